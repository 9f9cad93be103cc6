"""The bounds of the query of a user: it only reads, ends in time, and keeps within memory."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress

from dialoguekb.current_time import monotonic_seconds

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
"""What a query may do, apart from calling functions."""

_FORBIDDEN_FUNCTIONS = {"load_extension", "fts3_tokenizer"}
"""Functions that reach beyond the data."""

TIMEOUT = 10.0
"""float, seconds that a query may take unless the user gives another number."""

_STEPS = 500
"""int, steps of SQLite's machine between two checks of clock and memory; each step can make a value."""

MOST_MEMORY = 512 * 1024 * 1024
"""int, bytes by which the program may grow while a query runs."""

_MEMORY_INTERVAL = 0.002
"""float, seconds between two looks at the memory, which take longer than a look at the clock."""

LONGEST_VALUE = 1024 * 1024
"""int, bytes of a text or blob that a query may make: one step can take its square in time."""

LONGEST_PATTERN = 1000
"""int, bytes of a pattern of `like` or `glob`."""

Watch = Callable[[str, float], AbstractContextManager[None]]
"""Called with where a query was typed (`--where`; empty for none) and the seconds that it may take: a block around it.

SQLite looks at the bounds between two steps; a watch may end a program whose query stays in one.
"""


def no_watch(_what: str, _timeout: float) -> AbstractContextManager[None]:
    """Leave a query to its bounds."""
    return nullcontext()


class Bounds:
    """The time and the memory that a query has, from now on, and which of them it exceeded."""

    def __init__(self, timeout: float) -> None:
        """Start the clock; `timeout` is in seconds."""
        self.timeout = timeout
        self.longest_value = LONGEST_VALUE
        """int, bytes of a text, a blob or a row."""
        self.is_out_of_time = False
        self.is_out_of_memory = False
        self.is_forbidden = False
        """Whether the query tried what it may not do."""
        self.forbidden_function = ""
        """str, the function that it may not call but did; empty if there is none."""
        self._end = monotonic_seconds() + timeout
        self._most = resident_memory() + MOST_MEMORY
        self._next_look = 0.0

    def are_exceeded(self) -> bool:
        """Whether the query must stop."""
        now = monotonic_seconds()
        self.is_out_of_time = now > self._end
        if now >= self._next_look:
            self._next_look = now + _MEMORY_INTERVAL
            self.is_out_of_memory = resident_memory() > self._most
        return self.is_out_of_memory or self.is_out_of_time

    def authorize(
        self, action: int, _first: str | None, second: str | None, _database: str | None, _: str | None
    ) -> int:
        """Allow SQLite an action (one of `sqlite3.SQLITE_*`), or deny it."""
        if action == sqlite3.SQLITE_FUNCTION:
            allowed = (second or "").casefold() not in _FORBIDDEN_FUNCTIONS
            self.forbidden_function = self.forbidden_function or ("" if allowed else str(second))
        else:
            allowed = action in _ALLOWED
        self.is_forbidden = self.is_forbidden or not allowed
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


@contextmanager
def enforce_bounds(connection: sqlite3.Connection, bounds: Bounds) -> Iterator[None]:
    """Keep everything that runs on the connection inside the block within the bounds.

    SQLite then raises DatabaseError for a forbidden action, OperationalError (`interrupted`) once the bounds are
    exceeded, and DataError for a value that is too long.
    """
    # The first use of a virtual table sets it up, by actions that the authorizer forbids.
    connection.execute("select 1 from json_each('[]'), json_tree('[]')").fetchone()
    most = {
        sqlite3.SQLITE_LIMIT_LENGTH: bounds.longest_value,
        sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: LONGEST_PATTERN,
    }
    before = {category: connection.setlimit(category, limit) for category, limit in most.items()}
    connection.set_progress_handler(bounds.are_exceeded, _STEPS)
    connection.set_authorizer(bounds.authorize)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, _STEPS)
        for category, limit in before.items():
            connection.setlimit(category, limit)


def limit_heap() -> None:
    """Let SQLite take no more memory than a query may have; the limit holds for all of the process, and stays."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"pragma hard_heap_limit = {resident_memory() + MOST_MEMORY}")
    connection.close()


def resident_memory() -> int:
    """Return the bytes of memory that the program uses now.

    Where the system does not say, the most that it has used so far; 0 where it says nothing. On Linux the most so far
    is no measure: a program takes it over from the one that started it.
    """
    with suppress(OSError, ValueError, IndexError):
        descriptor = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            return int(os.read(descriptor, 200).split()[1]) * os.sysconf("SC_PAGE_SIZE")
        finally:
            os.close(descriptor)
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not available on every system

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return 0
