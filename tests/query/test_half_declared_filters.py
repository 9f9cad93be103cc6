"""A filter that leaves something open, or that nothing would read, is refused when the program starts."""

from collections.abc import Mapping
from typing import Any

import pytest

from dialoguekb.errors import DeclarationError
from dialoguekb.query.filter import Filter
from dialoguekb.query.filters import FILTERS, make_filter

WHOLE: Mapping[str, Any] = {
    "form": "choice",
    "help": "Keep one mode.",
    "metavar": "M",
    "conditions": {"meetings": "{row}.mode = {value}"},
    "phrases": {"meetings": "whose mode is {value}"},
    "choices": ("virtual",),
}

NAME = {"form": "name", "choices": (), "kind": "city"}


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"help": ""}, "write its help"),
        ({"metavar": ""}, "write its metavar"),
        ({"conditions": {}}, "write its conditions"),
        ({"form": "chioce"}, "write one of name, choice, word, date, year in place of the form 'chioce'"),
        ({"choices": ()}, "declare its closed list (choices=get_args(vocabulary.Mode))"),
        ({**NAME, "kind": ""}, "declare the kind of record that it names (kind='country')"),
        (
            {"form": "word", "choices": ()},
            "declare SQL that selects its values (words='select distinct city from meetings')",
        ),
        ({**NAME, "choices": ("virtual",)}, "leave choices out: only the form 'choice' has it"),
        (
            {"conditions": {"meetings": "{row}.mode = {valu}"}},
            "the condition on meetings has a placeholder that is none of {row}, {value}: {row}.mode = {valu}",
        ),
        (
            {"conditions": {"meetings": "{row}.mode = {first}"}},
            "the condition on meetings has a placeholder that is none of {row}, {value}: {row}.mode = {first}",
        ),
        (
            {"conditions": {"meetings": "{row}.mode = 'virtual'"}},
            "the condition on meetings does not use {value}: {row}.mode = 'virtual'",
        ),
        (
            {"phrases": {"meetings": "whose mode it is"}},
            "write {value}, and no other placeholder, in the phrase for meetings",
        ),
        (
            {"phrases": {"meetings": ("whose mode is {value}", "whose modes are {values}")}},
            "write {value}, and no other placeholder, in the phrase for meetings",
        ),
        ({"phrases": {}}, "declare a phrase for meetings"),
    ],
)
def test_a_half_declared_filter_is_refused_with_what_to_write(parts: Mapping[str, Any], fault: str) -> None:
    make_filter("mode", str, Filter(**WHOLE))
    with pytest.raises(DeclarationError) as caught:
        make_filter("mode", str, Filter(**{**WHOLE, **parts}))
    assert f"filter mode: {fault}" in caught.value.lines


def test_an_entry_without_a_filter_is_refused() -> None:
    with pytest.raises(DeclarationError, match="filter mode: write Annotated"):
        make_filter("mode", str, None)


def test_every_filter_of_the_program_is_whole() -> None:
    assert [fault for declared in FILTERS.values() for fault in declared.faults()] == []
