"""The listing of disputes: fields on which sources disagree, of every kind of record."""

from dialoguekb.query.listing import Listing, column

LISTING = Listing(
    name="disputes",
    rank=10,
    summary="List the fields on which sources disagree.",
    details="Each comes with the value kept, the values not kept, and why. Filters keep the disputes of records that"
    " the listing of their kind keeps. --since, --until and --year look at the date of a meeting and the signature of"
    " an agreement; other records have no date and pass none of them.",
    example="--country Japan --with India",
    source="disputes row",
    columns=(
        column("record", "Record"),
        column("record_type", "Kind", featured=False),
        column("title", "Title", featured=False),
        column("field", "Field"),
        column("kept", "Kept"),
        column("sources", "Sources", "list", featured=False),
        column("not_kept", "Not kept", "items", item="{value}< ({sources})>"),
        column("why", "Why"),
    ),
    tables=("disputes",),
    records="row.record_type, row.record",
    kinds_with="unsourced",
    without=("on",),  # it means another thing for each kind
    order="row.record_type, row.record, row.field, row.position",
)
