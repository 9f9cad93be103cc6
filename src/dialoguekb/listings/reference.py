"""The listings that others refer to: topics and sources."""

from typing import get_args

from dialoguekb.listings.events import meeting_conditions
from dialoguekb.model.vocabulary import SourceKind
from dialoguekb.query.listing import Listing, Related, column

_SCOPE = {name: sql for name, sql in meeting_conditions("meeting").items() if name not in {"topic", "status"}}

_DISCUSSED = (
    "from meeting_topics touched join topic_ancestors wider on wider.topic = touched.topic"
    " join meetings meeting on meeting.id = touched.meeting where wider.ancestor = row.id and {related}"
)

TOPICS = Listing(
    name="topics",
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

_CITED_BY_MEETING = (
    "from citations cited join meetings meeting on cited.kind = 'meeting' and cited.record = meeting.id"
    " where cited.source = row.id and {related}"
)

SOURCES = Listing(
    name="sources",
    summary="List the sources in order of publication.",
    details="Filters on meetings keep the sources that such a meeting cites.",
    example="--country Japan --kind government",
    source="sources row",
    columns=(
        column("id", "Id"),
        column("publisher", "Publisher"),
        column("title", "Title"),
        column("url", "Address", featured=False),
        column("published", "Published", "date"),
        column("accessed", "Accessed", "date", featured=False),
        column("language", "Language", featured=False),
        column("kind", "Kind"),
        column("via", "Via", featured=False),
        column(
            "cited_by",
            "Cited by",
            "number",
            expression="(select count(distinct kind || ' ' || record) from citations where source = row.id)",
        ),
    ),
    conditions={
        "kind": "row.kind = {value}",
        "since": "row.published_last_day >= {first}",
        "until": "row.published_first_day <= {last}",
        "year": "row.published_first_day <= {last} and row.published_last_day >= {first}",
    },
    related=Related(
        condition=f"exists (select 1 {_CITED_BY_MEETING})",
        conditions={name: sql for name, sql in _SCOPE.items() if name not in {"since", "until", "year"}},
    ),
    order="row.published is null, row.published, row.id",
    choices={"kind": get_args(SourceKind)},
)
