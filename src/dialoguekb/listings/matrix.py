"""The listing of partners with the year of each meeting, and the table of counts made from it."""

from collections import Counter

from dialoguekb.listings.partners import LISTING as PARTNERS
from dialoguekb.model.columns import Column
from dialoguekb.query.listing import column
from dialoguekb.query.selection import Answer

LISTING = PARTNERS._replace(
    name="matrix",
    rank=None,
    rows_called="partners",
    columns=(
        column("country", "Country", expression="row.id"),
        column("name", "Name"),
        column("years", "Years", "list", expression="met.years"),
    ),
)
"""The partners with the year of each meeting held, which `by_year` counts."""


def by_year(partners: Answer) -> Answer:
    """Return a row for each partner with the meetings held each year, from the first year with one to the last.

    `partners` is an answer of the listing `matrix`.
    """
    met = [(country, name, Counter(years)) for country, name, years in partners.rows]
    all_years = sorted({int(year) for _, _, counts in met for year in counts})
    years = [f"{year:04}" for year in range(all_years[0], all_years[-1] + 1)] if all_years else []
    columns = (
        Column("country", "Code"),
        Column("name", "Name", featured=False, drop=1),
        *(Column(year, year, "number", drop=drop) for drop, year in enumerate(years, 2)),
        Column("meetings_held", "All", "number"),
    )
    rows = [[country, name, *(counts[year] for year in years), counts.total()] for country, name, counts in met]
    return Answer(columns, rows)
