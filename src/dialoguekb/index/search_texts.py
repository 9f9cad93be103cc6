"""The texts by which the full-text search finds a record, by the field of the search that they belong to.

A field of the search gathers the fields of all kinds that a user would call by one word: `names` are aliases,
codes and native names, `people` those at the table and those who signed. What a record inherits counts as its
own: the title of a meeting, the names of its sides.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.model.fields import NestedMapping, SearchField, fields_of
from dialoguekb.model.record import SearchText
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record


def texts_of(record: Record, records: RecordSet) -> dict[str, list[str]]:
    """Return the texts of a record: field of `SEARCHED`, in that order -> texts in the order of the record."""
    texts: dict[SearchField, dict[str, None]] = {field: {} for field in SEARCHED}
    for field, text in (*_own_texts(record), *record.inherited_texts(records)):
        if text:
            texts[field][text] = None
    return {field: list(of_field) for field, of_field in texts.items() if of_field}


def _own_texts(part: Any) -> Iterator[SearchText]:
    """Yield the texts of a record, or of a part of one, that it declares as searched."""
    cls: Any = type(part)
    for name, field in _searched_fields(cls):
        value = getattr(part, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if field is None:
                yield from _own_texts(entry)
            else:
                yield field, entry


@cache
def _searched_fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    """Return name and field of the search of each field that is searched; None in its place for mappings with such."""
    places: list[tuple[int, str, Any]] = []
    for field in fields_of(cls):
        if isinstance(field.form, NestedMapping):
            nested: Any = field.form.cls
            if _searched_fields(nested):
                places.append((0, field.name, None))
        elif field.searched and field.searched.field:
            places.append((field.searched.place, field.name, field.searched.field))
    places.sort(key=lambda place: place[0])
    return tuple((name, field) for _, name, field in places)
