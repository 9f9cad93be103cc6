"""The listings of what happened: dialogues, meetings, agreements, and the partners that they make."""

from dataclasses import replace
from typing import get_args

from dialoguekb.listings.actors import membership_conditions
from dialoguekb.model.vocabulary import AgreementKind
from dialoguekb.query.listing import DOUBTS, Listing, Related, column, on_day

# A list, from which SQLite may start, and no condition that it must ask of every meeting.
_HAS_SIDE = "{meeting}.id in (select side.meeting from sides side where side.country = {{value}})"


def meeting_conditions(meeting: str) -> dict[str, str]:
    """Return filter -> SQL condition on the row of `meetings` with that alias."""
    has_side = _HAS_SIDE.format(meeting=meeting)
    return {
        "country": has_side,
        "with": has_side,
        "format": f"{meeting}.format = {{value}}",
        "level": f"{meeting}.level = {{value}}",
        "status": f"{meeting}.status = {{value}}",
        "dialogue": f"{meeting}.dialogue = {{value}}",
        "official": (
            f"exists (select 1 from participants seat where seat.meeting = {meeting}.id and seat.official = {{value}})"
        ),
        "topic": (
            "exists (select 1 from meeting_topics touched join topic_ancestors wider on wider.topic = touched.topic"
            f" where touched.meeting = {meeting}.id and wider.ancestor = {{value}})"
        ),
        "grouping": (
            "exists (select 1 from sides side join memberships member on member.country = side.country"
            f' where side.meeting = {meeting}.id and member."grouping" = {{value}}'
            f" and member.first_day <= coalesce({meeting}.last_day, :on_last)"
            f" and member.last_day >= coalesce({meeting}.first_day, :on_first))"
        ),
        "since": f"{meeting}.last_day >= {{first}}",
        "until": f"{meeting}.first_day <= {{last}}",
        "year": f"{meeting}.first_day <= {{last}} and {meeting}.last_day >= {{first}}",
    }


MEETINGS = Listing(
    name="meetings",
    summary="List the meetings in order of date.",
    details="A date may be partial: 2022 and 2022-04 stand for all of their days. --grouping keeps a meeting with"
    " any member at the table; the meetings of a grouping itself are those of its dialogues (--dialogue quad-leaders).",
    example="--country Japan --with India --format 2+2",
    source="meetings row",
    columns=(
        column("id", "Id"),
        column("dialogue", "Dialogue", featured=False),
        column("title", "Title", featured=False),
        column("format", "Format", featured=False),
        column("level", "Level", featured=False),
        column("ordinal", "No.", "number", featured=False),
        column("status", "Status"),
        column("start", "Start", "date"),
        column("end", "End", "date", featured=False),
        column("city", "City"),
        column("country", "Country", featured=False),
        column("mode", "Mode", featured=False),
        column("sides", "Sides", "list"),
        column(
            "participants",
            "Participants",
            "items",
            item="{name}",
            detail="{name}, {title} ({country})",
            featured=False,
        ),
        column("topics", "Topics", "list", featured=False),
        column("outcomes", "Outcomes", "list", featured=False),
        column("agreements", "Agreements", "list", featured=False),
        column("documents", "Documents", "items", item="{title}", detail="{title} {url}", featured=False),
        column(
            "reports",
            "Reports",
            "items",
            item="{source}: {status} {start}",
            detail="{source}: {status} {start}, {city}<, instead of {was}>; {note}",
            featured=False,
        ),
        column("disputes", "Disputes", "items", item="{field}: {kept}", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={**meeting_conditions("row"), "on": "row.first_day <= {last} and row.last_day >= {first}"},
    order="row.start is null, row.start, row.id",
    counted_levels=(),
)

_HELD = "from meetings meeting where meeting.dialogue = row.id and meeting.status = 'held'"

_DIALOGUE_SIDES = (
    "(select json_group_array(country) from (select distinct side.country from dialogue_sides side"
    f" where side.dialogue = row.id and {on_day('side')} order by 1))"
)

_HAS_DIALOGUE_SIDE = (
    "exists (select 1 from dialogue_sides side where side.dialogue = row.id and side.country = {value}"
    f" and {on_day('side')})"
)

_OF_DIALOGUE = {name: sql for name, sql in meeting_conditions("meeting").items() if name in
                {"official", "topic", "since", "until", "year"}}  # fmt: skip

DIALOGUES = Listing(
    name="dialogues",
    summary="List the dialogues and how often each has met.",
    details="Held, First and Latest count the meetings that were held. --official, --topic, --since, --until"
    " and --year keep a dialogue that has a meeting which matches all of these.",
    example="--country India --format 2+2",
    source="dialogues row",
    columns=(
        column("id", "Id"),
        column("name", "Name"),
        column("format", "Format"),
        column("level", "Level"),
        column("sides", "Sides", "list", expression=_DIALOGUE_SIDES),
        column("grouping", "Grouping", featured=False),
        column("founded", "Founded", "date", featured=False),
        column("meetings", "Held", "number", expression=f"(select count(*) {_HELD})"),
        column("first", "First", "date", expression=f"(select min(meeting.start) {_HELD})"),
        column("latest", "Latest", "date", expression=f"(select max(meeting.start) {_HELD})"),
        column("aliases", "Aliases", "list", featured=False),
        column("summary", "Summary", featured=False),
        column(
            "coverage",
            "Coverage",
            "items",
            item="{from}–{to}",
            detail="{from}–{to}<: {note}>",
            featured=False,
        ),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": _HAS_DIALOGUE_SIDE,
        "with": _HAS_DIALOGUE_SIDE,
        "dialogue": "row.id = {value}",
        "format": "row.format = {value}",
        "level": "row.level = {value}",
        "grouping": 'row."grouping" = {value}',
        "on": "1",
    },
    related=Related(
        condition="exists (select 1 from meetings meeting where meeting.dialogue = row.id and {related})",
        conditions=_OF_DIALOGUE,
    ),
    order="row.id",
)

_IS_PARTY = "exists (select 1 from parties party where party.agreement = row.id and party.country = {value})"

AGREEMENTS = Listing(
    name="agreements",
    summary="List the agreements in order of signature.",
    details="--on keeps those known to be in force that day; where no source gives the day of entry into force,"
    " an agreement is not among them.",
    example="--country India --with Japan --kind logistics",
    source="agreements row",
    columns=(
        column("id", "Id"),
        column("short", "Short"),
        column("title", "Title", featured=False),
        column("aliases", "Aliases", "list", featured=False),
        column("kind", "Kind"),
        column("parties", "Parties", "list"),
        column("signed", "Signed", "date"),
        column("place", "Place"),
        column("in_force", "In force", "date"),
        column("ended", "Ended", "date"),
        column(
            "signatories",
            "Signatories",
            "items",
            item="{name}",
            detail="{name}, {title} ({country})",
            featured=False,
        ),
        column("meeting", "Meeting", featured=False),
        column("summary", "Summary", featured=False),
        column("disputes", "Disputes", "items", item="{field}: {kept}", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": _IS_PARTY,
        "with": _IS_PARTY,
        "kind": "row.kind = {value}",
        "official": (
            "exists (select 1 from signatories hand where hand.agreement = row.id and hand.official = {value})"
        ),
        "meeting": (
            "exists (select 1 from meeting_agreements came where came.agreement = row.id and came.meeting = {value})"
        ),
        "dialogue": (
            "exists (select 1 from meeting_agreements came join meetings meeting on meeting.id = came.meeting"
            " where came.agreement = row.id and meeting.dialogue = {value})"
        ),
        "grouping": (
            "exists (select 1 from parties party join memberships member on member.country = party.country"
            ' where party.agreement = row.id and member."grouping" = {value}'
            " and member.first_day <= coalesce(row.signed_last_day, :on_last)"
            " and member.last_day >= coalesce(row.signed_first_day, :on_first))"
        ),
        "since": "row.signed_last_day >= {first}",
        "until": "row.signed_first_day <= {last}",
        "year": "row.signed_first_day <= {last} and row.signed_last_day >= {first}",
        "on": "row.in_force_first_day <= {last} and coalesce(row.ended_last_day, '9999-12-31') >= {first}",
    },
    order="row.signed is null, row.signed, row.id",
    choices={"kind": get_args(AgreementKind)},
)

_MET = (
    "from meetings meeting where meeting.status = 'held'"
    " and exists (select 1 from sides home where home.meeting = meeting.id and home.country = :home)"
    " and exists (select 1 from sides away where away.meeting = meeting.id and away.country = row.id) and {related}"
)

_SHARED_GROUPINGS = (
    '(select json_group_array("grouping") from (select distinct theirs."grouping" from memberships theirs'
    ' join memberships ours on ours."grouping" = theirs."grouping" where theirs.country = row.id'
    f" and ours.country = :home and {on_day('theirs')} and {on_day('ours')} order by 1))"
)

_MET_CONDITIONS = {name: sql for name, sql in meeting_conditions("meeting").items() if name in
                   {"format", "level", "dialogue", "official", "topic", "since", "until", "year"}}  # fmt: skip

_HAS_AGREEMENT = (
    "exists (select 1 from agreements signed join parties ours on ours.agreement = signed.id and ours.country = :home"
    " join parties theirs on theirs.agreement = signed.id and theirs.country = row.id where signed.kind = {value}"
    " and signed.signed_first_day <= :on_last and coalesce(signed.ended_last_day, '9999-12-31') >= :on_first)"
)

PARTNER_LEVELS = ("leader", "ministerial")
"""The levels of the meetings that make partners, where no filter says another."""

PARTNERS = Listing(
    name="partners",
    summary="List the countries that a country meets.",
    details="Counts meetings held, at ministerial level or above unless --level says otherwise. --until counts those up"
    " to a day; --on dates the groupings and agreements. An agreement counts from its signature until it ended.",
    example="India --format 2+2 --member-of QUAD",
    source="countries row",
    columns=(
        column("country", "Country", expression="row.id"),
        column("name", "Name"),
        column("meetings", "Meetings", "number", expression=f"(select count(*) {_MET})"),
        column("first", "First", "date", expression=f"(select min(meeting.start) {_MET})"),
        column("latest", "Latest", "date", expression=f"(select max(meeting.start) {_MET})"),
        column("shared_groupings", "Shared groupings", "list", expression=_SHARED_GROUPINGS),
    ),
    conditions={
        **membership_conditions("row.id"),
        "with_agreement": _HAS_AGREEMENT,
        "without_agreement": f"not {_HAS_AGREEMENT}",
        "on": "1",
    },
    related=Related(
        condition=f"row.id <> :home and exists (select 1 {_MET})",
        conditions=_MET_CONDITIONS,
        always=True,
        unless={"level": f"meeting.level in {PARTNER_LEVELS}"},
    ),
    order="row.id",
    counted_levels=PARTNER_LEVELS,
)


_YEARS_MET = (
    "(select json_group_array(year) from"
    f" (select substr(meeting.start, 1, 4) as year {_MET} and meeting.start is not null order by 1))"
)

MATRIX = replace(
    PARTNERS,
    name="matrix",
    rows_called="partners",
    columns=(
        column("country", "Country", expression="row.id"),
        column("name", "Name"),
        column("years", "Years", "list", expression=_YEARS_MET),
    ),
)
"""The partners with the year of each meeting held, from which `partners --matrix` is made."""
