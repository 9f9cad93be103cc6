"""A query from outside in, its rows out, within the bounds of `guard`."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialoguekb.query.query_limits import TIMEOUT, Bounds, guarded
from dialoguekb.query.sql_errors import SQL_ERRORS, Attempt, fault_of
from dialoguekb.query.sql_functions import add_functions


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a query gave."""

    columns: tuple[str, ...]
    """The names of its columns, as SQL gives them."""
    fetched: list[tuple[Any, ...]]
    """Its rows: str, int, float, bytes or None."""


def run_guarded(
    connection: sqlite3.Connection,
    what: str,
    statement: str,
    parameters: Mapping[str, Any],
    columns: Sequence[str],
    *,
    timeout: float = TIMEOUT,
    limit: int | None = None,
) -> Fetched:
    """Run a query that a user wrote, or wrote a part of (`what`: `--where`), and return its rows, `limit` at most.

    `columns` are the names that it may use, for the nearest of them. Raises WrongCallError in one line.
    """
    faults = add_functions(connection)
    bounds = Bounds(timeout)
    with guarded(connection, bounds):
        try:
            cursor = connection.execute(statement, dict(parameters))
            names = tuple(str(described[0]) for described in cursor.description or ())
            rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit)
            cursor.close()
        except SQL_ERRORS as error:
            from dialoguekb.index.tables import DOCUMENTED_TABLES  # noqa: PLC0415 - imports every declaration

            raise fault_of(error, Attempt(what, DOCUMENTED_TABLES, columns, bounds, faults)) from None
    return Fetched(names, rows)
