"""Records with `amends: true`, which add to the record of the same id in a layer below.

A single value that is written replaces the one below. A list is extended: an entry replaces the entries below that
stand for the same (a tenure those of its office and first day, a citation those of its source).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dialoguekb.model.fields import fields_of
from dialoguekb.model.problems import Place
from dialoguekb.model.record import WrittenElsewhere
from dialoguekb.model.records import KINDS, Record

_OWN_FIELDS = frozenset({"id", "amends", "overrides"})
"""The fields that say which record it amends, and that it does."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one file adds to a record of a layer below."""

    kind_name: str
    """str, the kind of the record."""
    id: str
    """str, the id of the record."""
    origin: Place
    """Where the amendment begins."""
    values: dict[str, Any]
    """Attribute of the record -> the value written."""


def amend(record: Record, amendment: Amendment) -> Record:
    """Return a record with what an amendment adds, and with the places of its values."""
    values: dict[str, Any] = {}
    elsewhere = {each.path: each for each in record.elsewhere}
    for field in fields_of(KINDS[amendment.kind_name]):
        if field.name not in amendment.values or field.name in _OWN_FIELDS:
            continue
        added = amendment.values[field.name]
        if not field.many:
            values[field.name] = added
            elsewhere[field.key] = WrittenElsewhere(field.key, amendment.origin, field.key)
            continue
        below, entries = getattr(record, field.name), []
        for position, (value, index, is_added) in enumerate(_join_entries(below, added)):
            path, there = f"{field.key}[{position}]", f"{field.key}[{index}]"
            entries.append(value)
            place = amendment.origin if is_added else record.origin
            before = None if is_added else next((each for each in record.elsewhere if each.path == there), None)
            elsewhere[path] = replace(before, path=path) if before else WrittenElsewhere(path, place, there)
        values[field.name] = tuple(entries)
    return replace(
        record,
        **values,
        amendments=(*record.amendments, amendment.origin),
        elsewhere=tuple(each for each in elsewhere.values() if (each.origin, each.there) != (record.origin, each.path)),
    )


def _join_entries(below: tuple[Any, ...], added: tuple[Any, ...]) -> Iterator[tuple[Any, int, bool]]:
    """Yield the entries of both lists: value, index in its own list, and whether it was added.

    What replaces an entry takes its place; the rest follows.
    """
    keys = [_key(value) for value in added]
    placed: set[int] = set()
    for index, value in enumerate(below):
        twins = [at for at, key in enumerate(keys) if key == _key(value)]
        if not twins:
            yield value, index, False
        for at in twins:
            if at not in placed:
                placed.add(at)
                yield added[at], at, True
    yield from ((value, at, True) for at, value in enumerate(added) if at not in placed)


def _key(value: Any) -> object:
    """Return what an entry of a list stands for."""
    cls: Any = type(value)
    names: tuple[str, ...] = getattr(cls, "identified_by", ())
    if not names and (shorthand := getattr(cls, "shorthand", None)):
        names = (next(field.name for field in fields_of(cls) if field.key == shorthand),)
    return tuple(getattr(value, name) for name in names) if names else value
