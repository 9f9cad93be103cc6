"""The listing of disputes: fields on which sources disagree, of every kind of record."""

from collections.abc import Mapping

from dialoguekb.query.actors import OFFICES, OFFICIALS
from dialoguekb.query.events import AGREEMENTS, DIALOGUES, MEETINGS
from dialoguekb.query.listing import Listing, column
from dialoguekb.records import PLURALS, RECORD_CLASSES, Sourced

_ITSELF = "row.id = {value}"
"""The condition that a record is the one that was named."""

_KINDS = tuple(cls.record_kind for cls in RECORD_CLASSES if issubclass(cls, Sourced))


def _whose_record(conditions: Mapping[str, str]) -> str:
    """Return the condition that a dispute's record passes: kind -> SQL condition on the row of such a record."""
    passing = " union all ".join(
        f"select '{kind}', row.id from {PLURALS[kind]} row where {condition}" for kind, condition in conditions.items()
    )
    return f"(row.kind, row.record) in ({passing})"


def _as_listed(name: str, *listings: Listing, **own: str) -> str:
    """Return the condition that a record is one that its own listing keeps by the filter, or passes `own`."""
    kinds = {plural: kind for kind, plural in PLURALS.items()}
    return _whose_record({**{kinds[listing.name]: listing.conditions[name] for listing in listings}, **own})


_OF_COUNTRY = ("country", OFFICES, OFFICIALS, DIALOGUES, MEETINGS, AGREEMENTS)

DISPUTES = Listing(
    name="disputes",
    summary="List the fields on which sources disagree.",
    details="Each comes with the value kept, the values not kept, and why. --since, --until and --year look at the date"
    " of a meeting and the signature of an agreement; other records have no date and pass none of them.",
    example="--country Japan --with India",
    source="disputes row",
    columns=(
        column("record", "Record"),
        column("kind", "Kind", featured=False),
        column("title", "Title", featured=False),
        column("field", "Field"),
        column("kept", "Kept"),
        column("sources", "Sources", "list", featured=False),
        column("not_kept", "Not kept", "items", item="{value}", detail="{value}< ({sources})>"),
        column("why", "Why"),
    ),
    conditions={
        "country": _as_listed(*_OF_COUNTRY, country=_ITSELF),
        "with": _as_listed(*_OF_COUNTRY, country=_ITSELF),
        "format": _as_listed("format", DIALOGUES, MEETINGS),
        "level": _as_listed("level", DIALOGUES, MEETINGS),
        "dialogue": _as_listed("dialogue", MEETINGS, AGREEMENTS, dialogue=_ITSELF),
        "official": _as_listed("official", MEETINGS, AGREEMENTS, official=_ITSELF),
        "grouping": _as_listed("grouping", DIALOGUES, MEETINGS, AGREEMENTS, grouping=_ITSELF),
        "kind": "row.kind = {value}",
        "since": _as_listed("since", MEETINGS, AGREEMENTS),
        "until": _as_listed("until", MEETINGS, AGREEMENTS),
        "year": _as_listed("year", MEETINGS, AGREEMENTS),
    },
    order="row.kind, row.record, row.field, row.position",
    choices={"kind": _KINDS},
)
