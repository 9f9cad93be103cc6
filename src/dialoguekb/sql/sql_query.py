"""A query in SQL in, an answer out."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import count
from math import isfinite
from typing import Any

from dialoguekb.errors import WrongCallError
from dialoguekb.model.columns import Column
from dialoguekb.query.guarded_query import run_guarded
from dialoguekb.query.quoted_names import as_names, as_typed
from dialoguekb.query.selection import Answer

LONGEST_QUERY = 100_000
"""int, characters of a query."""


def run_sql(
    connection: sqlite3.Connection, query: str, parameters: Mapping[str, str], *, timeout: float, limit: int | None
) -> Answer:
    """Return the rows of a query, `limit` at most. Raises WrongCallError, in one line, for one that fails."""
    if len(query) > LONGEST_QUERY:
        raise WrongCallError(f"sql: the query is longer than {LONGEST_QUERY:,} characters")
    result = run_guarded(connection, "sql", as_names(query), parameters, timeout=timeout, limit=limit)
    if not result.columns:
        raise WrongCallError("sql: there is no query in it; write: dialoguekb sql 'select id, start from meetings'")
    rows = [[_value(value) for value in row] for row in result.rows]
    headings = tuple(as_typed(heading, query) for heading in result.columns)
    return Answer(tuple(_columns(headings, rows)), rows)


def _columns(names: tuple[str, ...], rows: list[list[Any]]) -> Iterator[Column]:
    """Yield the columns of an answer, no two with one name: JSON has no place for the second."""
    for place, unique in enumerate(_distinct(names)):
        values = [row[place] for row in rows if row[place] is not None]
        is_number = bool(values) and all(isinstance(value, int | float) for value in values)
        yield Column(unique, unique, "number" if is_number else "text")


def _distinct(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the names; a name's further uses with the first number behind it (`a_2`) that makes no other name."""
    used, yielded = set(names), set[str]()
    for name in names:
        unique = name
        if name in yielded:
            unique = next(numbered for n in count(2) if (numbered := f"{name}_{n}") not in used)
        used.add(unique)
        yielded.add(unique)
        yield unique


def _value(value: Any) -> Any:
    """Return a value as every form of output can write it: bytes as hexadecimal digits, infinity as text."""
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, float) and not isfinite(value) else value
