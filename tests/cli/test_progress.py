"""The line that says how far a long reading is: on a terminal, after a while, and gone at the end."""

import io
import sys
from pathlib import Path

import pytest

from dialoguekb.cli import progress_line
from dialoguekb.knowledge_base import open_knowledge_base
from knowledge import SOUND, write_files


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_short_work_says_nothing_and_long_work_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    terminal = Terminal()
    monkeypatch.setattr(progress_line, "monotonic_seconds", lambda: now[0])
    monkeypatch.setattr(sys, "stderr", terminal)
    line = progress_line.ProgressLine()
    line("reading", 1, 500)
    assert terminal.getvalue() == ""
    now[0] += 0.6
    line("reading", 250, 500)
    assert terminal.getvalue() == "\rreading   [###############...............] 250 of 500"
    line("reading", 251, 500)
    assert terminal.getvalue().count("\r") == 1, "no more than ten changes a second"
    line("reading", 500, 500)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_reading_indexing_and_searching_report_their_progress(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    open_knowledge_base(
        write_files(tmp_path, SOUND), cache=False, progress=lambda what, done, total: steps.append((what, done, total))
    ).close()
    assert [what for what, _, _ in steps] == sorted(
        (what for what, _, _ in steps), key=["reading", "indexing", "words"].index
    )
    assert {what for what, done, total in steps if done == total} == {"reading", "indexing", "words"}
