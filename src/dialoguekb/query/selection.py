"""Select the rows of a listing that answer a question."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from dialoguekb.errors import InvalidValueError, UnknownValueError, in_quotes
from dialoguekb.model.columns import Column
from dialoguekb.model.dates import EARLIEST_DAY, LATEST_DAY
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.former_names import former_names
from dialoguekb.query.listing import Listing, ListingColumn
from dialoguekb.query.typed_values import ReadValue, read_date, read_filter

_DATES = frozenset({"since", "until", "year"})
"""The filters that also keep rows within a column; see `Listing.dated`."""


class Question(NamedTuple):
    """What a user asks of a listing."""

    filters: Mapping[str, Sequence[str]] = MappingProxyType({})
    """Filter name -> the values typed, each of which must hold."""
    columns: Sequence[str] | None = None
    """The names of the columns wanted, in order; None is all of them."""
    sort: str | None = None
    """A column's name, with `-` before it for the reverse; None is the listing's own order."""
    limit: int | None = None
    """At most so many rows; None is all of them."""
    today: str = ""
    """str, ISO 8601 date: the day that stands for `--on` where it is not given."""
    ids: Sequence[str] | None = None
    """Only the records of these ids; None is every record."""
    related_ids: Sequence[str] | None = None
    """Only the related rows of these ids (the meetings that make partners); None is every related row."""
    subject: str | None = None
    """str, what a listing is about besides its filters: the country of partners, the words of a search."""
    bound: Mapping[str, str] = MappingProxyType({})
    """Further parameters of the listing's SQL (`home`)."""
    where: str | None = None
    """str, an SQL condition over the listing's columns; None keeps all that the filters keep."""


class Answer(NamedTuple):
    """The columns and rows that answer a question."""

    columns: tuple[Column, ...]
    """The columns, in order."""
    rows: list[list[Any]]
    """The rows: str, int, bool, None, list of str, or list of dict, parallel to the columns."""


def select(connection: sqlite3.Connection, listing: Listing, question: Question) -> Answer:
    """Return the rows of a listing that a question asks for.

    Raises the errors of `reading` for a value, UnknownValueError for a column that does not exist, and
    WrongCallError for a condition that SQL cannot follow.
    """
    query, parameters = _compose(connection, listing, question)
    if question.sort is not None:
        _add_sort_keys(connection)
    chosen = chosen_columns(listing, question.columns)
    selected = ", ".join(query.expression(column) for column in chosen)
    statement = f"select {selected} {query.scope} order by {query.order(question.sort)}"
    if question.limit is not None:
        statement += " limit :limit"
        parameters["limit"] = question.limit
    columns = tuple(declared.column for declared in chosen)
    return Answer(columns, _decode(columns, _run(connection, listing, question, statement, parameters)))


def count(connection: sqlite3.Connection, listing: Listing, question: Question) -> int:
    """Return how many rows the question's filters keep."""
    query, parameters = _compose(connection, listing, question)
    statement = f"select count(*) {query.scope}"
    return int(_run(connection, listing, question, statement, parameters)[0][0])


def _run(
    connection: sqlite3.Connection, listing: Listing, question: Question, statement: str, parameters: dict[str, Any]
) -> list[Any]:
    if question.where is None:
        return connection.execute(statement, parameters).fetchall()
    from dialoguekb.query.guarded_query import run_guarded  # noqa: PLC0415 - most questions have no condition in SQL

    columns = [declared.column.name for declared in listing.columns]
    headings = {declared.column.heading.casefold(): declared.column.name for declared in listing.columns}
    return run_guarded(connection, "--where", statement, parameters, columns, other_names=headings).rows


def chosen_columns(listing: Listing, names: Sequence[str] | None) -> list[ListingColumn]:
    """Return the listing's columns of these names, in that order; all but those on request where None.

    Raises UnknownValueError for a name that it does not have, WrongCallError for an empty list.
    """
    if names is None:
        return [declared for declared in listing.columns if not declared.on_request]
    if not names:
        raise InvalidValueError("--columns", "name at least one column")
    columns = [_column_called(listing, name) for name in names]
    for name, times in Counter(chosen.column.name for chosen in columns).items():
        if times > 1:
            raise InvalidValueError("--columns", f"{in_quotes(name)} is named {times} times; name each column once")
    return columns


class _Query(NamedTuple):
    listing: Listing
    scope: str
    related: str
    dated: str

    def expression(self, declared: ListingColumn) -> str:
        return declared.expression.replace("{related}", self.related).replace("{dated}", self.dated)

    def order(self, sort: str | None) -> str:
        if sort is None:
            return self.listing.order.replace("{related}", self.related)
        name = sort.removeprefix("-")
        expression = self.expression(_column_called(self.listing, name))
        if key := _SORT_KEYS.get(_column_called(self.listing, name).column.form):
            expression = f"{key}({expression})"
        direction = "desc" if sort.startswith("-") else "asc"
        return f"({expression}) is null, ({expression}) {direction}, {self.order(None)}"


def _compose(connection: sqlite3.Connection, listing: Listing, question: Question) -> tuple[_Query, dict[str, Any]]:
    binder = _Binder()
    conditions: list[str] = []
    related: list[str] = []
    besides: list[str] = []
    dated: list[str] = []
    for name, typed in question.filters.items():
        if name not in listing.filters:
            raise UnknownValueError("filter", name, listing.filters, nearest(name, listing.filters))
        target, templates = (
            (conditions, listing.conditions) if name in listing.conditions else (related, listing.related_conditions)
        )
        template = templates[name]
        # Of a comma list any value may hold, but of a filter that excludes, none.
        joint = " and " if name.startswith("not_") else " or "
        values = read_filter(connection, listing, name, typed)
        target += binder.bind_all(template, values, joint)
        dated += binder.bind_all(_template_for_dated(listing, name), values)
        if listing.related and (beside := listing.related.besides.get(name)):
            besides.append(" or ".join(binder.bind_all(beside, values)))
    if listing.related:
        related += [sql for name, sql in listing.related.unless.items() if name not in question.filters]
    if listing.related and question.related_ids is not None:
        related.append(f"{listing.related.alias}.id in (select value from json_each(:related_ids))")
        binder.parameters["related_ids"] = json.dumps(list(question.related_ids))
    day = read_date("--on", (question.filters.get("on") or [question.today])[-1])
    parameters = {**binder.parameters, **question.bound, "on_first": day.first, "on_last": day.last}
    is_asked = "on" in question.filters
    parameters |= {"asked_first": day.first if is_asked else EARLIEST_DAY}
    parameters |= {"asked_last": day.last if is_asked else LATEST_DAY}
    related += besides if related else []
    joined = " and ".join(f"({sql})" for sql in related) or "1"
    if listing.related and related:
        conditions.append(listing.related.condition.replace("{related}", joined))
    if question.ids is not None:
        conditions.append("row.id in (select value from json_each(:ids))")
        parameters["ids"] = json.dumps(list(question.ids))
    query = _Query(listing, "", joined, " and ".join(f"({sql})" for sql in dated) or "1")
    if question.where is not None:
        from dialoguekb.query.where_condition import condition  # noqa: PLC0415 - see above

        conditions.append(condition(listing, question.where, query.expression))
    where = " and ".join(f"({sql})" for sql in conditions) or "1"
    counts = listing.counts.replace("{related}", joined)
    return query._replace(scope=f"from {listing.source} {counts} where {where}"), parameters


_SORT_KEYS = {"text": "collation_key", "date": "date_key"}
"""Form of a column -> the SQL function that returns what its values sort by."""


def _template_for_dated(listing: Listing, name: str) -> str:
    """Return the condition of a filter on the rows of `Listing.dated`; empty where it does not keep some of them."""
    return FILTERS[name].condition(*listing.dated) or "" if listing.dated and name in _DATES else ""


def _add_sort_keys(connection: sqlite3.Connection) -> None:
    from dialoguekb.query.sort_keys import add_sort_keys  # noqa: PLC0415 - most questions have the listing's own order

    add_sort_keys(connection)


class _Binder:
    """Puts parameters in place of what a condition's template leaves open."""

    def __init__(self) -> None:
        self.parameters: dict[str, Any] = {}

    def bind_all(self, template: str, values: Iterable[ReadValue], joint: str = " or ") -> list[str]:
        """Return the condition for each value, which joins those of a comma list; nothing without a template."""
        lists = (value.alternatives for value in values) if template else ()
        return [joint.join(f"({self.bind(template, each)})" for each in either) for either in lists]

    def bind(self, template: str, value: ReadValue) -> str:
        number = len(self.parameters)
        bound = {"value": value.value, "first": value.first, "last": value.last}
        for part, content in bound.items():
            if f"{{{part}}}" in template:
                template = template.replace(f"{{{part}}}", f":{part}_{number}")
                self.parameters[f"{part}_{number}"] = content
        return template


def _column_called(listing: Listing, name: str) -> ListingColumn:
    current = former_names(listing.name).get(name, name)
    for declared in listing.columns:
        if declared.column.name in {name, current}:
            return declared
    names = [declared.column.name for declared in listing.columns]
    headed = [each.column.name for each in listing.columns if each.column.heading.casefold() == name.casefold()]
    from dialoguekb.model.field_synonyms import synonym  # noqa: PLC0415 - most runs have no error

    meant = synonym(name, names)
    raise UnknownValueError("column", name, names, headed or ([meant] if meant else nearest(name, names)))


def _decode(columns: tuple[Column, ...], fetched: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    """Return rows with lists read from JSON and flags as bool; the same few lists come again and again."""
    rows = [list(row) for row in fetched]
    for at, column in enumerate(columns):
        if column.form == "list":
            known: dict[str | None, tuple[str, ...]] = {}
            for row in rows:
                if row[at] not in known:
                    known[row[at]] = tuple(json.loads(row[at])) if row[at] else ()
                row[at] = list(known[row[at]])
        elif column.form in {"items", "part"}:
            empty = "[]" if column.form == "items" else "null"
            for row in rows:
                row[at] = json.loads(row[at] or empty)
        elif column.form == "flag":
            for row in rows:
                row[at] = None if row[at] is None else bool(row[at])
    return rows
