"""What a field looks like in a file, whole, for the hint in an error: `coverage: [{from: 2023, to: 2025}]`."""

from functools import cache
from typing import Any

from dialoguekb.errors import with_article
from dialoguekb.model.fields import Choice, Day, Field, Flag, Form, NestedMapping, Number, Reference, fields_of

_SHOWN_BESIDE = frozenset({"from", "to", "url", "as", "kept"})
"""Fields of a part that its example shows though they may be left out."""

_EXAMPLES = {"from": "2023", "to": "2025", "url": "https://...", "as": '"..."'}
"""Key -> the value that stands for it."""

_BY_FORM: dict[type, str] = {Day: "2023-05-09", Number: "2", Flag: "true"}

_IDS = {"country": "JP", "official": "yoko-kamikawa", "topic": "cyber-security"}
"""Kind -> an id in the form of its ids; for other kinds, `a-meeting`."""


def shape_of(field: Field) -> str:
    """Return the field with its key and an example in the form of its value."""
    value = _value(field.key, field.form)
    return f"{field.key}: [{value}]" if field.many else f"{field.key}: {value}"


def _value(key: str, form: Form) -> str:
    if isinstance(form, NestedMapping):
        part: Any = form.cls
        return _mapping(part)
    if key in _EXAMPLES:
        return _EXAMPLES[key]
    if isinstance(form, Reference):
        return _IDS.get(form.kind, with_article(form.kind).replace(" ", "-"))
    if isinstance(form, Choice):
        return form.values[0]
    return _BY_FORM.get(type(form), '"..."')


@cache
def _mapping(cls: Any) -> str:
    """Return an example of a part: what it must have, and what is mostly written."""
    fields = fields_of(cls)
    shown = [field for field in fields if field.required or field.key in _SHOWN_BESIDE] or list(fields[:1])
    pairs = (f"{field.key}: {_nested_shape(field)}" for field in shown)
    return f"{{{', '.join(pairs)}}}"


def _nested_shape(field: Field) -> str:
    value = _value(field.key, field.form)
    return f"[{value}]" if field.many else value
