"""What a user typed for a filter, read into what the SQL needs."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dialoguekb.current_time import today
from dialoguekb.errors import (
    AmbiguousNameError,
    InvalidValueError,
    TooManyValuesError,
    UnknownNameError,
    UnknownValueError,
    in_quotes,
)
from dialoguekb.index.lookup import find
from dialoguekb.index.unrecorded_people import name_of_person
from dialoguekb.model.dates import Interval, PartialDateError, spelt_out, typed_interval, typed_years
from dialoguekb.model.names import name_key, name_parts, person_without_record
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filter import Filter
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing

_MOST_LISTED = 30
"""int: an error lists the valid values where there are no more than so many."""

_MOST_LONGER = 5
"""int: an error names so many words that begin with what was typed."""

_LONGEST_DATE = 40
"""int, characters: a longer text is not a date."""

_MOST_VALUES = 100
"""int: SQLite bounds how many conditions can be joined; each value takes time to look up."""


class ReadValue(NamedTuple):
    """A filter's value, ready to be bound."""

    value: str
    """str: an id, a word, or a date as written."""
    first: str | None = None
    """str, ISO 8601 date: the first day of a date."""
    last: str | None = None
    """str, ISO 8601 date: the last day of a date."""
    others: "tuple[ReadValue, ...]" = ()
    """The further values of a comma list, of which any may hold (`India,Australia`)."""
    unrecorded: str = ""
    """str: the name of a person without a record; empty for every other value."""

    @property
    def alternatives(self) -> "tuple[ReadValue, ...]":
        """Return each value of a comma list, of which any may hold; of another text the value alone."""
        return (self, *self.others)


def read_filter(connection: sqlite3.Connection, listing: Listing, name: str, typed: Sequence[str]) -> list[ReadValue]:
    """Read every value typed for a filter.

    Raises UnknownNameError, AmbiguousNameError or UnknownValueError with the nearest valid values, and
    WrongCallError for what is no date.
    """
    declared = FILTERS[name]
    if len(typed) > _MOST_VALUES:
        raise TooManyValuesError(declared.option, len(typed), _MOST_VALUES)
    return list(dict.fromkeys(_read_any(connection, listing, declared, text) for text in typed))


def read_date(option: str, text: str) -> ReadValue:
    """Read a date typed for an option, in words too; raise WrongCallError, which says why it is none."""
    meant = spelt_out(text, date.fromisoformat(today()))
    try:
        days = typed_interval(meant)
    except PartialDateError as fault:
        meant, days = _loose_interval(option, text, str(fault))
    return ReadValue(meant, days.earliest.isoformat(), days.latest.isoformat())


def _loose_interval(option: str, text: str, reason: str) -> tuple[str, Interval]:
    """Return what a date in words means (`May 2024`, `Q3 2024`); suggest the date that another form may mean."""
    from dialoguekb.model.loose_dates import loose_time  # noqa: PLC0415 - few type such a date

    if len(text) > _LONGEST_DATE:
        raise InvalidValueError(option, reason)
    meant = loose_time(text)
    try:
        days = typed_interval(meant) if meant else None
    except PartialDateError as fault:
        raise InvalidValueError(option, str(fault)) from None
    if meant and days and any(letter.isalpha() for letter in text):
        return meant, days
    if meant and days:
        raise InvalidValueError(option, f"{in_quotes(text)} is not a date; did you mean {meant}?")
    if since_until := _since_until(text):
        raise InvalidValueError(option, f"{in_quotes(text)} is not one date; {since_until}")
    raise InvalidValueError(option, reason)


def _since_until(text: str) -> str:
    """Return how to ask for a time of several months (`summer 2024`); empty for another text."""
    from dialoguekb.model.loose_dates import is_season, months_of  # noqa: PLC0415 - few type such a time

    months = months_of(text)
    if months is None:
        return ""
    where = " (in the northern hemisphere)" if is_season(text) else ""
    return f"write --since {months[0]} --until {months[1]}{where}"


def spell_out_dates(filters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return filters with the words typed for dates (`last-year`) as the dates that they mean today."""
    day = date.fromisoformat(today())
    return {
        name: [spelt_out(text, day) if FILTERS[name].form in {"date", "year"} else text for text in typed]
        for name, typed in filters.items()
    }


def read_choice(what: str, text: str, valid: Sequence[str], hint: str = "") -> str:
    """Return the valid word that was typed, as it is spelt there; raise UnknownValueError for another.

    Case, accents, hyphens and spaces do not matter, `plus` may stand for its sign, and what people call a word
    (`minister of defense`) for the word. `hint` says what to type where no word is near.
    """
    by_key = {_choice_key(word): word for word in reversed(valid)}
    if text in valid:
        return text
    if _choice_key(text) in by_key:
        return by_key[_choice_key(text)]
    from dialoguekb.query.choice_synonyms import words_meant  # noqa: PLC0415 - most words are typed as they are listed

    meant = words_meant(text, valid)
    if len(meant) == 1:
        return meant[0]
    listed = valid if len(valid) <= _MOST_LISTED else ()
    near = meant or nearest(text, valid)
    raise UnknownValueError(what, text, listed, near, "" if near else hint)


def words_on_record(connection: sqlite3.Connection, declared: Filter, listing: Listing) -> list[str]:
    """Return the values on record for a filter of the form `word`, in a listing."""
    own = [each.words[declared.name] for each in (listing, *listing.members) if declared.name in each.words]
    return list(dict.fromkeys(word for sql in (declared.words, *own) for (word,) in connection.execute(sql)))


def _choice_key(word: str) -> str:
    return name_key(word).replace("plus", "+")


def _read_any(connection: sqlite3.Connection, listing: Listing, declared: Filter, text: str) -> ReadValue:
    """Read a value, or a comma list of values; a name that holds a comma (`Korea, South`) is one value."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2 or declared.form in {"date", "year"}:
        return _read(connection, listing, declared, text)
    if declared.form != "name" and (whole := _if_known(connection, listing, declared, text)):
        return whole
    if len(parts) > _MOST_VALUES:
        raise TooManyValuesError(declared.option, len(parts), _MOST_VALUES, in_a_list=True)
    read = [_if_known(connection, listing, declared, part) for part in parts]
    is_list = None not in read and len(set(read)) == len(read)
    if not is_list and (whole := _if_known(connection, listing, declared, text)):
        return whole
    # A part that is not known is read once more for its error.
    first, *others = (
        value or _read(connection, listing, declared, part) for value, part in zip(read, parts, strict=True)
    )
    return first._replace(others=tuple(other for other in dict.fromkeys(others) if other != first))


def _if_known(connection: sqlite3.Connection, listing: Listing, declared: Filter, text: str) -> ReadValue | None:
    try:
        return _read(connection, listing, declared, text)
    except (AmbiguousNameError, UnknownNameError, UnknownValueError):
        return None


def _read(connection: sqlite3.Connection, listing: Listing, declared: Filter, text: str) -> ReadValue:
    name = declared.name
    noun = f"value of {declared.option}" if "_" in name else name
    if declared.form == "name":
        return _read_name(connection, listing, declared, text)
    if declared.form == "choice":
        return ReadValue(read_choice(noun, text, declared.choices))
    if declared.form == "word":
        return ReadValue(_read_word(connection, listing, declared, noun, text))
    return read_year(declared.option, text) if declared.form == "year" else read_date(declared.option, text)


def _read_word(connection: sqlite3.Connection, listing: Listing, declared: Filter, noun: str, text: str) -> str:
    """Read a word that records hold: as it is spelt, or its first part where one alone begins with it."""
    valid = listing.choices.get(declared.name)
    if valid:
        return read_choice(noun, text, valid)
    words = words_on_record(connection, declared, listing)
    try:
        return read_choice(noun, text, words)
    except UnknownValueError:
        typed = name_parts(text)
        longer = [word for word in words if typed and name_parts(word)[: len(typed)] == typed]
        if len(longer) == 1:
            return longer[0]
        if longer:
            raise UnknownValueError(noun, text, (), longer[:_MOST_LONGER]) from None
        raise


def _read_name(connection: sqlite3.Connection, listing: Listing, declared: Filter, text: str) -> ReadValue:
    """Read the name of a record; where it is one of another kind, say which option of the listing takes it."""
    try:
        return ReadValue(find(connection, text, (declared.kind,)).id)
    except UnknownNameError as error:
        person = person_without_record(text)
        if declared.kind == "official" and (called := name_of_person(connection, person)):
            if _tells_who_came(listing):
                return ReadValue(person, unrecorded=called)
            import shlex  # noqa: PLC0415 - most runs have no error

            hint = f"{called} has no record; dialoguekb meetings --official {shlex.quote(called)} finds where they sat"
            raise UnknownNameError(error.kind, text, (), hint=hint) from None
        takes = (FILTERS[name].option for name in listing.filters if FILTERS[name].kind == error.other_kind)
        if error.other_kind and (option := next(takes, "")):
            raise UnknownNameError(error.kind, text, error.nearest, error.other_kind, option=option) from None
        raise


def _tells_who_came(listing: Listing) -> bool:
    """Return whether a listing is of meetings or agreements, or counts them: these name people without a record."""
    tables = {*listing.tables, *([listing.related.table] if listing.related else [])}
    return not tables.isdisjoint({"meetings", "agreements", "coverage"})


def read_year(option: str, text: str) -> ReadValue:
    """Read a year or several in a row (`2022-2024`); raise WrongCallError for another text."""
    meant = spelt_out(text, date.fromisoformat(today()))
    try:
        days = typed_years(meant)
    except PartialDateError as fault:
        raise InvalidValueError(option, _hint_of_year(option, meant, str(fault))) from None
    first, last = days.earliest.year, days.latest.year
    years = f"{first:04}" if first == last else f"{first:04}-{last:04}"
    return ReadValue(years, days.earliest.isoformat(), days.latest.isoformat())


def _hint_of_year(option: str, text: str, reason: str) -> str:
    """Return why a text is no year; for a shorter or longer time, how to ask for it."""
    try:
        read = read_date(option, text)
    except InvalidValueError:
        since_until = _since_until(text) if len(text) <= _LONGEST_DATE else ""
    else:
        since_until = f"write --since {read.value} --until {read.value}"
    return f"{in_quotes(text)} is not a year; {since_until}" if since_until else reason
