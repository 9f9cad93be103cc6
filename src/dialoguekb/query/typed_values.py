"""What a user typed for a filter, read into what the SQL needs."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialoguekb.clock import today
from dialoguekb.errors import UnknownValueError, WrongCallError
from dialoguekb.index.lookup import find
from dialoguekb.model.dates import PartialDateError, spelt_out, typed_interval
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filters import FILTERS, Filter
from dialoguekb.query.listing import Listing

_MOST_VALUES = 100
"""int: SQLite bounds how many conditions can be joined."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A filter's value, ready to be bound."""

    value: str
    """str: an id, a word, or a date as written."""
    first: str | None = None
    """str, ISO 8601 date: the first day of a date."""
    last: str | None = None
    """str, ISO 8601 date: the last day of a date."""


def read_filter(connection: sqlite3.Connection, listing: Listing, name: str, typed: Sequence[str]) -> list[ReadValue]:
    """Read every value typed for a filter.

    Raises UnknownNameError, AmbiguousNameError or UnknownValueError with the nearest valid values, and
    WrongCallError for what is no date.
    """
    declared = FILTERS[name]
    if len(typed) > _MOST_VALUES:
        raise WrongCallError(f"{declared.option} is given {len(typed)} times; give it at most {_MOST_VALUES} times")
    return list(dict.fromkeys(_read(connection, listing, declared, text) for text in typed))


def read_date(option: str, text: str) -> ReadValue:
    """Read a date typed for an option, in words too; raise WrongCallError, which says why it is none."""
    meant = spelt_out(text, date.fromisoformat(today()))
    try:
        days = typed_interval(meant)
    except PartialDateError as fault:
        raise WrongCallError(f"{option}: {fault}") from None
    return ReadValue(meant, days.earliest.isoformat(), days.latest.isoformat())


def spell_out_dates(filters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return filters with the words typed for dates (`last-year`) as the dates that they mean today."""
    day = date.fromisoformat(today())
    return {
        name: [spelt_out(text, day) if FILTERS[name].form in {"date", "year"} else text for text in typed]
        for name, typed in filters.items()
    }


def read_choice(what: str, text: str, valid: Sequence[str]) -> str:
    """Return the word of a closed list that was typed, as it is spelt there; raise UnknownValueError for another.

    Case does not matter, nor whether a hyphen or a space stands between two words, or `plus` for its sign.
    """
    by_key = {_choice_key(word): word for word in reversed(valid)}
    if text in valid:
        return text
    if _choice_key(text) in by_key:
        return by_key[_choice_key(text)]
    raise UnknownValueError(what, text, valid, nearest(text, valid))


def _choice_key(word: str) -> str:
    return "+".join(part.strip(" -_") for part in re.split(r"\+|plus", re.sub(r"[ _-]+", "-", word.casefold())))


def _read(connection: sqlite3.Connection, listing: Listing, declared: Filter, text: str) -> ReadValue:
    name = declared.name
    if declared.form == "name":
        return ReadValue(find(connection, text, (declared.kind,)).id)
    if declared.form == "choice":
        return ReadValue(read_choice(name, text, declared.choices))
    if declared.form == "word":
        return ReadValue(read_choice(name, text, listing.choices.get(name) or _words(connection, listing, name)))
    meant = spelt_out(text, date.fromisoformat(today()))
    if declared.form == "year" and not (len(meant) == len("2022") and meant.isascii() and meant.isdigit()):
        raise WrongCallError(f"{declared.option}: '{text}' is not a year; write four digits (2022) or last-year")
    return read_date(declared.option, text)


def _words(connection: sqlite3.Connection, listing: Listing, name: str) -> list[str]:
    query = f'select distinct row."{name}" from {listing.source} where row."{name}" is not null order by 1'
    return [row[0] for row in connection.execute(query)]
