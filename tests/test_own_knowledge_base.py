"""docs/own-knowledge-base.md, followed step by step: the files written, the commands typed, the answers shown."""

from pathlib import Path

import pytest

from documents import generate, text_of

TEXT = text_of("docs/own-knowledge-base.md")


def test_the_steps_lead_to_the_answers_shown_and_to_a_sound_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dialogues"
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert generate.with_answers(TEXT, folder.resolve(), remarks=True) == TEXT
    assert {path.name for path in folder.iterdir()} == {
        "dialoguekb.yaml",
        "additions.yaml",
        "sources.yaml",
        "officials.yaml",
        "meetings.yaml",
        "offices.yaml",
    }
    assert "no problems" in generate.answer_to("dialoguekb check --strict", folder.resolve(), remarks=True)
