"""Nodes -> records, as the declarations in `records` say.

A decoder is built once for each class and then only looks up. Every value is decoded independently, so
that all faults of a record are found in one reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dialoguekb.model.fields import Field, Nested, Reference, field_by_key, fields_of
from dialoguekb.model.problems import Place
from dialoguekb.reading.field_values import NO_VALUE, Decoder, describe, scalar_decoder, with_article, wrong_type
from dialoguekb.reading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dialoguekb.reading.reading_faults import ABSENT, FAULTY, Faults
from dialoguekb.reading.source_text import shortened

_SHORT_FORMS_KEPT = 50_000
"""int: how many short forms of a class are kept, so that the same short text is one immutable object."""


def decode_record(cls: Any, node: Node, faults: Faults) -> Any:
    """Return the record that the node holds, with its place, or FAULTY; problems go to `faults`.

    A field that is misspelt, and no more, is reported and taken as the field that was meant; a key that
    stands twice or an entry that does is reported and taken once.
    """
    noun = noun_of(cls)
    if not isinstance(node, Mapping):
        if isinstance(node, Refused):
            return FAULTY
        faults.record = noun
        what = "a list" if isinstance(node, Sequence) else shortened(node.text)
        return faults.report("wrong-type", node, f"{what} is no {noun}", expected="a mapping: 'id: …' and its fields")
    record_id = id_of(node)
    faults.record = f"{noun} {record_id}" if record_id else noun
    values = _mapping_decoder(cls)(node, faults)
    if values is FAULTY:
        return FAULTY
    return cls(stands_at=Place(faults.source.file, node.line, node.column), **values)


def id_of(node: Node) -> str | None:
    """Return the text under `id` in a record's mapping, right or wrong; None where there is none."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar) and value.text:
                return value.text
    return None


def noun_of(cls: Any) -> str:
    """Return what a person calls one of the class: its kind, or its name in lower case."""
    kind: str = getattr(cls, "record_kind", cls.__name__.lower())
    return kind


@dataclass(frozen=True, slots=True)
class _Slot:
    """A field and how it is decoded."""

    field: Field
    decode: Decoder


@cache
def _slots(cls: Any) -> dict[str, _Slot]:
    return {field.key: _Slot(field, _field_decoder(field)) for field in fields_of(cls)}


@cache
def _mapping_decoder(cls: Any) -> Callable[[Mapping, Faults], Any]:
    """Return the decoder of a mapping into the arguments (dict by attribute) of `cls`."""
    slots = _slots(cls)
    ways = {key: (slot.field.name, slot.decode) for key, slot in slots.items()}
    required = tuple(slot.field for slot in slots.values() if slot.field.required)

    def decode(node: Mapping, faults: Faults) -> Any:
        values: dict[str, Any] = {}
        at_fault: set[str] = set()
        unknown = []
        for key, value_node in node.entries:
            way = ways.get(key.text)
            if way is None:
                unknown.append((key, value_node))
                continue
            value = way[1](value_node, faults)
            if value is FAULTY:
                at_fault.add(way[0])
            elif value is not ABSENT:
                values[way[0]] = value
        written = {key.text for key, _ in node.entries} if unknown else set()
        for entry in unknown:
            _take_unknown(cls, entry, written, values, at_fault, faults=faults)
        for field in required:
            if field.name not in values and field.name not in at_fault:
                at_fault.add(field.name)
                if _MERGED not in at_fault:
                    _report_missing(cls, node, field, faults)
        return FAULTY if at_fault else values

    return decode


_MERGED = "<<"
"""Among the names at fault: the fields that a merge key would have brought are not known."""


def _take_unknown(
    cls: Any,
    entry: tuple[Scalar, Node],
    written: set[str],
    values: dict[str, Any],
    at_fault: set[str],
    *,
    faults: Faults,
) -> None:
    """Report a key that names no field; take its value as the nearest field's where that one is not written."""
    key, value_node = entry
    if key.plain and key.text == _MERGED:
        at_fault.add(_MERGED)
        return
    slots = _slots(cls)
    near = faults.suggest(key.text, slots)
    faults.report(
        "unknown-field",
        key,
        f"{with_article(noun_of(cls))} has no field {shortened(key.text)}",
        expected=f"one of: {', '.join(slots)}",
        nearest=near,
    )
    if not near or near[0] in written:
        return
    meant = slots[near[0]]
    value = meant.decode(value_node, faults.trial())
    if value is FAULTY or value is ABSENT or meant.field.name in values:
        at_fault.add(meant.field.name)
    else:
        values[meant.field.name] = value


def _report_missing(cls: Any, node: Mapping, field: Field, faults: Faults) -> None:
    written = next((value for key, value in node.entries if key.text == field.key), None)
    what = "has no value" if written is not None else "is not written"
    faults.report(
        "missing-field",
        written or node,
        f"{field.key} {what}, and {with_article(noun_of(cls))} must have one",
        expected=describe(field.form),
    )


def _field_decoder(field: Field) -> Decoder:
    decode_one = _nested_decoder(field) if isinstance(field.form, Nested) else scalar_decoder(field)
    return _list_decoder(field, decode_one) if field.many else decode_one


def _nested_decoder(field: Field) -> Decoder:
    assert isinstance(field.form, Nested)  # noqa: S101 -- the caller asked
    cls: Any = field.form.cls
    decode_mapping = _mapping_decoder(cls)
    decode_short = _short_decoder(cls, field.form.shorthand) if field.form.shorthand else None

    def decode(node: Node, faults: Faults) -> Any:
        if node.__class__ is Scalar:
            if node.plain and node.text in NO_VALUE:
                return ABSENT
            if decode_short is not None:
                return decode_short(node, faults)
            text = shortened(node.text)
            return faults.report("wrong-type", node, f"{text} is no {noun_of(cls)}", expected=describe(field.form))
        if node.__class__ is Mapping:
            values = decode_mapping(node, faults)
            return FAULTY if values is FAULTY else cls(**values)
        return wrong_type(node, field, faults)

    return decode


def _short_decoder(cls: Any, shorthand: str) -> Decoder:
    """Return the decoder of a lone scalar that stands for the field `shorthand` of `cls`."""
    field = field_by_key(cls)[shorthand]
    decode_value = scalar_decoder(field)
    kept: dict[str, Any] = {}

    def decode(node: Any, faults: Faults) -> Any:
        known = kept.get(node.text)
        if known is not None:
            return known
        value = decode_value(node, faults)
        if value is FAULTY:
            return FAULTY
        if len(kept) >= _SHORT_FORMS_KEPT:
            kept.clear()
        made = kept[node.text] = cls(**{field.name: value})
        return made

    return decode


def _list_decoder(field: Field, decode_one: Decoder) -> Decoder:
    reference_of = _reference_in(field)

    def decode(node: Node, faults: Faults) -> Any:
        if node.__class__ is not Sequence:
            return _not_a_list(node, field, faults)
        values = []
        nodes = []
        at_fault = False
        for item in node.items:
            value = decode_one(item, faults)
            if value is ABSENT:
                faults.report("no-value", item, f"an entry of {field.key} has no value", expected=describe(field.form))
                at_fault = True
            elif value is FAULTY:
                at_fault = True
            else:
                values.append(value)
                nodes.append(item)
        if at_fault:
            return FAULTY
        if reference_of is not None and len(values) > 1:
            values = _without_duplicates(values, nodes, reference_of, field, faults)
        return tuple(values)

    return decode


def _not_a_list(node: Node, field: Field, faults: Faults) -> Any:
    if isinstance(node, Refused):
        return FAULTY
    if isinstance(node, Mapping):
        return faults.report(
            "wrong-type", node, f"{field.key} is a mapping", expected="a list: begin each entry with '- '"
        )
    assert isinstance(node, Scalar)  # noqa: S101 -- the caller has ruled out lists
    if node.plain and node.text in NO_VALUE:
        return ABSENT
    return faults.report(
        "wrong-type", node, f"{field.key} is one text", expected=f"a list: write [{shortened(node.text)[1:-1]}]"
    )


def _reference_in(field: Field) -> Callable[[Any], str] | None:
    """Return what gives the id or field that an entry of the list names, or None where entries name neither."""
    if isinstance(field.form, Reference):
        return str
    if isinstance(field.form, Nested) and field.form.shorthand:
        cls: Any = field.form.cls
        short = field_by_key(cls)[field.form.shorthand]
        if isinstance(short.form, Reference) or field.form.names_a_field:
            return lambda value: getattr(value, short.name) or ""
    return None


def _without_duplicates(
    values: list[Any], nodes: list[Node], reference_of: Callable[[Any], str], field: Field, faults: Faults
) -> list[Any]:
    """Report and leave out an entry that names what another names, unless each of the two says more of its own."""
    references = [reference_of(value) for value in values]
    if len(set(references)) == len(references):
        return values
    kept: list[Any] = []
    kept_values: set[Any] = set()
    bare = {reference for value, reference in zip(values, references, strict=True) if _says_no_more(value)}
    seen: set[str] = set()
    for value, node, reference in zip(values, nodes, references, strict=True):
        if reference and reference in seen and (reference in bare or value in kept_values):
            faults.report("duplicate-entry", node, f"{field.key} names '{reference}' twice", expected="each entry once")
        else:
            kept.append(value)
            kept_values.add(value)
            seen.add(reference)
    return kept


def _says_no_more(value: Any) -> bool:
    """Whether an entry is nothing but the id that it names."""
    if isinstance(value, str):
        return True
    cls: Any = type(value)
    written = [field for field in fields_of(cls) if getattr(value, field.name)]
    return len(written) == 1
