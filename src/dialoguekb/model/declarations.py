"""What a kind of record must say of itself, checked when the kinds are imported."""

import sys
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Any

from dialoguekb.errors import DeclarationError
from dialoguekb.model.fields import Day, Field, NestedMapping, Pattern, Reference, Text, fields_of
from dialoguekb.model.knowledge import KnownBy, KnownSince
from dialoguekb.model.record import Record, SourcedRecord

_ATTRIBUTES = {
    "kind_name": "what one record is called (`kind_name = 'meeting'`)",
    "plural": "what several are called, the key of their list in a file (`plural = 'meetings'`)",
    "rank": "its place wherever kinds are listed (`rank = 6`)",
    "known_by": "what makes a record known on a day (`known_by = (KnownBy.SOURCES,)`)",
    "gathers": "the kinds whose facts its rows hold though they name it (`gathers = ()` where none)",
    "compared_through": "the kinds through which rules compare its records (`compared_through = ()` where none)",
    "unique_names": "the fields whose names lead to one record (`unique_names = ()` where none)",
    "example_query": "SQL over its table that answers on the bundled data (`example_query = 'select ...'`)",
}
"""Attribute of a class -> what it says, and how to write it."""

_TUPLES = ("known_by", "gathers", "compared_through", "unique_names")
"""The attributes that hold several words."""

_METHODS = {
    "caption": "what a record is called in a line",
    "names": "the names that a record answers to",
}

_OF_EVENTS = {KnownSince.OCCURRENCE, KnownSince.ANNOUNCED, KnownSince.AFTERWARDS}

_MAY_BE_EMPTY = _OF_EVENTS | {KnownSince.BEGUN, KnownSince.EFFECTIVE, KnownSince.COMPLETE, KnownSince.HINDSIGHT}
"""Since when a field is known that may be empty on a day on which its record is known."""

_FIELDS_TO_IMPORT = ", ".join(word.name.title().replace("_", "") for word in KnownSince)


def check_declarations(declared: Mapping[str, list[type[Record]]]) -> list[type[Record]]:
    """Return the classes of records that files declare (file -> its classes), in the order of their rank.

    Raises DeclarationError where one leaves something open.
    """
    faults = [
        f"model/kinds/{name}.py declares {len(classes)} classes of records: declare one"
        for name, classes in declared.items()
        if len(classes) != 1
    ]
    found = [cls for classes in declared.values() for cls in classes]
    faults += [fault for cls in found for fault in _faults_in(cls)]
    if not faults:
        faults += _faults_between(found)
    if faults:
        raise DeclarationError(faults)
    return sorted(found, key=lambda cls: cls.rank)


def _faults_in(cls: type[Record]) -> Iterator[str]:
    yield from list(_faults_of_form(cls)) or _faults_of_content(cls)


def _faults_of_form(cls: type[Record]) -> Iterator[str]:
    """Yield what keeps the rest of a class from being read."""
    if "__dataclass_fields__" not in vars(cls):
        yield f"{cls.__name__} is no dataclass: write @dataclass(frozen=True, slots=True, kw_only=True) above it"
    for attribute in _TUPLES:
        words = vars(cls).get(attribute, ())
        if not isinstance(words, tuple):
            yield f"{cls.__name__}.{attribute} is no tuple: put its words in parentheses, with a comma after each"
        elif attribute == "known_by" and not all(isinstance(word, KnownBy) for word in words):
            yield f"{cls.__name__}.known_by holds what is no KnownBy: write known_by = (KnownBy.SOURCES,)"


def _faults_of_content(cls: type[Record]) -> Iterator[str]:
    name = cls.__name__
    for attribute, meaning in _ATTRIBUTES.items():
        if attribute not in vars(cls):
            yield f"{name} does not say its {attribute}: {meaning}"
    for method, meaning in _METHODS.items():
        if method not in vars(cls):
            yield f"{name} has no method {method}(records): {meaning}"
    # `python -OO` drops docstrings.
    if sys.flags.optimize < 2 and (not cls.__doc__ or cls.__doc__.startswith(f"{name}(")):
        yield f"{name} has no docstring: its first sentence describes a row of its table"
    yield from _faults_of_events(cls)
    fields = fields_of(cls)
    yield from _open_fields(name, fields)
    yield from _without_search(name, fields)
    yield from _without_names(cls, fields)
    yield from _never_empty(name, fields)
    for field in fields:
        if field.known_since is KnownSince.LASTING:
            yield from _faults_of_stretches(f"{name}.{field.key}", field)
        elif field.known_since is KnownSince.CITED:
            yield from _faults_of_entries(f"{name}.{field.key}", field)
    yield from _faults_of_reports(cls)
    named = [("unique_names", key) for key in getattr(cls, "unique_names", ())]
    named += [("unique_within", cls.unique_within)] if cls.unique_within else []
    yield from (
        f"{name}.{attribute} names the field '{key}', which it does not have"
        for attribute, key in named
        if key not in {field.name for field in fields}
    )


def _faults_of_events(cls: type[Record]) -> Iterator[str]:
    fields = {field.name: field for field in fields_of(cls)}
    if cls.happens is None:
        for field in fields.values():
            if field.known_since in _OF_EVENTS:
                yield (
                    f"{cls.__name__}.{field.key} is known {field.known_since.value}, but {cls.__name__} does not say"
                    " when it happens: write happens = 'start' with the name of its field of the day"
                )
    elif cls.happens not in fields or not isinstance(fields[cls.happens].form, Day):
        yield f"{cls.__name__} happens on its '{cls.happens}', which is no field with a date"
    ways = getattr(cls, "known_by", ())
    if KnownBy.FOUNDING in ways and "founded" not in fields:
        yield f"{cls.__name__} is known by its founding and has no field `founded`"
    if KnownBy.SOURCES in ways and not issubclass(cls, SourcedRecord):
        yield f"{cls.__name__} is known by its sources and has none: write class {cls.__name__}(SourcedRecord)"
    if KnownBy.STRETCHES in ways and not any(field.known_since is KnownSince.LASTING for field in fields.values()):
        yield f"{cls.__name__} is known by its stretches of time and has none: declare a field Lasting[...]"
    if KnownBy.OWN_DATE in ways and getattr(cls, "kind_name", "") != "source":
        yield f"{cls.__name__} is known by its own date, which only a source is"


def _open_fields(owner: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.known_since is None:
            yield (
                f"{owner}.{field.key} does not say since when it is known: write {field.name}: Identity[...] for a"
                f" field known whenever the record is, or another word of model/knowledge.py ({_FIELDS_TO_IMPORT})"
            )


def _without_search(owner: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if isinstance(field.form, NestedMapping):
            parts: Any = field.form.cls
            yield from _without_search(f"{owner}.{field.key}", fields_of(parts))
        elif isinstance(field.form, Text | Pattern) and field.searched is None:
            yield (
                f"{owner}.{field.key} does not say whether the search reads it: give it a type of text of"
                " model/field_types.py in place of str (TitleText, NameText, ..., PlainText where it is not read)"
            )


def _without_names(cls: type[Record], fields: tuple[Field, ...]) -> Iterator[str]:
    """Yield the method that an event lacks whose participants the search would not find it by."""
    named = [field.key for field in fields if _names_one_of(field, {"country", "official"})]
    if cls.happens and named and "inherited_texts" not in vars(cls):
        yield (
            f"{cls.__name__} has no method inherited_texts(records): the names of its {' and '.join(named)},"
            " by which the search finds it"
        )


def _never_empty(owner: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        # Every event has a status on every day: what was expected, or what is written.
        if field.required and not field.many and field.known_since in _MAY_BE_EMPTY and field.key != "status":
            yield (
                f"{owner}.{field.key} may be unknown on a day on which the record is known: declare it as"
                f" ... | None = None, or as Identity[...]"
            )


def _faults_of_stretches(owner: str, field: Field) -> Iterator[str]:
    if not isinstance(field.form, NestedMapping):
        yield f"{owner} is known as stretches of time and is no list of mappings"
        return
    parts: Any = field.form.cls
    of_part = fields_of(parts)
    yield from _open_fields(owner, of_part)
    if not {"from_", "to"} <= {part.name for part in of_part}:
        yield f"{owner} is known as stretches of time, which need the fields `from_` and `to`"


def _faults_of_entries(owner: str, field: Field) -> Iterator[str]:
    if not isinstance(field.form, NestedMapping) or not field.many:
        yield f"{owner} is known by the sources of its entries and is no list of mappings"
    elif not any(
        _names_one_of(of_part, {"source"}) for part in _with_parts(field.form.cls) for of_part in fields_of(part)
    ):
        yield f"{owner} is known by the sources of its entries, which name none: give them a field `source: SourceRef`"


def _names_one_of(field: Field, kinds: Collection[str]) -> bool:
    """Return whether a field names records of one of some kinds."""
    return isinstance(field.form, Reference) and field.form.kind in kinds


def _faults_of_reports(cls: type[Record]) -> Iterator[str]:
    if "reports" in {field.name for field in fields_of(cls)} and getattr(cls, "kind_name", "") != "meeting":
        yield f"{cls.__name__} has the field `reports`, which only a meeting has: what reports say is read there alone"


def _faults_between(classes: list[type[Record]]) -> Iterator[str]:
    for one, other in combinations(classes, 2):
        for attribute in ("kind_name", "plural", "rank"):
            if getattr(one, attribute) == getattr(other, attribute):
                yield f"{one.__name__} and {other.__name__} have one {attribute}: {getattr(one, attribute)!r}"
    kinds = {cls.kind_name for cls in classes}
    for cls in classes:
        for attribute in ("gathers", "compared_through"):
            unknown = sorted(set(getattr(cls, attribute)) - kinds)
            yield from (f"{cls.__name__}.{attribute} names '{kind}', which is no kind of record" for kind in unknown)
        fields = (field for owner in _with_parts(cls) for field in fields_of(owner))
        named = {field.form.kind for field in fields if isinstance(field.form, Reference)}
        yield from (f"{cls.__name__} refers to '{kind}', which is no kind of record" for kind in sorted(named - kinds))


def _with_parts(cls: Any) -> Iterator[Any]:
    yield cls
    for field in fields_of(cls):
        if isinstance(field.form, NestedMapping):
            yield from _with_parts(field.form.cls)
