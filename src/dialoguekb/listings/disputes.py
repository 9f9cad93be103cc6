"""The listing of disputes: fields on which sources disagree, of every kind of record."""

from dialoguekb.query.listing import Listing, column

LISTING = Listing(
    name="disputes",
    rank=10,
    summary="List the fields on which sources disagree.",
    details="Shows the value kept, the values not kept, and why. A filter keeps a dispute if the listing of its kind"
    " keeps the record. --since, --until and --year compare the date of a meeting and the signature of an agreement;"
    " they leave out all other records.",
    example="--country Japan --with India",
    source="disputes row",
    columns=(
        column("record", "Record", meaning="The id of the record."),
        column("record_type", "Kind", featured=False, meaning="The kind of record (`meeting`)."),
        column("title", "Title", featured=False, meaning="What the record is called."),
        column("field", "Field", meaning="The field on which sources disagree."),
        column("kept", "Kept", meaning="The value that the record keeps; empty where it keeps none."),
        column("sources", "Sources", "list", featured=False, meaning="The sources of the value kept."),
        column(
            "not_kept",
            "Not kept",
            "items",
            item="{value}< ({sources})>",
            meaning="The other values, each with its sources.",
        ),
        column("why", "Why", meaning="Why the value is kept.", drop=1),
    ),
    tables=("disputes",),
    records="row.record_type, row.record",
    kinds_with="unsourced",
    without=("on",),  # it means another thing for each kind
    order="row.record_type, row.record, row.field, row.position",
)
