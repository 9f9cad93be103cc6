"""What a record's declaration says of its fields, in a form that readers and writers can follow.

The classes of records declare; `fields_of` derives. The forms here are the whole vocabulary of a declaration.
"""

import ast
import inspect
import types
from dataclasses import MISSING, dataclass, is_dataclass
from dataclasses import fields as dataclass_fields
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, cast, get_args, get_origin, get_type_hints

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.knowledge import KnownSince

SearchField = Literal[
    "title",
    "names",
    "outcomes",
    "topics",
    "people",
    "sides",
    "places",
    "documents",
    "summary",
    "publisher",
    "reports",
    "notes",
]
"""A field of the full-text search: it gathers the fields of all kinds that a user would call by one word."""


@dataclass(frozen=True, slots=True)
class SearchedAs:
    """How the full-text search reads a text."""

    field: SearchField | None
    """The field of the search that holds it; None where the search does not read it."""
    place: int = 0
    """int, its place among the texts of that field: a lower one comes first."""


NOT_SEARCHED = SearchedAs(None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a fixed form."""

    regex: str
    """str, a regular expression that the whole text matches."""
    description: str
    """str, the form in words, with an example."""
    prefix: str = ""
    """str, a regular expression for what others write before it (`https://doi.org/`), which a hint leaves out."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of another record."""

    kind: str
    """str, the kind of the record that it names (`country`)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list of words."""

    values: tuple[str, ...]
    """The words, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""


@dataclass(frozen=True, slots=True)
class Day:
    """A partial date."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, 1 or more."""


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class NestedMapping:
    """A small mapping with fields of its own."""

    cls: type[Any]
    """The dataclass that declares it."""

    @property
    def shorthand(self) -> str | None:
        """Return the field that a lone scalar stands for, or None where the mapping must be written out."""
        return getattr(self.cls, "shorthand", None)

    @property
    def names_a_field(self) -> bool:
        """Return whether that field is the name of a field of the record, which no two entries need to name."""
        return self.shorthand == "field"


Form = Text | Pattern | Reference | Choice | Day | Number | Flag | NestedMapping


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record or of a mapping inside it."""

    name: str
    """str, the attribute's name in Python."""
    key: str
    """str, the key in a file, in JSON and as a column."""
    form: Form
    """What one value looks like."""
    many: bool
    """Whether it is a list of such values."""
    required: bool
    """Whether it must be written."""
    known_since: KnownSince | None
    """Since when its value is known; None where the declaration does not say."""
    searched: SearchedAs | None
    """How the full-text search reads it; None where the declaration does not say."""


FILLED_BY_READER = frozenset({"origin", "amendments", "elsewhere"})
"""Attributes that no file writes."""


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """Return the fields of a record class or nested mapping, in the order of their declaration."""
    key: Any = cls
    return _fields_of(key)


def field_by_key(cls: type[Any]) -> dict[str, Field]:
    """Return the fields of `fields_of`, by key."""
    key: Any = cls
    return _field_by_key(key)


@cache
def _fields_of(cls: Any) -> tuple[Field, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        _field(declared.name, hints[declared.name], required=declared.default is MISSING)
        for declared in dataclass_fields(cls)
        if declared.name not in FILLED_BY_READER
    )


@cache
def _field_by_key(cls: Any) -> dict[str, Field]:
    return {field.key: field for field in fields_of(cls)}


def _field(name: str, hint: Any, *, required: bool) -> Field:
    value, marks = _unwrap(hint)
    many = get_origin(value) is tuple
    if many:
        value, further = _unwrap(get_args(value)[0])
        marks += further
    return Field(
        name,
        name.rstrip("_"),
        _form(value, marks),
        many,
        required,
        next((mark for mark in marks if isinstance(mark, KnownSince)), None),
        next((mark for mark in marks if isinstance(mark, SearchedAs)), None),
    )


def _unwrap(hint: Any) -> tuple[Any, list[Any]]:
    """Return an annotation without `Annotated` and `| None` around it, and what these `Annotated` said."""
    marks: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *further = get_args(hint)
            marks += further
        elif get_origin(hint) is types.UnionType or str(get_origin(hint)) == "typing.Union":
            (hint,) = (member for member in get_args(hint) if member is not types.NoneType)
        else:
            return hint, marks


_PLAIN_FORMS: dict[Any, Form] = {str: Text(), PartialDate: Day(), int: Number(), bool: Flag()}


def _form(hint: Any, marks: list[Any]) -> Form:
    for mark in marks:
        if isinstance(mark, Pattern | Reference):
            return mark
    if get_origin(hint) is Literal:
        return Choice(get_args(hint))
    if hint in _PLAIN_FORMS:
        return _PLAIN_FORMS[hint]
    if is_dataclass(hint):
        return NestedMapping(cast("type[Any]", hint))
    raise TypeError(f"no form is known for the annotation {hint!r}")


def meanings_of(cls: type[Any]) -> dict[str, str]:
    """Return what each field of a record class means, by key: the text under its declaration.

    Reads the source of the declarations, which takes a moment: for help and documents, not for answers.
    """
    meanings: dict[str, str] = {}
    for declaring in reversed(cls.__mro__[:-1]):
        body = cast("ast.ClassDef", ast.parse(inspect.getsource(declaring)).body[0]).body
        for statement, after in pairwise(body):
            match statement, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    meanings[name.rstrip("_")] = text
    return meanings


def noun_of(cls: Any) -> str:
    """Return the word for an object of a class: of a record its kind, of a part its `part_name`, or its name."""
    called: str | None = getattr(cls, "kind_name", None) or getattr(cls, "part_name", None)
    return called or "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).strip()
