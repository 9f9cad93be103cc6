"""The listing of topics."""

from dialoguekb.query.conditions import meeting_conditions
from dialoguekb.query.listing import Listing, Related, column

_SCOPE = {name: sql for name, sql in meeting_conditions("meeting").items() if name not in {"topic", "status"}}

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
        column("broader", "Broader", "list"),
        column("definition", "Definition", featured=False),
        column("meetings", "Meetings", "number", expression=f"(select count(distinct meeting.id) {_DISCUSSED})"),
    ),
    conditions={
        "topic": (
            "exists (select 1 from topic_ancestors wider where wider.topic = row.id and wider.ancestor = {value})"
        ),
    },
    related=Related(condition=f"exists (select 1 {_DISCUSSED})", conditions=_SCOPE),
    order="row.id",
)
