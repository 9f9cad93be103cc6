"""A day lasts 50 hours on Earth: what happened tomorrow elsewhere is no fault; what lies two days ahead is."""

from pathlib import Path

import pytest

from dialoguekb.loading.full import check_folder
from knowledge import SOUND, errors_of, write_files

MEETING = (
    "meetings:\n  - {{id: in-jp-2plus2-2026, dialogue: in-jp-2plus2, status: held, start: {day}, sources: [page]}}\n"
)
SOURCE = "sources:\n  - {{id: page, publisher: Ministry, title: Talks, kind: government, published: {day}}}\n"


@pytest.mark.parametrize(("day", "rules"), [("2026-11-23", []), ("2026-11-24", []),
                                            ("2026-11-25", ["future-source", "held-meeting"])])  # fmt: skip
@pytest.mark.parametrize("own_date", ["", "as_of: 2026-11-23\n"])
def test_a_day_ahead_of_here_is_today_elsewhere(
    day: str, rules: list[str], own_date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2026-11-23")
    files = {**SOUND, "new.yaml": MEETING.format(day=day) + SOURCE.format(day=day)}
    files["dialoguekb.yaml"] += own_date
    expected = rules if not own_date or day == "2026-11-23" else ["future-source", "held-meeting"]
    assert sorted({problem.rule for problem in errors_of(tmp_path, files)}) == expected


def test_a_day_set_in_the_past_leaves_the_layers_below_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"below/dialoguekb.yaml": SOUND["dialoguekb.yaml"] + "as_of: 2026-11-23\n"}
    files |= {f"below/{name}": text for name, text in SOUND.items() if name != "dialoguekb.yaml"}
    files["below/new.yaml"] = MEETING.format(day="2026-11-23") + SOURCE.format(day="2026-11-23")
    files["own/dialoguekb.yaml"] = "title: Own\nschema: 1\nextends: ../below\n"
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2020-01-01")
    problems = check_folder(write_files(tmp_path, files) / "own").problems
    assert [problem for problem in problems if problem.severity == "error"] == []
