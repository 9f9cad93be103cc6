"""Rules about reports on a coming meeting, and about plans in the past."""

from pathlib import Path

import pytest

from .findings import assert_finding, findings, messages

REPORT = "report-after-meeting"


def quad(fields: str, published: str = "2022-03-01") -> str:
    return (
        "sources:\n"
        f"  - {{id: gazette, publisher: G, title: T, kind: news, published: {published}}}\n"
        "meetings:\n"
        f"  - {{id: quad-leaders-2022, dialogue: quad-leaders, sources: [gazette], {fields}}}\n"
    )


def reported(days: str, said: str = "", published: str = "2022-03-01") -> str:
    return quad(f"status: held, {days}, reports: [{{source: gazette, status: scheduled{said}}}]", published)


@pytest.mark.parametrize(
    ("days", "said", "published", "says"),
    [
        ("start: 2022-05-24", "", "2022-05-23", None),
        ("start: 2022-05-24", "", "2022-05-24", None),
        ("start: 2022-05-24", "", "2022-05", None),
        ("start: 2022-05", "", "2022-05-31", None),
        ("start: 2022-05-24, end: 2022-05-25", "", "2022-05-25", None),
        ("start: 2022-05-24, end: 2022-05-25", "", "2022-05-27", ("2022-05-27", "2022-05-25")),
        ("start: 2022-05-24, end: 2022-05-25", "", "2022-05-26", None),  # the same day elsewhere on Earth
        ("start: 2022-05-24", "", "2022-06", ("2022-06", "2022-05-24")),
        ("start: 2022", "", "2023", ("2023", "2022")),
        ("start: 2022-05-24", ", date: 2022-05-20", "2022-06-01", None),
        ("start: 2022-05-24", ", date: 2022-05-26", "2022-05-01", ("2022-05-26", "2022-05-24")),
    ],
)
def test_a_report_is_of_no_day_after_the_meeting(
    tmp_path: Path, days: str, said: str, published: str, says: tuple[str, str] | None
) -> None:
    expected = [f"the report is dated {says[0]}, but the meeting was held on {says[1]}"] if says else []
    assert messages(tmp_path, REPORT, reported(days, said, published)) == expected


def test_the_report_is_pointed_at_and_is_an_error(tmp_path: Path) -> None:
    text = reported("start: 2022-02-24")
    says = "the report is dated 2022-03-01, but the meeting was held on 2022-02-24"
    assert_finding(tmp_path, REPORT, "error", text, "{source: gazette", says)


def test_a_source_without_a_date_dates_no_report(tmp_path: Path) -> None:
    text = reported("start: 2022-05-24").replace("published: 2022-03-01", "accessed: 2026-11-01")
    assert messages(tmp_path, REPORT, text) == []


@pytest.mark.parametrize("status", ["expected", "scheduled", "postponed", "cancelled"])
def test_what_was_never_held_may_be_spoken_of_at_any_time(tmp_path: Path, status: str) -> None:
    fields = f"status: {status}, start: 2022-02-24, reports: [{{source: gazette, status: postponed}}]"
    assert messages(tmp_path, REPORT, quad(fields)) == []


# past-plan


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("status: scheduled, start: 2022-05-23", "scheduled for 2022-05-23"),
        ("status: scheduled, start: 2022-05-24", None),
        ("status: scheduled, start: 2022-05-20, end: 2022-05-24", None),
        ("status: scheduled, start: 2022-05-20, end: 2022-05-22", "scheduled for 2022-05-22"),
        ("status: expected, start: 2022-05", None),
        ("status: expected, start: 2022-04", "expected for 2022-04"),
        ("status: expected, start: 2022", None),
        ("status: expected, start: 2021", "expected for 2021"),
        ("status: expected", None),
        ("status: postponed, start: 2021", None),
        ("status: cancelled, start: 2021", None),
        ("status: held, start: 2021", None),
    ],
)
def test_a_plan_in_the_past_is_reported(tmp_path: Path, fields: str, says: str | None) -> None:
    problems = findings(tmp_path, "past-plan", quad(fields, "2020"), as_of="2022-05-24")
    assert [problem.message for problem in problems] == (
        [f"the meeting is {says}, which is in the past"] if says else []
    )
    for problem in problems:
        assert problem.severity == "warning"
        assert problem.expected == "held, postponed or cancelled, or a date on or after 2022-05-24"


def test_without_a_date_of_its_own_the_knowledge_base_is_kept_up_to_today(tmp_path: Path) -> None:
    text = quad("status: scheduled, start: 2022-05-23", "2020")
    assert_finding(
        tmp_path,
        "past-plan",
        "warning",
        text,
        "scheduled",
        "the meeting is scheduled for 2022-05-23, which is in the past",
    )


@pytest.mark.parametrize(("as_of", "start"), [("2022-05", "2022-05-01"), ("2022", "2022-01-01"), ("2022", "2022-01")])
def test_a_vague_date_of_the_knowledge_base_may_be_its_first_day(tmp_path: Path, as_of: str, start: str) -> None:
    assert findings(tmp_path, "past-plan", quad(f"status: scheduled, start: {start}", "2020"), as_of=as_of) == []
