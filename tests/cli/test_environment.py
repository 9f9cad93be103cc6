"""The environment variables that switch something: each is read alike, and what cannot be read is a wrong call."""

from pathlib import Path

import pytest

from knowledge import SOUND, run_here, write_files

FAULTY = {**SOUND, "more.yaml": "countries:\n  - {id: ZZ, name: Zedland, nonsense: 1}\n"}


@pytest.mark.parametrize(
    ("value", "status"),
    [("1", 1), ("true", 1), ("Yes", 1), (" on ", 1), ("0", 0), ("false", 0), ("NO", 0), ("off", 0), ("", 0), (" ", 0)],
)
def test_a_switch_is_on_or_off_in_any_usual_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, value: str, status: int
) -> None:
    monkeypatch.setenv("DIALOGUEKB_STRICT", value)
    folder = write_files(tmp_path / "kb", FAULTY)
    assert run_here(capsys, "countries", "--data", str(folder)).status == status


@pytest.mark.parametrize(("value", "said"), [("1", 0), ("false", 2), ("no", 2)])
def test_remarks_are_silenced_alike(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, value: str, said: int
) -> None:
    monkeypatch.setenv("DIALOGUEKB_QUIET", value)
    outcome = run_here(capsys, "meetings", "--year", "1950")
    assert len(outcome.stderr.splitlines()) == said


@pytest.mark.parametrize("variable", ["DIALOGUEKB_STRICT", "DIALOGUEKB_QUIET", "DIALOGUEKB_DEBUG"])
def test_any_other_word_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "maybe")
    outcome = run_here(capsys, "countries", "--count")
    said = f"dialoguekb: {variable}: 'maybe' is neither 1 (true, yes, on) nor 0 (false, no, off); set it to one\n"
    assert (outcome.stdout, outcome.stderr, outcome.status) == ("", said, 2)
