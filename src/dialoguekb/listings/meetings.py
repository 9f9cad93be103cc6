"""The listing of meetings."""

from dialoguekb.query.conditions import by_date
from dialoguekb.query.listing import GAPS, Listing, column

_DOCUMENT_URLS = (
    "(select json_group_array(json_extract(value, '$.url')) from json_each(row.documents)"
    " where json_extract(value, '$.url') is not null)"
)

LISTING = Listing(
    name="meetings",
    kind="meeting",
    rank=6,
    summary="List the meetings in order of date.",
    details="A date may be partial: 2022 and 2022-04 stand for all of their days. --grouping keeps the"
    " meetings of a grouping itself, --member-at-table those with any of its members at the table.",
    example="--country Japan --with India --format 2+2",
    source="meetings row",
    columns=(
        column("id", "Id"),
        column("dialogue", "Dialogue", featured=False),
        column("title", "Title", featured=False, meaning="Its own title, or the name of its dialogue and the date."),
        column("aliases", "Aliases", "list", on_request=True),
        column("format", "Format", featured=False),
        column("level", "Level", featured=False),
        column("ordinal", "No.", "number", featured=False),
        column("status", "Status"),
        column("start", "Start", "date"),
        column("end", "End", "date", featured=False),
        column("city", "City", drop=2, short=10),
        column("country", "Country", featured=False),
        column("mode", "Mode", featured=False),
        column("sides", "Sides", "list", drop=1),
        column(
            "participants",
            "Participants",
            "items",
            item="{name} ({country})<!official: (no record)>",
            detail="{name}, {title} ({country})<!official: (no record)>",
            featured=False,
        ),
        column("topics", "Topics", "list", featured=False),
        column("topics_from", "Topics from", featured=False),
        column("outcomes", "Outcomes", "list", featured=False),
        column("agreements", "Agreements", "list", featured=False),
        column("documents", "Documents", "items", item="{title}", detail="{title} {url}", featured=False),
        column(
            "document_urls",
            "Document addresses",
            "list",
            expression=_DOCUMENT_URLS,
            on_request=True,
            meaning="The addresses of its documents; only if you name it.",
        ),
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
        *GAPS,
    ),
    tables=("meetings",),
    order=f"{by_date('row.start')}, row.id",
    counted_levels=(),
)
