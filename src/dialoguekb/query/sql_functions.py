"""What SQL lacks here: who held an office, who belonged to a grouping, the days that a date may mean."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from dialoguekb.errors import DialoguekbError
from dialoguekb.index.lookup import find
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
        "The id of the official who held the office that day; on a day of handover several, a comma between them.",
    ),
    SqlFunction("is_member(country, grouping, day)", "1 where the country belonged to the grouping that day, else 0."),
    SqlFunction("earliest(date)", "The first day that a date may mean: earliest('2022-04') is 2022-04-01."),
    SqlFunction("latest(date)", "The last day that a date may mean: latest('2022-04') is 2022-04-30."),
)
"""The functions, each with its meaning; countries, groupings and offices may be named in any way."""

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

_REMEMBERED = 10_000
"""int, calls: what was answered once is not asked again within a query."""


class FunctionFaults:
    """What went wrong inside a function, which SQLite itself does not tell."""

    def __init__(self) -> None:
        """Start without a fault."""
        self.last: DialoguekbError | None = None

    def keeping(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, its error kept here before it passes; null in, null out."""

        def guarded(*arguments: Any) -> Any:
            if None in arguments:
                return None
            try:
                return function(*map(str, arguments))
            except DialoguekbError as fault:
                self.last = fault
                raise

        return guarded


def add_functions(connection: sqlite3.Connection) -> FunctionFaults:
    """Give a connection to an index the functions of FUNCTIONS; return where their errors are kept."""
    faults = FunctionFaults()

    def holder(office_or_role: str, country: str, day: str) -> str | None:
        when = read_date("holder", day)
        code = find(connection, country, ("country",)).id
        is_role = office_or_role in get_args(Role)
        office = None if is_role else find(connection, office_or_role, ("office",)).id
        bound = {"office": office, "role": office_or_role, "country": code, "first": when.first, "last": when.last}
        (found,) = connection.execute(_HOLDER, bound).fetchone()
        return None if found is None else str(found)

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
        remembered = lru_cache(maxsize=_REMEMBERED)(function)
        connection.create_function(declared.name, declared.call.count(",") + 1, faults.keeping(remembered))
    return faults
