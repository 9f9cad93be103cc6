"""The bounds of the query of a user: it only reads, ends in time, and keeps within memory."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from dialoguekb.clock import seconds

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
"""What a query may do, apart from calling functions."""

_FORBIDDEN_FUNCTIONS = {"load_extension", "fts3_tokenizer"}
"""Functions that reach beyond the data."""

TIMEOUT = 10.0
"""float, seconds that a query may take unless the user gives another number."""

_STEPS = 10_000
"""int, steps of SQLite's machine between two checks of clock and memory: a few milliseconds at most."""

MOST_MEMORY = 512 * 1024 * 1024
"""int, bytes by which the program may grow while a query runs."""

LONGEST_VALUE = 16 * 1024 * 1024
"""int, bytes of a text or blob that a query may make."""


class Bounds:
    """The time and the memory that a query has, from now on."""

    def __init__(self, timeout: float) -> None:
        """Start the clock; `timeout` is in seconds."""
        self.timeout = timeout
        self.is_out_of_memory = False
        self._end = seconds() + timeout
        self._most = _peak_memory() + MOST_MEMORY

    def are_exceeded(self) -> bool:
        """Whether the query must stop."""
        self.is_out_of_memory = _peak_memory() > self._most
        return self.is_out_of_memory or seconds() > self._end


@contextmanager
def enforce_bounds(connection: sqlite3.Connection, bounds: Bounds) -> Iterator[None]:
    """Keep everything that runs on the connection inside the block within the bounds.

    SQLite then raises DatabaseError for a forbidden action, OperationalError (`interrupted`) once the bounds are
    exceeded, and DataError for a value that is too long.
    """
    # The first use of a virtual table sets it up, by actions that the authorizer forbids.
    connection.execute("select 1 from json_each('[]'), json_tree('[]')").fetchone()
    longest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.set_progress_handler(bounds.are_exceeded, _STEPS)
    connection.set_authorizer(_authorize)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, _STEPS)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)


def _authorize(action: int, _first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").casefold() not in _FORBIDDEN_FUNCTIONS
    else:
        allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _peak_memory() -> int:
    """Return the most bytes that the program has used so far; 0 where the system does not say."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not available on every system

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return 0
