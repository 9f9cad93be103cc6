"""Partners by year: how often each was met."""

from collections import Counter

from dialoguekb.model.columns import Column
from dialoguekb.query.selection import Answer


def by_year(partners: Answer) -> Answer:
    """Return a row for each partner with the meetings held each year, from the first year with one to the last.

    `partners` is an answer of the listing `matrix`.
    """
    met = [(country, name, Counter(years)) for country, name, years in partners.rows]
    all_years = sorted({int(year) for _, _, counts in met for year in counts})
    years = [f"{year:04}" for year in range(all_years[0], all_years[-1] + 1)] if all_years else []
    columns = (
        Column("country", "Country"),
        Column("name", "Name", featured=False),
        *(Column(year, year, "number") for year in years),
        Column("meetings", "All", "number"),
    )
    rows = [[country, name, *(counts[year] for year in years), counts.total()] for country, name, counts in met]
    return Answer(columns, rows)
