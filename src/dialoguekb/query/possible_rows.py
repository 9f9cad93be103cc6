"""Rows that `--on` cannot be sure of: a member `from 2010`, an agreement whose entry into force is not established.

`--on` keeps what may hold that day by a partial date, and leaves out agreements without a day of entry into force.
What certainly holds needs no remark.
"""

import sqlite3
from collections.abc import Iterator

from dialoguekb.model.dates import PartialDate
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question, select
from dialoguekb.query.typed_values import read_date, read_filter

_CERTAIN = (
    "coalesce(start || substr('-12-31', length(start) - 3), first_day) <= :last"
    " and coalesce(end || substr('-01-01', length(end) - 3), last_day) >= :first"
)
"""SQL: the latest day on which a stretch may begin, and the earliest on which it may end, leave the days no doubt."""

_STRETCHES = {
    "countries": ("memberships", "country", ("grouping", "member_of"), "grouping_id"),
    "groupings": ("memberships", "grouping_id", ("country",), "country"),
    "officials": ("tenures", "official", ("role",), "role"),
    "offices": ("tenures", "office", (), ""),
}
"""Listing -> the table of stretches, its column with the row's id, and the filters that a column of it answers."""


def possible_rows(connection: sqlite3.Connection, listing: Listing, question: Question) -> Iterator[str]:
    """Yield the rows that an answer to `--on` holds for a possible stretch alone, each with that stretch."""
    if listing.name not in _STRETCHES or "on" not in question.filters:
        return
    table, column, filters, asked = _STRETCHES[listing.name]
    day = read_date("--on", question.filters["on"][-1])
    parameters = {"first": day.first, "last": day.last}
    conditions = ["first_day <= :last and last_day >= :first"]
    wanted = [
        each.value
        for name in filters
        if name in question.filters
        for value in read_filter(connection, listing, name, question.filters[name])
        for each in value.alternatives
    ]
    if filters and not wanted and table == "memberships":
        return
    if wanted:
        places = ", ".join(f":wanted_{n}" for n in range(len(wanted)))
        parameters |= {f"wanted_{n}": value for n, value in enumerate(wanted)}
        conditions.append(f"{asked} in ({places})")
    kept = {row[0] for row in select(connection, listing, _of_ids(question)).rows}
    query = (
        f"select {column}, {'official' if table == 'tenures' else column}, start, end from {table}"
        f" where {' and '.join(conditions)} group by 1, 2 having max({_CERTAIN}) = 0 order by 1, 2"
    )
    for record_id, shown, start, end in connection.execute(query, parameters):
        if record_id in kept:
            yield f"{shown} ({_days(start, end)})"


def rows_without_force(connection: sqlite3.Connection, listing: Listing, question: Question) -> Iterator[str]:
    """Yield the agreements signed by the day of `--on` and not ended before it that have no day of entry into force."""
    if listing.name != "agreements" or "on" not in question.filters:
        return
    day = read_date("--on", question.filters["on"][-1])
    others = {name: values for name, values in question.filters.items() if name != "on"}
    columns = ["id", "signed", "in_force", "ended"]
    asked = question._replace(filters=others, columns=columns, sort=None, limit=None)
    for agreement, signed, in_force, ended in select(connection, listing, asked).rows:
        is_signed = signed and PartialDate.parse(signed).earliest.isoformat() <= (day.last or "")
        is_ended = ended and PartialDate.parse(ended).latest.isoformat() < (day.first or "")
        if is_signed and not in_force and not is_ended:
            yield agreement


def _of_ids(question: Question) -> Question:
    return question._replace(columns=["id"], sort=None, limit=None)


def _days(start: str | None, end: str | None) -> str:
    """Return `from 2010`, `to 2012` or `2010–2012`."""
    if start and end:
        return f"{start}–{end}"
    return f"from {start}" if start else f"to {end}"
