"""SQLite's complaints about a query from outside, each as one clear line."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dialoguekb.errors import DialoguekbError, UnknownValueError, WrongCallError
from dialoguekb.model.nearest import nearest
from dialoguekb.query.query_limits import MOST_MEMORY, Bounds
from dialoguekb.query.sql_functions import FUNCTIONS, FunctionFaults

Match = re.Match[str]

_MOST_LISTED = 30
"""int: so many columns can still be read in a line."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a query may use."""

    tables: Sequence[str]
    """The tables."""
    columns: Sequence[str]
    """The columns of these tables."""
    former: Mapping[str, str] = field(default_factory=dict)
    """What a column was called in an earlier release -> what it is called."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A query from outside that was run."""

    what: str
    """str, where it was typed (`--where`)."""
    names: Names
    """The tables and columns that it may name."""
    bounds: Bounds
    """The time and the memory that it had."""
    faults: FunctionFaults
    """What a function of ours complained about."""


def fault_of(error: Exception, attempt: Attempt) -> DialoguekbError:
    """Return the error for the user of a query that failed."""
    message, what = str(error), attempt.what
    if attempt.faults.last is not None:
        return attempt.faults.last
    if isinstance(error, MemoryError) or attempt.bounds.is_out_of_memory:
        return WrongCallError(
            f"{what}: stopped, as it needs more than {MOST_MEMORY // 1024**2} MB of memory; narrow it"
        )
    if "interrupted" in message:
        more = ", or give it more with --timeout" if what == "sql" else ""
        return WrongCallError(f"{what}: stopped after {attempt.bounds.timeout:g} seconds; narrow it{more}")
    if "authoriz" in message or "prohibited" in message:
        return WrongCallError(f"{what}: only reading is possible here; write one that begins with select or with")
    for pattern, explain in _COMPLAINTS:
        if found := pattern.search(message):
            return explain(found, attempt)
    return WrongCallError(f"{what}: {message}")


def _unknown_table(found: Match, attempt: Attempt) -> DialoguekbError:
    return UnknownValueError("table", found[1], attempt.names.tables, nearest(found[1], attempt.names.tables))


def _unknown_column(found: Match, attempt: Attempt) -> DialoguekbError:
    # A long list of columns is no help: then only the nearest are named.
    columns = attempt.names.columns
    listed = columns if len(columns) <= _MOST_LISTED else ()
    candidates = nearest(found[1], columns)
    renamed = attempt.names.former.get(found[1].strip('"[]`').casefold())
    if renamed:
        candidates = (renamed,)
    return UnknownValueError("column", found[1], listed, candidates)


def _unknown_function(found: Match, _: Attempt) -> DialoguekbError:
    return UnknownValueError("function", found[1], (), nearest(found[1], [function.name for function in FUNCTIONS]))


def _wrong_arguments(found: Match, attempt: Attempt) -> DialoguekbError:
    calls = {function.name: function.call for function in FUNCTIONS}
    return WrongCallError(f"{attempt.what}: write {calls.get(found[1], f'{found[1]} with other arguments')}")


def _missing_value(found: Match, attempt: Attempt) -> DialoguekbError:
    if attempt.what != "sql":
        return WrongCallError(f"{attempt.what}: :{found[1]} has no value; write the value itself, texts in ' '")
    if found[1].isdigit():
        return _unnamed(found, attempt)
    return WrongCallError(f"{attempt.what}: :{found[1]} has no value; give it one with -p {found[1]}=VALUE")


def _unnamed(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: a value without a name cannot be given; write :name in place of ?")


def _several(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: write one query, without anything behind its end")


def _too_long(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: a value in it is too long")


_COMPLAINTS: tuple[tuple[re.Pattern[str], Callable[[Match, Attempt], DialoguekbError]], ...] = (
    (re.compile(r"no such table: (?:\w+\.)?(.+)"), _unknown_table),
    (re.compile(r"no such column: (?:.*\.)?(.+)"), _unknown_column),
    (re.compile(r"no such function: (.+)"), _unknown_function),
    (re.compile(r"wrong number of arguments to function (\w+)\(\)"), _wrong_arguments),
    (re.compile(r"did not supply a value for binding (?:parameter )?:?(\w+)"), _missing_value),
    (re.compile(r"Binding \d+ has no name"), _unnamed),
    (re.compile(r"one statement at a time"), _several),
    (re.compile(r"too big"), _too_long),
)
"""What SQLite says -> what the user is told."""

SQL_ERRORS = (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError)
"""What running a query from outside may raise."""
