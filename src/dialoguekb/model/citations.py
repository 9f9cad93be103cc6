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
