"""The listing of sources."""

from typing import get_args

from dialoguekb.model.vocabulary import SourceKind
from dialoguekb.query.conditions import by_date
from dialoguekb.query.listing import NOTE, Listing, Relation, column

_CITED_BY_MEETING = (
    "from citations cited join meetings meeting on cited.record_type = 'meeting' and cited.record = meeting.id"
    " where cited.source = row.id and {related}"
)

LISTING = Listing(
    name="sources",
    kind="source",
    rank=9,
    summary="List the sources in order of publication.",
    details="Filters on meetings keep the sources that such a meeting cites.",
    example="--country Japan --kind government",
    source="sources row",
    columns=(
        column("id", "Id"),
        column("publisher", "Publisher", drop=3),
        column("title", "Title"),
        column("authors", "Authors", "list", featured=False),
        column("url", "Address", featured=False),
        column("doi", "DOI", featured=False),
        column("archived", "Archived", "part", item="{url}< ({date})>", featured=False),
        column("published", "Published", "date"),
        column("accessed", "Accessed", "date", featured=False),
        column("language", "Language", featured=False),
        column("kind", "Kind", drop=2),
        column("via", "Via", featured=False),
        column(
            "cited_by",
            "Cited by",
            "number",
            expression="(select count(distinct record_type || ' ' || record) from citations where source = row.id)",
            meaning="How many records cite it.",
            drop=1,
        ),
        NOTE,
    ),
    tables=("sources",),
    related=Relation(table="meetings", alias="meeting", condition=f"exists (select 1 {_CITED_BY_MEETING})"),
    without=("on",),  # other dates are those of publication, and this one would be that of a meeting
    order=f"{by_date('row.published')}, row.id",
    choices={"kind": get_args(SourceKind)},
)
