"""The line that says how far a long reading is: on a terminal, after a while, and gone at the end."""

import io
import sys

import pytest

from dialoguekb.cli import progress_line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_short_work_says_nothing_and_long_work_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    terminal = Terminal()
    monkeypatch.setattr(progress_line, "seconds", lambda: now[0])
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
