"""A field of a record as a user names it: `start`, `participants[2]`, `tenures[0].from`."""

import re
from dataclasses import dataclass
from typing import Any

from dialoguekb.errors import UnknownValueError, WrongCallError, in_quotes, with_article
from dialoguekb.model.fields import Field, NestedMapping, field_by_key, noun_of
from dialoguekb.model.nearest import nearest
from dialoguekb.model.records import KINDS, Record

_STEP = re.compile(r"([a-z_0-9]+)(?:\[([0-9]{1,18})\])?", re.ASCII)
_BEYOND_NAME = re.compile(r"[.\[]")


@dataclass(frozen=True, slots=True)
class PathTarget:
    """What a path leads to in a record."""

    path: str
    """str, the path as it is shown (`tenures[0].from`)."""
    value: Any
    """The value in the record: None, an empty tuple or False where it is not written."""

    @property
    def field(self) -> str:
        """Return the record's own field that the path begins with (`tenures`)."""
        return first_name(self.path)


def first_name(path: str) -> str:
    """Return the field that a path begins with (`tenures` of `tenures[0].from`)."""
    return _BEYOND_NAME.split(path, maxsplit=1)[0]


def may_be_path(text: str) -> bool:
    """Whether the text begins with the name of a field of any kind of record."""
    first = first_name(text)
    return any(first in field_by_key(cls) for cls in KINDS.values())


def follow(record: Record, path: str) -> PathTarget:
    """Return what the path leads to in the record.

    Raises UnknownValueError with the nearest fields for a field that does not exist, and WrongCallError for a
    path that skips the number of an entry, goes past the end of a list or into a value without fields.
    """
    value: Any = record
    cls: Any = type(record)
    what = record.kind_name
    walked = ""
    steps = path.split(".")
    for left, step in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
        form = _STEP.fullmatch(step)
        if form is None:
            raise WrongCallError(
                f"{in_quotes(path)} names no field; write it as start, participants[2] or tenures[0].from"
            )
        declared = _find_field(cls, what, form[1], walked)
        value = getattr(value, declared.name)
        walked = f"{walked}.{declared.key}".lstrip(".")
        if form[2] is not None:
            value = _entry(declared, walked, value, int(form[2]))
            walked = f"{walked}[{int(form[2])}]"
        elif declared.many and left:
            raise WrongCallError(f"'{walked}' is a list; name one of its entries by its number: {walked}[0]")
        cls = declared.form.cls if isinstance(declared.form, NestedMapping) else None
        what = noun_of(cls) if cls else ""
    return PathTarget(walked, value)


def _find_field(cls: Any, what: str, name: str, walked: str) -> Field:
    if cls is None:
        raise WrongCallError(f"'{walked}' has no fields inside it; name it alone")
    valid = field_by_key(cls)
    if name not in valid:
        from dialoguekb.model.field_synonyms import synonym  # noqa: PLC0415 - most runs have no error

        meant = synonym(name, valid)
        near = (meant,) if meant else nearest(name, valid)
        raise UnknownValueError(f"field of {with_article(what)}", name, tuple(valid), near)
    return valid[name]


def _entry(declared: Field, walked: str, value: Any, index: int) -> Any:
    if not declared.many:
        raise WrongCallError(f"'{walked}' is no list; name it without a number")
    if index >= len(value):
        held = (
            f"is not written here; name {walked} alone for what is inherited"
            if not value
            else f"has {len(value)}, the last is {walked}[{len(value) - 1}]"
        )
        raise WrongCallError(f"there is no {walked}[{index}]: the list {held}")
    return value[index]
