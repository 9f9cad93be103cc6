"""From what SQLite says of a query that failed to one clear line for the user."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dialoguekb.errors import DialoguekbError, UnknownValueError, WrongCallError, in_quotes
from dialoguekb.model.nearest import nearest
from dialoguekb.query.query_limits import LONGEST_PATTERN, MOST_MEMORY, Bounds
from dialoguekb.query.sql_functions import FUNCTIONS, FunctionErrors

Match = re.Match[str]

_MOST_LISTED = 30
"""int, columns that an error lists; of more it names the nearest alone."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a query may use."""

    tables: Sequence[str]
    """The tables."""
    columns: Sequence[str]
    """The columns of these tables."""
    former: Mapping[str, str] = field(default_factory=dict)
    """What a column is called elsewhere (an earlier release, a heading), in small letters -> its name."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A query of a user that failed."""

    what: str
    """str, where it was typed (`--where`)."""
    query: str
    """str, the query that holds what was typed."""
    names: Names
    """The tables and columns that it may name."""
    bounds: Bounds
    """The time and the memory that it had."""
    function_errors: FunctionErrors
    """The last error of a function in it."""


_DAMAGE = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_damage(error: BaseException) -> bool:
    """Whether an error means that the index cannot be read, though the files may be whole."""
    # The lowest byte says what failed; the others say how.
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def is_interruption(error: Exception, bounds: Bounds, function_errors: FunctionErrors) -> bool:
    """Whether a signal ended a query: SQLite keeps back what Python raises while SQLite calls it."""
    message = str(error)
    if "interrupted" in message:
        return not (bounds.is_out_of_time or bounds.is_out_of_memory)
    if "authoriz" in message or "prohibited" in message:
        return not bounds.is_forbidden
    return "user-defined function raised" in message and function_errors.last is None


def too_slow(what: str, timeout: float) -> WrongCallError:
    """Return the error of a query (`what`: where it was typed) that takes more than `timeout` seconds."""
    more = ", or give it more with --timeout" if what == "sql" else ""
    return WrongCallError(f"{what}: stopped after {timeout:g} seconds; narrow it{more}")


def error_of(error: Exception, attempt: Attempt) -> Exception:
    """Return the error that tells a user why a query failed."""
    message, what = str(error), attempt.what
    if attempt.function_errors.last is not None:
        return attempt.function_errors.last
    if isinstance(error, MemoryError) or attempt.bounds.is_out_of_memory:
        return WrongCallError(
            f"{what}: stopped, as it needs more than {MOST_MEMORY // 1024**2} MB of memory; narrow it"
        )
    if "interrupted" in message:
        return too_slow(what, attempt.bounds.timeout)
    if "authoriz" in message or "prohibited" in message:
        function = attempt.bounds.forbidden_function
        rest = f"{function}() cannot be called" if function else "write one that begins with select or with"
        return WrongCallError(f"{what}: only reading is possible here; {rest}")
    for pattern, explain in _MESSAGES:
        if match := pattern.search(message):
            return explain(match, attempt)
    return WrongCallError(f"{what}: {message}")


def _unknown_table(match: Match, attempt: Attempt) -> DialoguekbError:
    return UnknownValueError("table", match[1], attempt.names.tables, nearest(match[1], attempt.names.tables))


def _unknown_column(match: Match, attempt: Attempt) -> DialoguekbError:
    columns = attempt.names.columns
    listed = columns if len(columns) <= _MOST_LISTED else ()
    candidates = nearest(match[1], columns)
    renamed = attempt.names.former.get(match[1].strip('"[]`').casefold())
    if renamed:
        candidates = (renamed,)
    hint = ""
    if not candidates and _is_compared(match[1], attempt.query):
        hint = f"if {in_quotes(match[1])} is a text, write it in single quotes"
    return UnknownValueError("column", match[1], listed, candidates, hint)


def _is_compared(name: str, query: str) -> bool:
    """Whether a name stands behind a comparison, where a text without quotation marks would stand."""
    compared = rf"(?:[=<>]|\b(?:like|glob|between|is(?:\s+not)?)\b|\bin\s*\([^()]*)\s*{re.escape(name)}\b"
    return re.search(compared, query, re.IGNORECASE) is not None


def _unknown_function(match: Match, _: Attempt) -> DialoguekbError:
    names = [function.name for function in FUNCTIONS]
    hint = f"besides those of SQLite there are {', '.join(names)}"
    near = nearest(match[1], names)
    return UnknownValueError("function", match[1], (), near, "" if near else hint)


def _syntax_error(match: Match, attempt: Attempt) -> DialoguekbError:
    is_condition = attempt.what != "sql"
    where = f"near {in_quotes(match[1])}"
    if is_condition and match[1] == ")":
        where = "near ')' or at the end"
    example = "; write a condition such as \"city = 'Tokyo'\"" if is_condition else ""
    return WrongCallError(f"{attempt.what}: SQL cannot be read {where}{example}")


def _incomplete(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: the query ends too early")


def _wrong_arguments(match: Match, attempt: Attempt) -> DialoguekbError:
    calls = {function.name: function.call for function in FUNCTIONS}
    return WrongCallError(f"{attempt.what}: write {calls.get(match[1], f'{match[1]} with other arguments')}")


def _missing_value(match: Match, attempt: Attempt) -> DialoguekbError:
    if attempt.what != "sql":
        return WrongCallError(f"{attempt.what}: :{match[1]} has no value; write the value itself, texts in ' '")
    if match[1].isdigit():
        return _unnamed_value(match, attempt)
    return WrongCallError(f"{attempt.what}: :{match[1]} has no value; give it one with -p {match[1]}=VALUE")


def _unnamed_value(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: a value without a name cannot be given; write :name in place of ?")


def _several(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: write one query, without anything behind its end")


def _too_long(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(
        f"{attempt.what}: a value in it is longer than {attempt.bounds.longest_value // 1024**2} MB; take a part of it"
    )


def _long_pattern(_: Match, attempt: Attempt) -> DialoguekbError:
    return WrongCallError(f"{attempt.what}: a pattern in it is longer than {LONGEST_PATTERN:,} bytes; shorten it")


_MESSAGES: tuple[tuple[re.Pattern[str], Callable[[Match, Attempt], DialoguekbError]], ...] = (
    (re.compile(r"no such table: (?:\w+\.)?(.+)"), _unknown_table),
    (re.compile(r"no such column: (?:.*\.)?(.+)"), _unknown_column),
    (re.compile(r"no such function: (.+)"), _unknown_function),
    (re.compile(r"wrong number of arguments to function (\w+)\(\)"), _wrong_arguments),
    (re.compile(r"did not supply a value for binding (?:parameter )?:?(\w+)"), _missing_value),
    (re.compile(r"Binding \d+ has no name"), _unnamed_value),
    (re.compile(r"one statement at a time"), _several),
    (re.compile(r"too big"), _too_long),
    (re.compile(r'near "(.*)": syntax error', re.DOTALL), _syntax_error),
    (re.compile(r"incomplete input"), _incomplete),
    (re.compile(r"pattern too complex"), _long_pattern),
)
"""Patterns of what SQLite says, each with what makes the error of it."""

SQL_ERRORS = (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError)
"""What running the query of a user may raise."""
