"""The listing of offices and their holders."""

from dialoguekb.query.conditions import on_day
from dialoguekb.query.listing import DOUBTS, Listing, column

_HOLDERS = (
    "(select json_group_array(json_object('official', official, 'name', name, 'from', start, 'to', end,"
    " 'acting', json(case when acting then 'true' else 'false' end), 'as_of', as_of)) from (select tenure.*,"
    " holder.name from"
    " tenures tenure join officials holder on holder.id = tenure.official where tenure.office = row.id"
    f" and {on_day('tenure')} order by tenure.first_day, tenure.official))"
)

LISTING = Listing(
    name="offices",
    kind="office",
    rank=3,
    summary="List the offices and who holds them.",
    details="Holders are those of today, or of --on; on a day of handover both are shown.",
    example="--country Japan --on 2022-09-08",
    source="offices row",
    columns=(
        column("id", "Id"),
        column("country", "Country", drop=1),
        column("role", "Role", drop=2),
        column("also", "Also", "list", featured=False),
        column("title", "Title"),
        column("ministry", "Ministry", featured=False),
        column(
            "holders",
            "Held by",
            "items",
            item="{name}<?acting: (acting)>< (as of {as_of})>",
            expression=_HOLDERS,
            meaning="Who holds it on the day of `--on`, else today; `as_of` is the latest day that a source covers.",
        ),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    tables=("offices",),
    without=("with",),  # an office is of one country
    order="row.country, row.id",
)
