"""The filters: one declaration each, from which options, SQL, scope lines, completion and types are made.

To add a filter, add an entry to `Filters`. Every listing takes it whose rows come from a table of its conditions,
or are related to the rows of such a table (`query.listing`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, TypedDict, get_args

from dialoguekb.errors import DeclarationError
from dialoguekb.model import vocabulary
from dialoguekb.model.dates import PartialDate
from dialoguekb.query import conditions
from dialoguekb.query.filter import Filter

Words = str | Sequence[str]
"""One value, or several that must all hold."""

Day = str | int | date | PartialDate
"""A date as text, at the precision you have (`2022`, `2022-04`, `last-year`), as a year, or as a value."""

_COUNTRY_PHRASES = {
    "meetings": "with {value} at the table",
    "agreements": ("to which {value} is a party", "to which {value} are parties"),
}


class Filters(TypedDict, total=False):
    """Every filter: its name in Python, its type, and its declaration. One of type `Words` may be repeated."""

    country: Annotated[
        Words,
        Filter(
            "name",
            "Keep what this country takes part in, by name, code or alias (`A,B` for either; repeat to require both).",
            "C",
            conditions.COUNTRY,
            _COUNTRY_PHRASES,
            kind="country",
        ),
    ]
    with_: Annotated[
        Words,
        Filter(
            "name",
            "Require this country too, as a second --country does.",
            "C",
            conditions.COUNTRY,
            _COUNTRY_PHRASES,
            kind="country",
        ),
    ]
    format: Annotated[
        str,
        Filter(
            "choice",
            "Keep one format.",
            "F",
            dict.fromkeys(("dialogues", "coverage", "meetings"), "{row}.format = {value}"),
            {"meetings": "in the format {value}"},
            choices=get_args(vocabulary.Format),
        ),
    ]
    level: Annotated[
        str,
        Filter(
            "choice",
            "Keep one level.",
            "L",
            dict.fromkeys(("dialogues", "coverage", "meetings"), "{row}.level = {value}"),
            {"meetings": "at {value} level"},
            choices=get_args(vocabulary.Level),
        ),
    ]
    status: Annotated[
        str,
        Filter(
            "choice",
            "Keep one status.",
            "S",
            {"meetings": "{row}.status = {value}"},
            {"meetings": "with the status {value}"},
            choices=get_args(vocabulary.Status),
        ),
    ]
    dialogue: Annotated[
        str,
        Filter(
            "name",
            "Keep one dialogue.",
            "D",
            conditions.DIALOGUE,
            {"meetings": "of the {value}", "agreements": "that came of the {value}"},
            kind="dialogue",
        ),
    ]
    official: Annotated[
        Words,
        Filter(
            "name",
            "Keep what this official took part in; repeatable.",
            "P",
            conditions.OFFICIAL,
            {"meetings": "attended by {value}", "agreements": "signed by {value}"},
            kind="official",
        ),
    ]
    meeting: Annotated[
        str,
        Filter(
            "name",
            "Keep this meeting, and what was agreed or cited there.",
            "M",
            conditions.MEETING,
            {"meetings": "called {value}", "agreements": "that came of the {value}"},
            kind="meeting",
        ),
    ]
    topic: Annotated[
        Words,
        Filter(
            "name",
            "Keep what touches this topic or a narrower one; repeatable.",
            "T",
            conditions.TOPIC,
            {"meetings": "on {value} (narrower topics included)"},
            kind="topic",
        ),
    ]
    city: Annotated[
        str,
        Filter(
            "word",
            "Keep what was held or signed in this city.",
            "C",
            {"meetings": "{row}.city = {value}", "agreements": "{row}.place = {value}"},
            {"meetings": "held in {value}", "agreements": "signed in {value}"},
            words=(
                "select city from meetings where city is not null"
                " union select place from agreements where place is not null and place <> 'virtual' order by 1"
            ),
        ),
    ]
    grouping: Annotated[
        Words,
        Filter(
            "name",
            "Keep what is this grouping's own: its members, dialogues, meetings and agreements.",
            "G",
            conditions.GROUPING,
            {
                "meetings": "in the dialogues of {value}",
                "agreements": ("among the members of {value}", "among the members of each of {value}"),
            },
            kind="grouping",
        ),
    ]
    member_at_table: Annotated[
        Words,
        Filter(
            "name",
            "Keep what involves a country that belonged to this grouping at the time.",
            "G",
            conditions.MEMBER_AT_TABLE,
            {
                "meetings": "with a member of {value} at the table that day",
                "agreements": "with a party that belonged to {value} when it was signed",
            },
            kind="grouping",
        ),
    ]
    member_of: Annotated[
        Words,
        Filter(
            "name",
            "Keep members of this grouping (today, or on --on).",
            "G",
            conditions.MEMBER_OF,
            kind="grouping",
        ),
    ]
    not_member_of: Annotated[
        Words,
        Filter(
            "name",
            "Leave out members of this grouping (today, or on --on).",
            "G",
            conditions.negate(conditions.MEMBER_OF),
            kind="grouping",
        ),
    ]
    with_agreement: Annotated[
        Words,
        Filter(
            "choice",
            "Keep partners with an agreement of this kind (today, or on --on).",
            "K",
            conditions.HAS_AGREEMENT,
            choices=get_args(vocabulary.AgreementKind),
        ),
    ]
    without_agreement: Annotated[
        Words,
        Filter(
            "choice",
            "Leave out partners with an agreement of this kind (today, or on --on).",
            "K",
            conditions.negate(conditions.HAS_AGREEMENT),
            choices=get_args(vocabulary.AgreementKind),
        ),
    ]
    kind: Annotated[
        str,
        Filter(
            "word",
            "Keep one kind.",
            "K",
            {
                **dict.fromkeys(("groupings", "agreements", "sources", "results"), "{row}.kind = {value}"),
                "disputes": "{row}.record_type = {value}",
            },
            words="select distinct kind from groupings order by 1",
        ),
    ]
    role: Annotated[str, Filter("choice", "Keep one role.", "R", conditions.ROLE, choices=get_args(vocabulary.Role))]
    since: Annotated[
        Day,
        Filter(
            "date",
            "Keep what ends on or after this date; a partial date counts from its first day.",
            "D",
            conditions.SINCE,
            {"meetings": "since {value}", "agreements": "signed since {value}"},
        ),
    ]
    until: Annotated[
        Day,
        Filter(
            "date",
            "Keep what begins on or before this date; a partial date counts to its last day.",
            "D",
            conditions.UNTIL,
            {"meetings": "until {value}", "agreements": "signed until {value}"},
        ),
    ]
    year: Annotated[
        str | int,
        Filter(
            "year",
            "Keep what falls in this year or range of years (2022-2024).",
            "Y",
            conditions.YEAR,
            {"meetings": "in {value}", "agreements": "signed in {value}"},
        ),
    ]
    on: Annotated[
        Day,
        Filter(
            "date",
            "Keep what is under way, in office or in force on this day.",
            "D",
            conditions.ON,
            {"meetings": "sitting on {value}", "agreements": ""},
        ),
    ]


def make_filter(parameter: str, form: Any, declared: object) -> Filter:
    """Return the filter of an entry of `Filters`, a parameter with its type and its declaration.

    Raises DeclarationError, a sentence for each part that it leaves open.
    """
    if not isinstance(declared, Filter):
        raise DeclarationError([f"filter {parameter}: write Annotated[str, Filter(...)] as its type"])
    faults = list(declared.faults())
    tables = {"meetings", "agreements"} & declared.conditions.keys()
    if "meetings" in tables and (missing := sorted(tables - declared.phrases.keys())):
        faults.append(f"declare a phrase for {' and '.join(missing)}")
    if faults:
        raise DeclarationError([f"filter {parameter}: {fault}" for fault in faults])
    return declared._replace(parameter=parameter, many=form == Words)


FILTERS: dict[str, Filter] = {
    declared.name: declared
    for declared in (
        make_filter(parameter, *(*get_args(annotation), None, None)[:2])
        for parameter, annotation in Filters.__annotations__.items()
    )
}
"""Every filter by name, in the order in which help shows them."""
