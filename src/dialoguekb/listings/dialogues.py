"""The listing of dialogues."""

from dialoguekb.query.conditions import first_date, on_day
from dialoguekb.query.listing import DOUBTS, Listing, Relation, column

_HELD = "from meetings meeting where meeting.dialogue = row.id and meeting.status = 'held'"

_DIALOGUE_SIDES = (
    "(select json_group_array(country) from (select distinct side.country from dialogue_sides side"
    f" where side.dialogue = row.id and {on_day('side')} order by 1))"
)

LISTING = Listing(
    name="dialogues",
    kind="dialogue",
    rank=5,
    summary="List the dialogues and how often each has met.",
    details="Held, First and Latest count the meetings that were held. Filters that only a meeting can answer"
    " (--official, --topic, --year) keep a dialogue that has a meeting which matches all of them.",
    example="--country India --format 2+2",
    source="dialogues row",
    columns=(
        column("id", "Id"),
        column("name", "Name"),
        column("format", "Format", drop=3),
        column("level", "Level", drop=1),
        column(
            "sides",
            "Sides",
            "list",
            expression=_DIALOGUE_SIDES,
            meaning="The countries at the table; of a grouping, its members on the day of `--on`, else today.",
            drop=4,
        ),
        column(
            "grouping",
            "Grouping",
            featured=False,
            expression="row.grouping_id",
            meaning="The grouping whose members meet; empty where `sides` are its own.",
        ),
        column("founded", "Founded", "date", featured=False),
        column(
            "meetings_held",
            "Held",
            "number",
            expression=f"(select count(*) {_HELD})",
            meaning="How many of its meetings were held.",
            drop=5,
        ),
        column(
            "first",
            "First",
            "date",
            expression=f"(select {first_date('meeting.start')} {_HELD})",
            meaning="When the first of these began.",
            drop=2,
        ),
        column(
            "latest",
            "Latest",
            "date",
            expression=f"(select {first_date('meeting.start', 'max')} {_HELD})",
            meaning="When the latest of these began.",
        ),
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
    tables=("dialogues",),
    related=Relation(
        table="meetings",
        alias="meeting",
        condition="exists (select 1 from meetings meeting where meeting.dialogue = row.id and {related})",
    ),
    order="row.id",
    counted_levels=(),
)
