"""Runs the query of a user within the bounds of `query_limits`."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dialoguekb.query.query_limits import TIMEOUT, Bounds, enforce_bounds
from dialoguekb.query.sql_errors import SQL_ERRORS, Attempt, Names, error_of, is_damage, is_interruption
from dialoguekb.query.sql_functions import add_functions
from dialoguekb.query.stored_lengths import longest_row


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave."""

    columns: tuple[str, ...]
    """The names of its columns, as SQL gives them."""
    rows: list[tuple[Any, ...]]
    """Its rows: str, int, float, bytes or None."""


def run_guarded(
    connection: sqlite3.Connection,
    what: str,
    statement: str,
    parameters: Mapping[str, Any],
    columns: Sequence[str] | None = None,
    *,
    other_names: Mapping[str, str] | None = None,
    timeout: float = TIMEOUT,
    limit: int | None = None,
) -> Result:
    """Run a query that a user wrote, or wrote a part of (`what`: `--where`), and return its rows, `limit` at most.

    `columns` are the columns that it may name; None for those of the tables in it. `other_names` maps what else such
    a column is called, in small letters, to its name. Raises WrongCallError, in one line, for a query that fails, and
    KeyboardInterrupt where a signal ends it. sqlite3.Error of an index that cannot be read passes.
    """
    function_errors = add_functions(connection)
    bounds = Bounds(timeout)
    try:
        try:
            return _run(connection, statement, parameters, bounds, limit)
        except sqlite3.DataError:
            # A row of the index may be longer than what a query may make.
            longest = longest_row(connection)
            if longest <= bounds.longest_value:
                raise
            bounds.longest_value += longest
            return _run(connection, statement, parameters, bounds, limit)
    except SQL_ERRORS as error:
        if is_damage(error):
            raise
        if is_interruption(error, bounds, function_errors):
            raise KeyboardInterrupt from None
        names_known = _names_for(statement, columns, other_names)
        raise error_of(error, Attempt(what, statement, names_known, bounds, function_errors)) from None


def _run(
    connection: sqlite3.Connection, statement: str, parameters: Mapping[str, Any], bounds: Bounds, limit: int | None
) -> Result:
    with enforce_bounds(connection, bounds):
        cursor = connection.execute(statement, dict(parameters))
        names = tuple(str(described[0]) for described in cursor.description or ())
        rows = list(_fetch(cursor, bounds, limit))
        cursor.close()
    return Result(names, rows)


def _fetch(cursor: sqlite3.Cursor, bounds: Bounds, limit: int | None) -> Iterator[tuple[Any, ...]]:
    """Yield the rows, `limit` at most; raise MemoryError once they are too large, which SQLite itself cannot know."""
    rows = cursor if limit is None else islice(cursor, limit)  # `fetchmany(0)` returns all rows
    for row in rows:
        yield row
        if bounds.are_exceeded():
            raise MemoryError if bounds.is_out_of_memory else sqlite3.OperationalError("interrupted")


def _names_for(query: str, columns: Sequence[str] | None, other_names: Mapping[str, str] | None) -> Names:
    """Return the tables of the index with `columns`; where these are None, with those of the tables in the query."""
    from dialoguekb.index.tables import DOCUMENTED_TABLES, TABLES, former_names  # noqa: PLC0415 - takes time to import

    if columns is not None:
        return Names(DOCUMENTED_TABLES, columns, other_names or {})
    tables = [table for table in DOCUMENTED_TABLES if re.search(rf"\b{table}\b", query, re.IGNORECASE)]
    tables = tables or list(DOCUMENTED_TABLES)
    named = dict.fromkeys(column for table in tables for column in TABLES[table].column_names)
    return Names(DOCUMENTED_TABLES, tuple(named), former_names(tables))
