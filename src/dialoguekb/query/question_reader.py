"""What a user asks of a listing -> a question: the same reading for the command line and for Python."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dialoguekb.errors import InvalidValueError, MissingValueError, TooManyValuesError, UnknownValueError
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
    by_parameter = {FILTERS[name].parameter: FILTERS[name] for name in listing.filters}
    filters: dict[str, list[str]] = {}
    for parameter, value in arguments.items():
        if value is None or parameter in _OWN_ARGUMENTS:
            continue
        if parameter not in by_parameter:
            valid = tuple(by_parameter)
            raise UnknownValueError(f"filter of {listing.name}", parameter, valid, nearest(parameter, valid))
        declared = by_parameter[parameter]
        values = _texts(value)
        if "" in values:
            raise MissingValueError(declared.option)
        if len(values) > 1 and not declared.many:
            raise TooManyValuesError(declared.option, len(values))
        if values:
            filters[declared.name] = values
    return Question(
        filters=spell_out_dates(filters),
        columns=_column_names(arguments.get("columns")),
        sort=_text(arguments.get("sort")),
        limit=read_whole_number("--limit", arguments.get("limit")),
        where=_text(arguments.get("where")),
    )


def read_whole_number(option: str, value: str | int | None) -> int | None:
    """Return the whole number given for an option; raise InvalidValueError if it is none."""
    if value is None:
        return None
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise InvalidValueError(option, f"'{text}' is not a whole number of 0 or more; write {option} 10")
    return int(text)


def _texts(value: object) -> list[str]:
    """Return one value, or each of several, as the text that a user would type."""
    if isinstance(value, str | PartialDate) or not isinstance(value, Iterable):
        return [str(value)]
    return [str(single) for single in value]


def _text(value: object) -> str | None:
    """Return a value as the text that a user would type; None for none."""
    return None if value is None else str(value)


def _column_names(columns: Words | None) -> list[str] | None:
    if isinstance(columns, str):
        return [name.strip() for name in columns.split(",") if name.strip()]
    return None if columns is None else [str(name) for name in columns]
