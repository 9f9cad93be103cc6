"""The listing of topics."""

from dialoguekb.query.listing import NOTE, Listing, Relation, column

_COUNTS = """(
    select wider.ancestor as topic, count(distinct meeting.id) as meetings
    from meetings meeting
    join meeting_topics discussed on discussed.meeting = meeting.id
    join topic_ancestors wider on wider.topic = discussed.topic
    where {related}
    group by wider.ancestor
) counts"""
"""How many meetings touched each topic or a narrower one."""

LISTING = Listing(
    name="topics",
    kind="topic",
    rank=8,
    summary="List the topics and how many meetings touched each.",
    details="A topic counts the meetings of its narrower topics too. Filters on meetings narrow the count.",
    example="--country India --with Japan",
    source="topics row",
    counts=f"left join {_COUNTS} on counts.topic = row.id",
    columns=(
        column("id", "Id"),
        column("label", "Label"),
        column("aliases", "Aliases", "list", featured=False),
        column("narrower_words", "Narrower words", "list", featured=False),
        column("broader", "Broader", "list", drop=1),
        column("definition", "Definition", featured=False),
        column(
            "meetings",
            "Meetings",
            "number",
            expression="coalesce(counts.meetings, 0)",
            meaning="How many meetings touched it or a narrower topic.",
        ),
        NOTE,
    ),
    tables=("topics",),
    related=Relation(table="meetings", alias="meeting", condition="counts.meetings > 0"),
    order="row.id",
    counted_levels=(),
)
