"""Suggestions are right or absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.names import name_key, person_key
from dialoguekb.model.slips import KeyTest, likely_names

NAMES = [
    "Japan", "JPN", "Nigeria", "PRC", "ROC", "GRC", "Latvia", "Serbia", "Siam", "Austria", "Australia", "Slovenia",
    "North Korea", "South Korea", "S. Korea", "Nelson", "Africa", "Demining", "India", "in-jp-2plus2", "id-jp-2plus2",
    "Jaishankar", "Fumio Kishida", "United States", "fighter aircraft", "in-jp-2plus2-2022", "Mali", "Iran",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Jpan", ["Japan"]),
        ("Indai", ["India"]),
        ("Untied States", ["United States"]),
        ("Jaishanker", ["Jaishankar"]),
        ("kisida fumio", ["Fumio Kishida"]),
        ("Austrlia", ["Austria", "Australia"]),
        ("jp-in-2plus2", ["in-jp-2plus2"]),
        ("fighter", ["fighter aircraft"]),
        ("Korea", ["North Korea", "South Korea", "S. Korea"]),
        # other names, not slips
        ("Niger", []),
        ("DRC", []),
        ("Syria", []),
        ("Bolivia", []),
        ("Slovakia", []),
        ("Iraq", []),
        ("N. Korea", []),
        ("ACSA", []),
        ("Xinjiang", []),
        ("Pálsson", []),
        ("in-jp-2plus2-2027", []),
        ("", []),
        ("x" * 70, []),
    ],
)
def test_a_name_is_suggested_where_a_slip_leads_to_it(typed: str, expected: list[str]) -> None:
    assert likely_names(typed, NAMES) == expected


NAMES_AND_MORE = st.sampled_from(NAMES) | st.text("abJn -é日2+", max_size=40) | st.just("Japan " * 30)


@given(NAMES_AND_MORE, NAMES_AND_MORE)
def test_the_quick_test_passes_every_name_that_is_suggested(typed: str, name: str) -> None:
    test = KeyTest(typed)
    if likely_names(typed, [name]):
        assert all(test.passes(name, key(name)) for key in (name_key, person_key))
