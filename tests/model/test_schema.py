"""The declarations: every field says what it means, and every form is one that readers and writers know."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import pytest

from dialoguekb.errors import DeclarationError
from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.listings.registry import LISTINGS, check_listings
from dialoguekb.model import records
from dialoguekb.model.fields import (
    FILLED_BY_READER,
    Choice,
    Field,
    Form,
    NestedMapping,
    Pattern,
    Reference,
    SearchField,
    Text,
    field_by_key,
    fields_of,
)
from dialoguekb.model.kinds import KINDS
from dialoguekb.model.record import Record, SourcedRecord
from dialoguekb.reading.manifest import Manifest


def with_parts(cls: Any) -> Iterator[type[Any]]:
    yield cls
    for field in fields_of(cls):
        if isinstance(field.form, NestedMapping):
            yield from with_parts(field.form.cls)


CLASSES = list(
    dict.fromkeys([*(part for cls in KINDS.values() for part in with_parts(cls)), Record, SourcedRecord, Manifest])
)

every_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


@every_class
def test_every_field_has_a_text_under_it(cls: Any) -> None:
    tree = ast.parse(inspect.getsource(cls)).body[0]
    assert isinstance(tree, ast.ClassDef)
    without = []
    for statement, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if not isinstance(statement, ast.AnnAssign) or "ClassVar" in ast.unparse(statement.annotation):
            continue
        is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if not (is_text and isinstance(after.value.value, str) and after.value.value.endswith(".")):  # type: ignore[union-attr]
            without.append(ast.unparse(statement.target))
    assert without == []


@every_class
def test_every_form_is_known_and_keys_are_names_without_an_underscore(cls: Any) -> None:
    attributes = [declared.name for declared in fields(cls) if declared.name not in FILLED_BY_READER]
    assert [field.name for field in fields_of(cls)] == attributes
    for field in fields_of(cls):
        assert isinstance(field.form, get_args(Form))
        assert field.key == field.name.rstrip("_")
        assert field_by_key(cls)[field.key] is field


@every_class
def test_a_short_form_stands_for_a_field_that_exists_and_the_rest_need_not_be_written(cls: Any) -> None:
    if hasattr(cls, "shorthand"):
        by_key = field_by_key(cls)
        assert cls.shorthand in by_key
        assert [field.key for field in by_key.values() if field.required and field.key != cls.shorthand] == []


def test_every_reference_names_a_kind() -> None:
    declared: list[Any] = [*CLASSES]
    named = {field.form.kind for cls in declared for field in fields_of(cls) if isinstance(field.form, Reference)}
    assert named <= KINDS.keys()


@pytest.mark.parametrize(
    ("cls", "key", "form", "many", "required"),
    [
        (records.Country, "name", "Text", False, True),
        (records.Tenure, "from", "Day", False, False),
        (records.Tenure, "acting", "Flag", False, False),
        (records.Meeting, "ordinal", "Number", False, False),
        (records.Meeting, "status", "Choice", False, True),
        (records.Meeting, "participants", "NestedMapping", True, False),
        (records.Agreement, "parties", "Reference", True, True),
        (records.Source, "url", "Pattern", False, False),
    ],
)
def test_a_declaration_is_read_as_it_is_written(cls: Any, key: str, form: str, many: bool, required: bool) -> None:  # noqa: FBT001
    field: Field = field_by_key(cls)[key]
    assert (type(field.form).__name__, field.many, field.required) == (form, many, required)


def test_choices_keep_their_order_and_patterns_show_an_example() -> None:
    status = field_by_key(records.Meeting)["status"].form
    assert status == Choice(("expected", "scheduled", "postponed", "cancelled", "held"))
    code = field_by_key(records.Country)["id"].form
    assert isinstance(code, Pattern)
    assert "JP" in code.description
    members = field_by_key(records.Grouping)["members"].form
    assert isinstance(members, NestedMapping)
    assert members.shorthand is None


def test_each_kind_has_a_listing_of_its_plural() -> None:
    assert {listing.kind: listing.name for listing in LISTINGS.values() if listing.kind} == {
        kind: cls.plural for kind, cls in KINDS.items()
    }
    for plural, fault in (
        ("voyages", r"write listings/voyages\.py: the kind 'voyage' has no listing"),
        ("partners", r"listings/partners\.py: write kind='partner'"),
    ):
        kind = plural.removesuffix("s")
        cls = type(kind.title(), (records.Office,), {"kind_name": kind, "plural": plural})
        with pytest.raises(DeclarationError, match=fault):
            check_listings({**KINDS, kind: cls})


def test_a_field_of_the_search_has_a_weight() -> None:
    assert get_args(SearchField) == tuple(SEARCHED)


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_every_field_says_since_when_it_is_known_and_every_text_whether_it_is_searched(cls: Any) -> None:
    fields = fields_of(cls)
    assert [field.key for field in fields if field.known_since is None] == []
    texts = [field for field in fields if isinstance(field.form, Text | Pattern)]
    assert [field.key for field in texts if field.searched is None] == []
