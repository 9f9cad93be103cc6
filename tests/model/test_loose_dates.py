"""Dates in other forms: one that can mean one date is suggested, one that can mean two is not."""

import pytest

from dialoguekb.model.loose_dates import loose_date, loose_time, months_of


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
        ("20261103T220000Z", "2026-11-03"),
        ("Tue, 03 Nov 2026 22:00:00 GMT", "2026-11-03"),
        ("Tuesday 3 November 2026", "2026-11-03"),
        ("3 November 2026, Tuesday", "2026-11-03"),
        ("2026-11-03 (Tue)", "2026-11-03"),
        ("3 November 2026 at 10:30", "2026-11-03"),
        ("Monday", None),
        ("10:30", None),
        ("2026\u201311\u201303", "2026-11-03"),
        ("2026年11月3日", "2026-11-03"),
        ("2026년 11월", "2026-11"),
        ("2024\u00a0", "2024"),
        ("\u200b2024-05", "2024-05"),
        ("202611", "2026-11"),
        ("11/2026", "2026-11"),
        ("3-Nov-2026", "2026-11-03"),
        ("2026-Nov-03", "2026-11-03"),
        ("3. November 2026", "2026-11-03"),
        ("November of 2026", "2026-11"),
        ("２０２６-１１", "2026-11"),
        ("٢٠٢٦-١١", "2026-11"),
        ("circa 2026", "2026~"),
        ("2026 (?)", "2026?"),
        ("about May 2026", "2026-05~"),
        ("~2026", "2026~"),
        ("summer 2026", "2026-22"),
        ("the autumn of 2026", "2026-23"),
        ("winter 2026/27", "2026-24"),
        ("May or June 2026", "2026-05/2026-06"),
        ("May\u2013June 2026", "2026-05/2026-06"),
        ("between December 2026 and January 2027", "2026-12/2027-01"),
        ("second half of 2026", "2026-07/2026-12"),
        ("2026-05 to 2026-06", "2026-05/2026-06"),
        ("Q3 2026", "2026-Q3"),
        # A window of days is a meeting of several, and these have no sure bounds.
        ("2026-05-01..2026-05-03", None),
        ("early 2026", None),
        ("winter 2026", None),
        ("June to May 2026", None),
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


@pytest.mark.parametrize(
    "text", ["Q3 2024", "2024 Q3", "2024Q3", "2024-q3", "q3-2024", "third quarter of 2024", "the 3rd quarter 2024"]
)
def test_a_quarter_in_other_forms(text: str) -> None:
    assert loose_time(text) == "2024-Q3"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2022..2024", ("2022", "2024")),
        ("2022-05/2024-06", ("2022-05", "2024-06")),
        ("from 2022 to 2024", ("2022", "2024")),
        ("summer 2024", ("2024-06", "2024-08")),
        ("the autumn of 2024", ("2024-09", "2024-11")),
        ("2024 spring", ("2024-03", "2024-05")),
        ("winter 2024/25", ("2024-12", "2025-02")),
        ("H1 2024", ("2024-01", "2024-06")),
        ("second half of 2024", ("2024-07", "2024-12")),
        ("early 2024", ("2024-01", "2024-04")),
        # A winter of one year is two, and a time that ends before it begins is none.
        ("winter 2024", None),
        ("2024..2022", None),
        ("sometime 2024", None),
    ],
)
def test_a_time_of_several_months(text: str, months: tuple[str, str] | None) -> None:
    assert months_of(text) == months
