"""Suggestions are right or absent."""

import pytest

from dialoguekb.model.slips import likely_names

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
