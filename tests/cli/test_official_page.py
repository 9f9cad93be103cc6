"""`officials NAME`: what was attended stands apart from what is planned, and from what did not happen."""

import json
import re
from pathlib import Path

import pytest

from knowledge import SOUND, run_here, write_files

MORE = """\
  - id: in-jp-2plus2-2024
    dialogue: in-jp-2plus2
    status: cancelled
    start: 2024-05-01
    participants: [subrahmanyam-jaishankar]
    sources: [herald]
  - id: in-jp-2plus2-2025
    dialogue: in-jp-2plus2
    status: postponed
    start: 2025-05-01
    participants: [subrahmanyam-jaishankar]
    sources: [herald]
  - id: in-jp-2plus2-2027
    dialogue: in-jp-2plus2
    status: scheduled
    start: 2027-05-01
    participants: [subrahmanyam-jaishankar]
    sources: [herald]
"""


@pytest.fixture
def base(tmp_path: Path) -> str:
    """Return the folder of a base in which an official has meetings of each status."""
    return str(write_files(tmp_path, {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + MORE}))


PLANNED = ["Meetings planned (1)", "2027-05-01"]
OFF = ["Meetings cancelled or postponed (2)", "2024-05-01", "2025-05-01"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("", ["Meetings attended (1)", "2022-09-08", *PLANNED, *OFF]),
        ("--since 2026", ["Meetings attended (0)", *PLANNED]),
        ("--until 2023", ["Meetings attended (1)", "2022-09-08"]),
        ("--year 2024-2025", ["Meetings attended (0)", *OFF]),
        ("--role foreign-minister --on 2020", ["Meetings attended (1)", "2022-09-08", *PLANNED, *OFF]),
    ],
)
def test_meetings_stand_apart_by_what_became_of_them(
    dates: str, expected: list[str], base: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = run_here(capfd, "officials", "Jaishankar", *dates.split(), "--data", base).stdout
    _, _, meetings = page.partition("Offices")
    assert re.findall(r"^Meetings .*$|(?<=^  )\d{4}-\d\d-\d\d(?= )", meetings, re.MULTILINE) == expected


def test_json_has_the_meetings_held_and_the_others_under_keys_of_their_own(
    base: str, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ("officials", "Jaishankar", "--since", "2022", "--until", "2024", "--data", base, "-o", "json")
    (official,) = json.loads(run_here(capfd, *arguments).stdout)
    assert [(each["id"], each["status"]) for each in official["meetings_attended"]] == [("in-jp-2plus2-2022", "held")]
    assert [each["id"] for each in official["meetings_not_held"]] == ["in-jp-2plus2-2024"]


def test_a_page_says_which_years_were_not_searched(base: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = run_here(capfd, "officials", "Jaishankar", "--data", base)
    assert "not searched" in outcome.stderr or "not been searched" in outcome.stderr
    outcome = run_here(capfd, "officials", "Hayashi", "--until", "2001", "--data", base)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "no officials match" in outcome.stderr
