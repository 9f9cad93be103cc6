"""The listing of offices and their holders."""

from dialoguekb.model.vocabulary import IN_TURN
from dialoguekb.query.conditions import on_day
from dialoguekb.query.listing import DOUBTS, Listing, column

_HOLDERS = (
    "(select json_group_array(json_object('official', official, 'name', name, 'from', start, 'to', end,"
    " 'acting', json(case when acting then 'true' else 'false' end), 'as_of', as_of)) from (select tenure.*,"
    " holder.name from"
    " tenures tenure join officials holder on holder.id = tenure.official where tenure.office = row.id"
    f" and {on_day('tenure')} order by tenure.first_day, tenure.official))"
)


def _on_the_day(column: str) -> str:
    """Return the SQL of a column of the titles that stand on the day, one after the other; else that of the office."""
    return (
        f"coalesce((select group_concat({column}, '{IN_TURN}') from (select distinct {column} from office_titles title"
        f" where title.office = row.id and title.{column} is not null and {on_day('title')}"
        f" order by title.first_day)), row.{column})"
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
        column(
            "title",
            "Title",
            expression=_on_the_day("title"),
            meaning="Its title on the day of `--on`, else today.",
        ),
        column(
            "ministry",
            "Ministry",
            featured=False,
            expression=_on_the_day("ministry"),
            meaning="Its ministry on the day of `--on`, else today.",
        ),
        column(
            "titles",
            "Titles",
            "items",
            item="{title} {from}–{to}",
            featured=False,
        ),
        column("concurrent", "Concurrent", "flag", expression="nullif(row.concurrent, 0)", on_request=True),
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
