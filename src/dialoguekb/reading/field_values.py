r"""One written value -> one value of a field. The field alone decides what a text means.

| as written | in a text, id or word | in a number | in a flag | in a date |
|---|---|---|---|---|
| `~` `null` `Null` `NULL`, nothing | no value | no value | no value | no value |
| `"~"` `'null'` | that text | a problem | a problem | a problem |
| `NO` `on` `yes` `true` | that text (Norway stays Norway) | a problem | only `true` and `false` | a problem |
| `12:30` | that text | a problem | a problem | a problem |
| `010` `1_000` | that text | a problem: write `10`, `1000` | a problem | a problem |
| `2022` `2022-04` `2022-04-12` | that text | only `2022` | a problem | the date, with or without quotation marks |
| `""` or white space | a problem | a problem | a problem | a problem |

"No value" is the same as leaving the field out; as an entry of a list it is a problem. Anything in
quotation marks is text, so write numbers and flags without them. Text is stored exactly as written,
including control characters from escapes (`"\e"`).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from dialoguekb.errors import in_quotes, with_article
from dialoguekb.model.dates import NotADateError, PartialDate, PartialDateError
from dialoguekb.model.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Form,
    NestedMapping,
    Number,
    Pattern,
    Reference,
    Text,
    fields_of,
)
from dialoguekb.model.loose_dates import loose_date
from dialoguekb.model.names import name_parts
from dialoguekb.reading.field_shapes import shape_of
from dialoguekb.reading.nodes import InvalidNode, Mapping, Node, Scalar
from dialoguekb.reading.reading_faults import ABSENT, FAULTY, Faults
from dialoguekb.reading.source_text import quote

Decoder = Callable[[Node, Faults], Any]
"""A node and where to report faults -> the value, ABSENT or FAULTY."""

NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain scalars that mean no value."""

LARGEST_NUMBER = 1_000_000
"""int: numbers are ordinals and versions; anything larger is a typing error."""

_DESCRIPTIONS: dict[Any, str] = {
    Text: "text",
    Day: "a date: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1 to YYYY-Q4 or a window (2026-05/2026-06)",
    Number: f"a whole number from 1 to {LARGEST_NUMBER}",
    Flag: "true or false",
}
"""The forms whose description does not depend on their parameters."""

_NUMBER = re.compile(r"[1-9][0-9]*", re.ASCII)
_LONGEST_DATE = 40
"""int, characters: a longer text is not a date in another form."""

_NO_DATE = frozenset({"-", "–", "—", "?", "n/a", "na", "n.a.", "n.d.", "none", "tba", "tbc", "tbd", "unknown"})
"""What people write for a date that they do not know."""


def scalar_decoder(field: Field) -> Decoder:
    """Return the decoder of one value of a field whose form is not NestedMapping."""
    read = _READERS[field.form.__class__](field)

    def decode(node: Node, faults: Faults) -> Any:
        if node.__class__ is Scalar:
            if node.plain and node.text in NO_VALUE:
                return ABSENT
            return read(node, faults)
        return wrong_type(node, field, faults)

    return decode


def wrong_type(node: Node, field: Field, faults: Faults) -> Any:
    """Report a list or mapping where a single value is expected."""
    if isinstance(node, InvalidNode):
        return FAULTY
    expected = describe(field.form)
    if isinstance(node, Mapping):
        if isinstance(field.form, NestedMapping):
            expected += f": write {shape_of(field)}"
        else:
            expected += "; a text that contains ': ' needs quotation marks"
        return faults.report("wrong-type", node, f"{field.key} is a mapping", expected=expected)
    if isinstance(field.form, NestedMapping):
        expected += f": write {shape_of(field)}"
    return faults.report("wrong-type", node, f"{field.key} is a list", expected=expected)


def describe(form: Form) -> str:
    """Return what a value of the form looks like: `a whole number from 1 to 1000000`."""
    match form:
        case Pattern():
            return form.description
        case Reference():
            return f"the id of {with_article(form.kind)}"
        case Choice():
            return f"one of: {', '.join(form.values)}"
        case NestedMapping():
            return f"a mapping with the fields {', '.join(_keys(form.cls))}"
        case _:
            return _DESCRIPTIONS[form.__class__]


def _keys(cls: Any) -> list[str]:
    return [field.key for field in fields_of(cls)]


def _text(field: Field) -> Decoder:
    def read(node: Any, faults: Faults) -> Any:
        text = node.text
        if not text or text.isspace():
            return _empty(node, field, faults)
        return text

    return read


def _pattern(field: Field) -> Decoder:
    assert isinstance(field.form, Pattern)  # noqa: S101 -- see _READERS
    form = field.form
    matches = re.compile(form.regex).fullmatch
    prefix = re.compile(form.prefix)

    def read(node: Any, faults: Faults) -> Any:
        text = node.text
        if matches(text):
            return text
        if not text or text.isspace():
            return _empty(node, field, faults)
        bare = text.strip()
        variants = (text.upper(), text.lower(), "-".join(name_parts(text)), bare, prefix.sub("", bare, count=1))
        return faults.report(
            "wrong-form",
            node,
            f"{quote(text)} is not a valid {field.key}",
            expected=form.description,
            nearest=tuple(dict.fromkeys(variant for variant in variants if matches(variant)))[:1],
        )

    return read


def _choice(field: Field) -> Decoder:
    assert isinstance(field.form, Choice)  # noqa: S101 -- see _READERS
    values = field.form.values
    valid = frozenset(values)

    def read(node: Any, faults: Faults) -> Any:
        if node.text in valid:
            return node.text
        if not node.text or node.text.isspace():
            return _empty(node, field, faults)
        return faults.report(
            "unknown-value",
            node,
            f"{quote(node.text)} is not a valid {field.key}",
            expected=describe(field.form),
            nearest=faults.suggest(node.text, values),
        )

    return read


@lru_cache(maxsize=16_384)
def _date_of(text: str) -> PartialDate | PartialDateError:
    """Return the date, or an error that says why the text is not a date."""
    try:
        return PartialDate.parse(text)
    except PartialDateError as fault:
        return fault


def _day(field: Field) -> Decoder:
    def read(node: Any, faults: Faults) -> Any:
        date = _date_of(node.text)
        if isinstance(date, PartialDate):
            return date
        if not node.text or node.text.isspace():
            return _empty(node, field, faults)
        rule = "wrong-form" if isinstance(date, NotADateError) else "impossible-date"
        message = str(date)
        if message.startswith(in_quotes(node.text)):
            message = quote(node.text) + message.removeprefix(in_quotes(node.text))
        if len(node.text) > _LONGEST_DATE:
            message = f"{quote(node.text, _LONGEST_DATE)} is not a date"
        near = loose_date(node.text[:_LONGEST_DATE])
        expected = describe(field.form)
        if near is None and node.text.strip().casefold() in _NO_DATE:
            expected += "; leave the field out where the date is not known"
        return faults.report(rule, node, message, expected=expected, nearest=(near,) if near else ())

    return read


def _number(field: Field) -> Decoder:
    def read(node: Any, faults: Faults) -> Any:
        text = node.text
        fits = len(text) <= len(str(LARGEST_NUMBER)) and _NUMBER.fullmatch(text) and int(text) <= LARGEST_NUMBER
        if fits and node.plain:
            return int(text)
        if fits:
            return faults.report(
                "wrong-type", node, f'{field.key} is the text "{text}"', expected=f"{text} without quotation marks"
            )
        bare = text.strip().removeprefix("+").replace("_", "").replace(",", "").lstrip("0")
        number = bare if _NUMBER.fullmatch(bare) and len(bare) <= 7 and int(bare) <= LARGEST_NUMBER else ""
        expected = f"{describe(field.form)}, in digits only" + (f": write {number}" if number else "")
        return faults.report(
            "wrong-form",
            node,
            f"{quote(text)} is not a valid {field.key}",
            expected=expected,
            nearest=(number,) if number else (),
        )

    return read


def _flag(field: Field) -> Decoder:
    values = {"true": True, "false": False}

    def read(node: Any, faults: Faults) -> Any:
        text = node.text
        if text in values and node.plain:
            return values[text]
        if text in values:
            return faults.report(
                "wrong-type", node, f'{field.key} is the text "{text}"', expected=f"{text} without quotation marks"
            )
        synonyms = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
        lowered = text.lower()
        near = (lowered,) if lowered in values else (synonyms[lowered],) if lowered in synonyms else ()
        return faults.report(
            "wrong-form",
            node,
            f"{quote(text)} is not a valid {field.key}",
            expected=describe(field.form),
            nearest=near,
        )

    return read


def _empty(node: Node, field: Field, faults: Faults) -> Any:
    return faults.report(
        "empty-text", node, f"{field.key} is empty", expected=f"{describe(field.form)}, or leave the field out"
    )


_READERS: dict[Any, Callable[[Field], Decoder]] = {
    Text: _text,
    Reference: _text,
    Pattern: _pattern,
    Choice: _choice,
    Day: _day,
    Number: _number,
    Flag: _flag,
}
"""Each form except NestedMapping, and the function that builds its reader."""
