"""The listing of topics."""

from dialoguekb.query.listing import NOTE, Listing, Related, column

_DISCUSSED = (
    "from meeting_topics touched join topic_ancestors wider on wider.topic = touched.topic"
    " join meetings meeting on meeting.id = touched.meeting where wider.ancestor = row.id and {related}"
)

LISTING = Listing(
    name="topics",
    kind="topic",
    rank=8,
    summary="List the topics and how many meetings touched each.",
    details="A topic counts the meetings of its narrower topics too. Filters on meetings narrow the count.",
    example="--country India --with Japan",
    source="topics row",
    columns=(
        column("id", "Id"),
        column("label", "Label"),
        column("aliases", "Aliases", "list", featured=False),
        column("broader", "Broader", "list", drop=1),
        column("definition", "Definition", featured=False),
        column(
            "meetings",
            "Meetings",
            "number",
            expression=f"(select count(distinct meeting.id) {_DISCUSSED})",
            meaning="How many meetings touched it or a narrower topic.",
        ),
        NOTE,
    ),
    tables=("topics",),
    related=Related(table="meetings", alias="meeting", condition=f"exists (select 1 {_DISCUSSED})"),
    order="row.id",
)
