"""Which records a record names, and where in it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from dialoguekb.model.fields import Field, NestedMapping, Reference, fields_of


def references_in(record: Any, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every reference in a record or a part of one, as (kind, path, id), in order of declaration."""
    cls: Any = type(record)
    for field in _fields_with_references(cls):
        value = getattr(record, field.name)
        if value is None:
            continue
        path = f"{prefix}{field.key}"
        for position, item in enumerate(value) if field.many else ((None, value),):
            item_path = path if position is None else f"{path}[{position}]"
            if isinstance(field.form, Reference):
                yield field.form.kind, item_path, item
            else:
                yield from references_in(item, f"{item_path}.")


@cache
def _fields_with_references(cls: Any) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(cls) if isinstance(field.form, Reference | NestedMapping))
