"""Rules about when a meeting was held, and which number it has."""

from pathlib import Path

import pytest

from knowledge import SOUND, errors_of, place_of, position_of, spoilt

from .single_errors import only_problem


def with_meeting(*lines: str) -> dict[str, str]:
    return {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + "".join(f"  - {{{line}}}\n" for line in lines)}


def test_a_meeting_that_was_held_has_a_date(tmp_path: Path) -> None:
    files = with_meeting("id: x, dialogue: quad-leaders, status: held, sources: [herald]")
    problem = only_problem(tmp_path, files)
    assert place_of(problem) == ("held-meeting", "meetings.yaml", *position_of(files["meetings.yaml"], "held, sources"))
    assert problem.message == "the meeting is held but has no start date"


@pytest.mark.parametrize(
    ("as_of", "start", "is_sound"),
    [
        ("2022-09-08", "2022-09-08", True),
        ("2022-09", "2022-09-08", True),
        ("2022", "2022-09-08", True),
        ("2022-09-07", "2022-09", True),
        ("2022-09-07", "2022-09-08", False),
        ("2022-08", "2022-09", False),
    ],
)
def test_nothing_was_held_after_the_date_of_the_knowledge_base(
    tmp_path: Path, as_of: str, start: str, *, is_sound: bool
) -> None:
    files = spoilt("meetings.yaml", "start: 2022-09-08\n    end: 2022-09-09", f"start: {start}")
    files["dialoguekb.yaml"] += f"as_of: {as_of}\n"
    problems = errors_of(tmp_path, files)
    assert [problem.rule for problem in problems] == ([] if is_sound else ["held-meeting"])
    if problems:
        assert problems[0].message == f"the meeting was held on {start}, after the date of the knowledge base ({as_of})"


@pytest.mark.parametrize("status", ["expected", "scheduled", "postponed", "cancelled"])
def test_a_meeting_to_come_needs_no_date(tmp_path: Path, status: str) -> None:
    meeting = f"id: x, dialogue: quad-leaders, status: {status}, sources: [herald]"
    assert errors_of(tmp_path, with_meeting(meeting)) == []


def test_two_meetings_of_a_dialogue_do_not_bear_one_number(tmp_path: Path) -> None:
    common = "dialogue: quad-leaders, ordinal: 4, sources: [herald], start: 2023"
    files = with_meeting(f"id: x, status: held, {common}", f"id: y, {common}, status: scheduled")
    problem = only_problem(tmp_path, files)
    assert problem.rule == "repeated-ordinal"
    assert (problem.record, problem.message) == ("meeting y", "x is also number 4 of quad-leaders")


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_a_meeting_put_off_may_share_its_number(tmp_path: Path, status: str) -> None:
    common = "dialogue: quad-leaders, ordinal: 4, sources: [herald], start: 2023"
    files = with_meeting(f"id: x, status: {status}, {common}", f"id: y, {common}, status: held")
    assert errors_of(tmp_path, files) == []
