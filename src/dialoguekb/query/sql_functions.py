"""What queries have beside what SQLite has: functions, and a collation for names."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from dialoguekb.index.lookup import find
from dialoguekb.model.collation import compare
from dialoguekb.model.vocabulary import Role
from dialoguekb.query.typed_values import read_date


@dataclass(frozen=True, slots=True)
class SqlFunction:
    """A function that queries may use."""

    call: str
    """str, its name and arguments (`is_member(country, grouping, day)`)."""
    meaning: str
    """str, what it returns, in a sentence."""

    @property
    def name(self) -> str:
        """Return its name."""
        return self.call.partition("(")[0]


FUNCTIONS = (
    SqlFunction(
        "holder(office_or_role, country, day)",
        "The id of the official who held the office that day; on a day of handover all of them, separated by commas.",
    ),
    SqlFunction("is_member(country, grouping, day)", "1 if the country belonged to the grouping that day, else 0."),
    SqlFunction("earliest(date)", "The first day that a date may mean: earliest('2022-04') is 2022-04-01."),
    SqlFunction("latest(date)", "The last day that a date may mean: latest('2022-04') is 2022-04-30."),
)
"""The functions in the order of their documentation. A country, grouping or office may be given by any name."""

COLLATION = "unicode"
"""str, the collation that orders names as a reader expects (`order by name collate unicode`)."""

COLLATION_MEANING = (
    f"`collate {COLLATION}` sorts names as a reader expects: Türkiye between Tunisia and Tuvalu, capitals and small"
    " letters together."
)

_HOLDER = (
    "select group_concat(official, ', ') from (select distinct tenure.official from tenures tenure"
    " where (tenure.office = :office or (tenure.country = :country and (tenure.role = :role"
    " or exists (select 1 from json_each(tenure.also) where json_each.value = :role))))"
    " and tenure.first_day <= :last and tenure.last_day >= :first order by tenure.first_day, tenure.official)"
)

_IS_MEMBER = (
    "select exists (select 1 from memberships where country = ? and grouping_id = ?"
    " and first_day <= ? and last_day >= ?)"
)

_CACHE_SIZE = 10_000
"""int, calls of a function whose answers are kept for the next call with the same arguments."""


class FunctionErrors:
    """Keeps the last error of a function: SQLite says only that a function failed."""

    def __init__(self) -> None:
        """Start without an error."""
        self.last: Exception | None = None

    def record(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function so that its errors are kept here, and null in any argument gives null."""

        def recording(*arguments: Any) -> Any:
            if None in arguments:
                return None
            try:
                return function(*map(str, arguments))
            except Exception as error:
                self.last = error
                raise

        return recording


def add_functions(connection: sqlite3.Connection) -> FunctionErrors:
    """Add FUNCTIONS and the collation to a connection to an index; return what keeps the functions' errors."""
    connection.create_collation(COLLATION, compare)
    errors = FunctionErrors()

    def holder(office_or_role: str, country: str, day: str) -> str | None:
        when = read_date("holder", day)
        code = find(connection, country, ("country",)).id
        is_role = office_or_role in get_args(Role)
        office = None if is_role else find(connection, office_or_role, ("office",)).id
        bound = {"office": office, "role": office_or_role, "country": code, "first": when.first, "last": when.last}
        (officials,) = connection.execute(_HOLDER, bound).fetchone()
        return None if officials is None else str(officials)

    def is_member(country: str, grouping: str, day: str) -> int:
        when = read_date("is_member", day)
        code = find(connection, country, ("country",)).id
        group = find(connection, grouping, ("grouping",)).id
        return int(connection.execute(_IS_MEMBER, (code, group, when.last, when.first)).fetchone()[0])

    def earliest(date: str) -> str | None:
        return read_date("earliest", date).first

    def latest(date: str) -> str | None:
        return read_date("latest", date).last

    functions: tuple[Callable[..., Any], ...] = (holder, is_member, earliest, latest)
    for function, declared in zip(functions, FUNCTIONS, strict=True):
        cached = lru_cache(maxsize=_CACHE_SIZE)(function)
        connection.create_function(declared.name, declared.call.count(",") + 1, errors.record(cached))
    return errors
