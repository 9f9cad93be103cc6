"""Dates in other forms: one that can mean one date is suggested, one that can mean two is not."""

import pytest

from dialoguekb.model.loose_dates import loose_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20261103", "2026-11-03"),
        ("2026/11/3", "2026-11-03"),
        ("2022-4", "2022-04"),
        ("2026-11-00", "2026-11"),
        ("2026-11-XX", "2026-11"),
        ("2026-XX-XX", "2026"),
        ("3 November 2026", "2026-11-03"),
        ("3rd of Nov 2026", "2026-11-03"),
        ("Nov. 3, 2026", "2026-11-03"),
        ("Sept. 2026", "2026-09"),
        ("november 2026", "2026-11"),
        ("2026-11-03T22:00:00Z", "2026-11-03"),
        ("2026\u201311\u201303", "2026-11-03"),
        ("2026年11月3日", "2026-11-03"),
        ("2026년 11월", "2026-11"),
        ("2024\u00a0", "2024"),
        ("\u200b2024-05", "2024-05"),
        # Day and month are not guessed, and nothing is made of what is no date.
        ("03.11.2026", None),
        ("11/03/2026", None),
        ("2024-11-31", None),
        ("2026-13-01", None),
        ("31 June 2024", None),
        ("Mayday 2024", None),
        ("Ma 2024", None),
        ("TBD", None),
        ("", None),
        ("2026-11-03", None),
    ],
)
def test_a_loose_date_is_suggested_in_iso_form(text: str, expected: str | None) -> None:
    assert loose_date(text) == expected
