"""Nodes -> records, as the record classes declare.

The decoder of a class is built once. Every value is decoded independently, so one run reports all faults
of a record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dialoguekb.errors import with_article
from dialoguekb.model.field_synonyms import synonym
from dialoguekb.model.fields import Field, NestedMapping, Reference, field_by_key, fields_of, noun_of
from dialoguekb.model.problems import Place
from dialoguekb.reading.amendments import Amendment
from dialoguekb.reading.field_shapes import shape_of
from dialoguekb.reading.field_values import NO_VALUE, Decoder, describe, scalar_decoder, wrong_type
from dialoguekb.reading.nodes import InvalidNode, Mapping, Node, Scalar, Sequence
from dialoguekb.reading.reading_faults import ABSENT, FAULTY, Faults
from dialoguekb.reading.source_text import quote

_SHORT_FORM_CACHE_SIZE = 50_000
"""int: the number of short forms cached for a class, so that equal texts share one immutable object."""


def decode_record(cls: Any, node: Node, faults: Faults) -> Any:
    """Return the record or Amendment in the node, with its place, or FAULTY; problems go to `faults`.

    A misspelt field is reported and read as the nearest field. An entry that occurs twice is reported
    and read once.
    """
    noun = noun_of(cls)
    if not isinstance(node, Mapping):
        if isinstance(node, InvalidNode):
            return FAULTY
        faults.record = noun
        what = "a list" if isinstance(node, Sequence) else quote(node.text)
        return faults.report(
            "wrong-type", node, f"{what} is not {with_article(noun)}", expected="a mapping: 'id: …' and its fields"
        )
    record_id = id_of(node)
    faults.record = f"{noun} {record_id}" if record_id else noun
    values = _mapping_decoder(cls)(node, faults)
    if values is FAULTY:
        return FAULTY
    origin = Place(faults.source.file, node.line, node.column)
    if values.get("amends"):
        return Amendment(cls.kind_name, values["id"], origin, values)
    return cls(origin=origin, **values)


def id_of(node: Node) -> str | None:
    """Return the text of `id` in a record's mapping, valid or not; None if there is none."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar) and value.text:
                return value.text
    return None


@dataclass(frozen=True, slots=True)
class _FieldDecoder:
    """A field and its decoder."""

    field: Field
    decode: Decoder


@cache
def _field_decoders(cls: Any) -> dict[str, _FieldDecoder]:
    return {field.key: _FieldDecoder(field, _field_decoder(field)) for field in fields_of(cls)}


@cache
def _mapping_decoder(cls: Any) -> Callable[[Mapping, Faults], Any]:
    """Return the decoder of a mapping into the arguments (dict by attribute) of `cls`."""
    decoders = {key: (item.field.name, item.decode) for key, item in _field_decoders(cls).items()}
    required = tuple(field for field in fields_of(cls) if field.required)
    of_amendment = tuple(field for field in required if field.name == "id")

    def decode(node: Mapping, faults: Faults) -> Any:
        values: dict[str, Any] = {}
        faulty: set[str] = set()
        unknown = []
        for key, value_node in node.entries:
            decoder = decoders.get(key.text)
            if decoder is None:
                unknown.append((key, value_node))
                continue
            name, decode_value = decoder
            value = decode_value(value_node, faults)
            if value is FAULTY:
                faulty.add(name)
            elif value is not ABSENT:
                values[name] = value
        written = {key.text for key, _ in node.entries} if unknown else set()
        for entry in unknown:
            _decode_unknown_field(cls, entry, written, values, faulty, faults=faults)
        for field in of_amendment if values.get("amends") else required:
            if field.name not in values and field.name not in faulty:
                faulty.add(field.name)
                if _MERGE_KEY not in faulty:
                    _report_missing(cls, node, field, faults)
        return FAULTY if faulty else values

    return decode


_MERGE_KEY = "<<"
"""A mapping with this key is faulty, but its missing fields are not reported: the merge might have set them."""


def _decode_unknown_field(
    cls: Any,
    entry: tuple[Scalar, Node],
    written: set[str],
    values: dict[str, Any],
    faulty: set[str],
    *,
    faults: Faults,
) -> None:
    """Report a key that names no field; use its value for the nearest field if that field is not written."""
    key, value_node = entry
    if key.plain and key.text == _MERGE_KEY:
        faulty.add(_MERGE_KEY)
        return
    decoders = _field_decoders(cls)
    meant = synonym(key.text, decoders)
    near = (meant,) if meant else faults.suggest(key.text, decoders)
    faults.report(
        "unknown-field",
        key,
        f"{with_article(noun_of(cls))} has no field {quote(key.text)}",
        expected=f"one of: {', '.join(decoders)}",
        nearest=near,
    )
    if not near or near[0] in written:
        return
    nearest_field = decoders[near[0]]
    name = nearest_field.field.name
    value = nearest_field.decode(value_node, faults.trial())
    if value is FAULTY or value is ABSENT or name in values:
        faulty.add(name)
    else:
        values[name] = value


def _report_missing(cls: Any, node: Mapping, field: Field, faults: Faults) -> None:
    written = next((value for key, value in node.entries if key.text == field.key), None)
    what = "has no value" if written is not None else "is missing"
    faults.report(
        "missing-field",
        written or node,
        f"{field.key} {what}; {with_article(noun_of(cls))} must have one",
        expected=describe(field.form),
    )


def _field_decoder(field: Field) -> Decoder:
    decode_value = _nested_decoder(field) if isinstance(field.form, NestedMapping) else scalar_decoder(field)
    return _list_decoder(field, decode_value) if field.many else decode_value


def _nested_decoder(field: Field) -> Decoder:
    assert isinstance(field.form, NestedMapping)  # noqa: S101 -- the caller checked
    cls: Any = field.form.cls
    decode_mapping = _mapping_decoder(cls)
    decode_short = _short_decoder(cls, field.form.shorthand) if field.form.shorthand else None

    def decode(node: Node, faults: Faults) -> Any:
        if node.__class__ is Scalar:
            if node.plain and node.text in NO_VALUE:
                return ABSENT
            if decode_short is not None:
                return decode_short(node, faults)
            message = f"{quote(node.text)} is not {with_article(noun_of(cls))}"
            expected = f"{describe(field.form)}: write {shape_of(field)}"
            return faults.report("wrong-type", node, message, expected=expected)
        if node.__class__ is Mapping:
            values = decode_mapping(node, faults)
            return FAULTY if values is FAULTY else cls(**values)
        return wrong_type(node, field, faults)

    return decode


def _short_decoder(cls: Any, shorthand: str) -> Decoder:
    """Return the decoder of a scalar that is short for a `cls` with only the field `shorthand`."""
    field = field_by_key(cls)[shorthand]
    decode_value = scalar_decoder(field)
    cached: dict[str, Any] = {}

    def decode(node: Any, faults: Faults) -> Any:
        decoded = cached.get(node.text)
        if decoded is not None:
            return decoded
        value = decode_value(node, faults)
        if value is FAULTY:
            return FAULTY
        if len(cached) >= _SHORT_FORM_CACHE_SIZE:
            cached.clear()
        decoded = cached[node.text] = cls(**{field.name: value})
        return decoded

    return decode


def _list_decoder(field: Field, decode_item: Decoder) -> Decoder:
    reference_of = _reference_in(field)

    def decode(node: Node, faults: Faults) -> Any:
        if node.__class__ is not Sequence:
            return _not_a_list(node, field, faults)
        values = []
        nodes = []
        is_faulty = False
        for item in node.items:
            value = decode_item(item, faults)
            if value is ABSENT:
                faults.report("no-value", item, f"an entry of {field.key} has no value", expected=describe(field.form))
                is_faulty = True
            elif value is FAULTY:
                is_faulty = True
            else:
                values.append(value)
                nodes.append(item)
        if is_faulty:
            return FAULTY
        if reference_of is not None and len(values) > 1:
            values = _without_duplicates(values, nodes, reference_of, field, faults)
        return tuple(values)

    return decode


def _not_a_list(node: Node, field: Field, faults: Faults) -> Any:
    if isinstance(node, InvalidNode):
        return FAULTY
    if isinstance(node, Mapping):
        expected = f"a list: start each entry with '- ', or write {shape_of(field)}"
        return faults.report("wrong-type", node, f"{field.key} is a mapping", expected=expected)
    assert isinstance(node, Scalar)  # noqa: S101 -- the caller handled lists
    if node.plain and node.text in NO_VALUE:
        return ABSENT
    is_short = not isinstance(field.form, NestedMapping) or field.form.shorthand
    written = f"[{quote(node.text)[1:-1]}]" if is_short else shape_of(field)
    return faults.report("wrong-type", node, f"{field.key} is a single text", expected=f"a list: write {written}")


def _reference_in(field: Field) -> Callable[[Any], str] | None:
    """Return a function from an entry of the list to the id or field that it names; None if entries name neither."""
    if isinstance(field.form, Reference):
        return str
    if isinstance(field.form, NestedMapping) and field.form.shorthand:
        cls: Any = field.form.cls
        short = field_by_key(cls)[field.form.shorthand]
        if isinstance(short.form, Reference) or field.form.names_a_field:
            return lambda value: getattr(value, short.name) or ""
    return None


def _without_duplicates(
    values: list[Any], nodes: list[Node], reference_of: Callable[[Any], str], field: Field, faults: Faults
) -> list[Any]:
    """Drop and report an entry that names the same as an earlier one, unless both add something of their own."""
    references = [reference_of(value) for value in values]
    if len(set(references)) == len(references):
        return values
    result: list[Any] = []
    distinct: set[Any] = set()
    bare = {reference for value, reference in zip(values, references, strict=True) if _is_bare(value)}
    seen: set[str] = set()
    for value, node, reference in zip(values, nodes, references, strict=True):
        if reference and reference in seen and (reference in bare or value in distinct):
            faults.report("duplicate-entry", node, f"{field.key} names '{reference}' twice", expected="each entry once")
        else:
            result.append(value)
            distinct.add(value)
            seen.add(reference)
    return result


def _is_bare(value: Any) -> bool:
    """Whether an entry has nothing but the id that it names."""
    if isinstance(value, str):
        return True
    cls: Any = type(value)
    written = [field for field in fields_of(cls) if getattr(value, field.name)]
    return len(written) == 1
