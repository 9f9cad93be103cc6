"""The listing of dialogues."""

from dialoguekb.query.conditions import meeting_conditions
from dialoguekb.query.listing import DOUBTS, Listing, Related, column, on_day

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

LISTING = Listing(
    name="dialogues",
    kind="dialogue",
    rank=5,
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
        column("grouping", "Grouping", featured=False, expression="row.grouping_id"),
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
        "grouping": "row.grouping_id = {value}",
        "on": "1",
    },
    related=Related(
        condition="exists (select 1 from meetings meeting where meeting.dialogue = row.id and {related})",
        conditions=_OF_DIALOGUE,
    ),
    order="row.id",
)
