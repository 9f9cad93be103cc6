"""What a user asks of a listing -> a question: the same reading for the command line and for Python."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import inf
from pathlib import Path
from typing import Any

from dialoguekb.errors import (
    InvalidValueError,
    MissingValueError,
    TooManyValuesError,
    UnknownValueError,
    WrongCallError,
    in_quotes,
)
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filters import FILTERS, Filters
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import spell_out_dates

Words = str | Sequence[str]
"""One value, or several that must all hold."""

_MOST_DIGITS = 18
"""int: numbers of so many digits fit the 64 bits that SQLite counts in."""

_LONGEST_SHOWN = 60
"""int, characters of a wrong value that an error shows."""

_OWN_ARGUMENTS = ("where", "columns", "sort", "limit")


class Arguments(Filters, total=False):
    """What a listing takes: the filters of the command line, under the same words, and how its rows come."""

    where: str
    columns: Words
    sort: str
    limit: int


def read_question(listing: Listing, arguments: Mapping[str, Any]) -> Question:
    """Return the question that arguments ask of a listing.

    `arguments` maps a filter's parameter (`with_` for `with`) to a value or a list of them, and `where`, `columns`,
    `sort` and `limit` to theirs; None stands for an argument that is left out. Raises UnknownValueError for a
    filter that the listing does not take, MissingValueError for an empty value, TooManyValuesError for one too
    many, and InvalidValueError for a limit that is no number. Whether a name or a word exists is known only when
    the question is asked.
    """
    return Question(
        filters=read_filters(listing, {name: arguments[name] for name in arguments if name not in _OWN_ARGUMENTS}),
        columns=_column_names(arguments.get("columns")),
        sort=_require_text("--sort", arguments.get("sort")),
        limit=read_whole_number("--limit", arguments.get("limit")),
        where=_text("--where", arguments.get("where")),
    )


def read_filters(listing: Listing, arguments: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return filter -> the values that arguments give for it, as texts; raises what `read_question` raises for them."""
    by_parameter = {FILTERS[name].parameter: FILTERS[name] for name in listing.filters}
    filters: dict[str, list[str]] = {}
    for parameter, value in arguments.items():
        if value is None:
            continue
        if parameter not in by_parameter:
            valid = tuple(by_parameter)
            raise UnknownValueError(f"filter of {listing.name}", parameter, valid, nearest(parameter, valid))
        declared = by_parameter[parameter]
        values = read_texts(declared.option, value)
        if any(not text or text.startswith("--") for text in values):
            raise MissingValueError(declared.option)
        if len(values) > 1 and not declared.many:
            raise TooManyValuesError(declared.option, len(values))
        filters[declared.name] = values
    return spell_out_dates(filters)


def read_whole_number(option: str, value: str | int | None) -> int | None:
    """Return the whole number given for an option; raise InvalidValueError if it is none."""
    if value is None:
        return None
    text = read_text(option, value)
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise InvalidValueError(option, f"{in_quotes(text)} is not a whole number of 0 or more; write {option} 10")
    return int(text)


def read_text(option: str, value: object) -> str:
    """Return a value given in Python as the text that a user would type; a time stands for its day.

    Raises InvalidValueError for what is neither a text nor a number nor a date, and for a text that is not Unicode.
    """
    if not isinstance(value, str | int | float | date | PartialDate):
        raise InvalidValueError(option, f"{_shorten(value)} is not a text; {_hint(value)}")
    text = str(value.date() if isinstance(value, datetime) else value)
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidValueError(
            option, f"{_shorten(text)} holds a lone surrogate, which is no character; write the name"
        )
    return text


def read_texts(option: str, value: object) -> list[str]:
    """Return one value, or each of several, as `read_text` does; raise InvalidValueError for no value."""
    if isinstance(value, str | bytes | bytearray | PartialDate | Mapping) or not isinstance(value, Iterable):
        return [read_text(option, value)]
    texts = [read_text(option, single) for single in value]
    if not texts:
        raise InvalidValueError(option, "the list is empty; give a value, or leave the argument out")
    return texts


def read_path(name: str, value: object) -> Path | None:
    """Return the path of a file or folder given in Python; None for none. Raises InvalidValueError for no path."""
    if value is None or isinstance(value, Path):
        return value
    if not isinstance(value, str):
        raise InvalidValueError(name, f"{_shorten(value)} is not a path; give a str or a pathlib.Path")
    return Path(value)


def read_parameters(parameters: object) -> dict[str, Any]:
    """Return the values of the `:name`s of a query; raise InvalidValueError for what is no mapping of names."""
    if parameters is None:
        return {}
    if not isinstance(parameters, Mapping) or not all(isinstance(name, str) for name in parameters):
        raise InvalidValueError(
            "parameters", f"{_shorten(parameters)} does not name its values; write :city and {{'city': 'Tokyo'}}"
        )
    texts = {f":{name}": value for name, value in parameters.items() if isinstance(value, str)}
    return {**parameters, **{name[1:]: read_text(name, value) for name, value in texts.items()}}


def read_seconds(value: object) -> float:
    """Return the seconds of `timeout`; raise InvalidValueError for what is no number above 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < inf:
        raise InvalidValueError("timeout", f"{_shorten(value)} is not a number of seconds above 0; write timeout=10")
    return float(value)


def read_subject(listing: Listing, given: Sequence[object]) -> str | None:
    """Return the subject of a listing among the values given without a name; None if there is none.

    Raises WrongCallError for any other value: it does not say which filter it is for.
    """
    subject = given[0] if given and listing.subject else None
    values = given[1:] if listing.subject else [value for value in given if value is not None]
    if values:
        filters = ", ".join(f"{FILTERS[name].parameter}=" for name in listing.filters)
        message = f"{listing.name}: {_shorten(values[0])} has no name before it; say what it is (one of: {filters})"
        raise WrongCallError(message)
    return _text(listing.subject, subject)


def read_kinds(kinds: object, valid: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of record to look among, none for all; raise UnknownValueError for one that is not valid."""
    read = () if kinds is None else tuple(read_texts("kinds", kinds))
    for kind in read:
        if kind not in valid:
            raise UnknownValueError("kind", kind, valid, nearest(kind, valid))
    return read


def _text(option: str, value: object) -> str | None:
    """Return a value as the text that a user would type; None for none."""
    return None if value is None else read_text(option, value)


def _require_text(option: str, value: object) -> str | None:
    """Return a value as text; raise MissingValueError for an empty one."""
    text = _text(option, value)
    if text == "":
        raise MissingValueError(option)
    return text


def _column_names(columns: object) -> list[str] | None:
    if isinstance(columns, str):
        return [name.strip() for name in read_text("--columns", columns).split(",") if name.strip()]
    is_empty = isinstance(columns, Sequence) and not columns
    return None if columns is None else [] if is_empty else read_texts("--columns", columns)


def _shorten(value: object) -> str:
    """Return a value as Python writes it, in ASCII and cut."""
    text = ascii(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _hint(value: object) -> str:
    if isinstance(value, bytes | bytearray):
        return "decode the bytes first"
    return "leave None out" if value is None else "give a str"
