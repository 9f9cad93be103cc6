"""Which sources a record cites, and which part of it does, whatever its fields are called."""

from collections.abc import Iterator
from typing import Any

from dialoguekb.model.fields import NestedMapping, Reference, fields_of
from dialoguekb.model.record import Citation


def citations_in(part: Any, within: str = "") -> Iterator[tuple[str, Citation]]:
    """Yield every citation in a record, in order of declaration, with the part that cites (`tenures[2]`).

    The part is empty for a source of the record as a whole. A field that names a source cites it. `within` is the
    part that the citations of `part` are given.
    """
    if isinstance(part, Citation):
        yield within, part
        return
    cls: Any = type(part)
    for field in fields_of(cls):
        value = getattr(part, field.name)
        if value is None or not isinstance(field.form, Reference | NestedMapping):
            continue
        for position, item in enumerate(value if field.many else (value,)):
            here = within or (f"{field.key}[{position}]" if field.many else field.key)
            if isinstance(item, Citation):
                yield within, item
            elif isinstance(field.form, NestedMapping):
                yield from citations_in(item, here)
            elif field.form.kind == "source":
                yield here, Citation(id=item)


def cited_places(record: Any, prefix: str = "") -> Iterator[tuple[str, Citation]]:
    """Yield every citation written in a record or a part of one, with its path (`tenures[2].sources[0]`)."""
    cls: Any = type(record)
    for field in fields_of(cls):
        if not isinstance(field.form, NestedMapping):
            continue
        value = getattr(record, field.name)
        for position, item in enumerate(value if field.many else () if value is None else (value,)):
            path = f"{prefix}{field.key}[{position}]" if field.many else f"{prefix}{field.key}"
            if isinstance(item, Citation):
                yield path, item
            else:
                yield from cited_places(item, f"{path}.")
