"""Which offices have holders on record, and of which days: elsewhere, that no official is found says nothing."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dialoguekb.model.dates import LATEST_DAY
from dialoguekb.query.listing import Listing, column
from dialoguekb.query.period import read_period
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Question, select
from dialoguekb.query.typed_values import ReadValue, read_filter

_HELD = """(
    select office, min(first_day) as first, max(last_day) as last from tenures group by office
) held"""

_RECORDED = Listing(
    name="held",
    summary="List the offices that have holders on record.",
    example="",
    source=f"offices row join {_HELD} on held.office = row.id",
    columns=(
        column("id", "Id"),
        column("country", "Country"),
        column("first", "First", "date", expression="held.first"),
        column("last", "Last", "date", expression="held.last"),
    ),
    tables=("offices",),
    order="row.country, row.id",
)

_OF_OFFICES = ("country", "role", "member_of", "not_member_of")
"""The filters that say which offices a question depends on."""

_OF_ONE_PERSON = ("official", "dialogue")
"""Filters that keep some people, of whom it does not matter who else held an office."""

_MOST_NAMED = 3

_MOST_RECORDED = 20


class _Office(NamedTuple):
    id: str
    country: str
    first: str
    """str, ISO 8601 date: the first day of its first tenure."""
    last: str
    """str, ISO 8601 date: the last day of its last tenure; LATEST_DAY while someone holds it."""

    @property
    def span(self) -> str:
        return f"from {self.first}" + ("" if self.last == LATEST_DAY else f" to {self.last}")


def office_remarks(connection: sqlite3.Connection, question: Question) -> Iterator[Remark]:
    """Yield of which offices that a question asks for no holder is on record, at all or in the period of the filters.

    `question` is one of officials or offices.
    """
    asked = {name: typed for name, typed in question.filters.items() if name in _OF_OFFICES}
    offices = _offices(connection, asked, question.today)
    countries = [value.value for value in _values(connection, asked, "country")]
    without = [country for country in countries if not any(office.country == country for office in offices)]
    if without:
        yield _without_holders(connection, without, asked, question.today)
    if not any(name in question.filters for name in _OF_ONE_PERSON):
        yield from _outside(offices, question.filters)


def _offices(connection: sqlite3.Connection, filters: Mapping[str, Sequence[str]], today: str) -> list[_Office]:
    """Return the offices with holders on record that the filters keep."""
    return [_Office(*row) for row in select(connection, _RECORDED, Question(filters, today=today)).rows]


def _values(connection: sqlite3.Connection, filters: Mapping[str, Sequence[str]], name: str) -> list[ReadValue]:
    """Return each value of a filter, those of a comma list too."""
    read = read_filter(connection, _RECORDED, name, filters[name]) if name in filters else []
    return [each for value in read for each in value.alternatives]


def _without_holders(
    connection: sqlite3.Connection, countries: list[str], asked: Mapping[str, Sequence[str]], today: str
) -> Remark:
    """Return that no holder of such an office is recorded for countries, and of which offices some are."""
    of_role = {"role": asked["role"]} if "role" in asked else {}
    recorded = _offices(connection, {"country": [",".join(countries)]}, today)
    if recorded:
        names = [office.id for office in recorded]
    else:
        recorded = _offices(connection, of_role, today)
        names = list(dict.fromkeys(office.country for office in recorded))
    further = f" and {len(names) - _MOST_RECORDED} more" if len(names) > _MOST_RECORDED else ""
    named = f"{', '.join(names[:_MOST_RECORDED])}{further}"
    which = f"; recorded are {named}, from {min(office.first for office in recorded)[:4]}" if recorded else ""
    roles = [value.value for value in _values(connection, of_role, "role")]
    whose = " and ".join(_possessive(connection, country) for country in countries)
    return Remark("coverage", f"{whose} {_in_words(roles)} are not recorded{which}", _lines(recorded))


def _possessive(connection: sqlite3.Connection, country: str) -> str:
    (name,) = connection.execute("select name from countries where id = ?", (country,)).fetchone()
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _in_words(roles: list[str]) -> str:
    """Return what the holders of offices of these roles are called (`heads of state`)."""
    if len(roles) != 1 or roles == ["other"]:
        return "office holders"
    noun, of, whole = roles[0].partition("-of-")
    return f"{noun.replace('-', ' ')}s{' of ' if of else ''}{whole}"


def _outside(offices: list[_Office], filters: Mapping[str, Sequence[str]]) -> Iterator[Remark]:
    """Yield which offices have no holder on record in some part of the period that the filters ask for."""
    begins, ends = read_period(filters)
    if not begins and not ends:
        return
    begin, end = max(begins, default=""), min(ends, default=LATEST_DAY)
    missed = [
        office
        for office in offices
        if begin < office.first or office.last < begin or (end != LATEST_DAY and office.last < end)
    ]
    if len(missed) == 1:
        yield Remark("coverage", f"{missed[0].id}: holders are recorded {missed[0].span}", _lines(missed))
    elif missed:
        named = ", ".join(f"{office.id} ({office.span})" for office in missed[:_MOST_NAMED])
        more = len(missed) - _MOST_NAMED
        further = f" and {more} more of {len(offices)} offices" if more > 0 else ""
        yield Remark("coverage", f"holders are not recorded for every year: {named}{further}", _lines(missed))


def _lines(offices: list[_Office]) -> tuple[str, ...]:
    """Return a line for each country: its offices, each with the years of which holders are recorded."""
    return tuple(
        f"{country}: " + ", ".join(f"{office.id} ({office.span})" for office in of_country)
        for country, of_country in groupby(offices, key=lambda office: office.country)
    )
