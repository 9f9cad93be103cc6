"""The values of records as lists, dicts, strings, numbers and None, and as JSON."""

from dataclasses import is_dataclass
from functools import cache
from typing import Any

import msgspec

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.fields import fields_of

_encode = msgspec.json.Encoder().encode

_PLAIN = {str, int, float, bool, type(None)}
"""The classes of values that are plain already."""


def to_json(value: Any) -> str:
    """Return a list as compact JSON text; dates as written, keys as in a file."""
    return _encode(plain(value)).decode() if value else "[]"


def part_to_json(value: Any) -> str | None:
    """Return a part of a record as compact JSON text, as `to_json` does; None where there is none."""
    return None if value is None else _encode(plain(value)).decode()


def plain(value: Any) -> Any:
    """Return a record's value as lists, dicts, strings, numbers and None; dates as written, keys as in a file."""
    cls: Any = value.__class__
    if cls in _PLAIN:
        return value
    if cls is PartialDate:
        return value.text
    if cls is tuple or cls is list:
        return [plain(item) for item in value]
    if cls is dict:
        return {key: plain(item) for key, item in value.items()}
    return {key: plain(getattr(value, name)) for key, name in _attributes(cls)} if is_dataclass(value) else value


@cache
def _attributes(cls: Any) -> tuple[tuple[str, str], ...]:
    """Return key and attribute of each field of a record's part."""
    return tuple((field.key, field.name) for field in fields_of(cls))
