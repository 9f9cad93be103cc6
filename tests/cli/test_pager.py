"""On a terminal, what is longer than the screen is shown by the pager; nothing else is."""

import os
import signal
import time
from pathlib import Path
from typing import get_args

import pytest

from dialoguekb.model.problems import Severity
from dialoguekb.output.colour import SEVERITY_STYLES
from knowledge import Program

from .test_terminal import Terminal

LONG = ["sources", "--columns", "id"]


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """Return a pager that says what it was called with and shows the first line of its text."""
    script = tmp_path / "my pager"
    script.write_text('#!/bin/sh\necho "PAGER $# [$1] LESS=$LESS"\nhead -n 1\n')
    script.chmod(0o755)
    return script


def test_a_long_answer_goes_through_the_pager(run: Program, pager: Path) -> None:
    for command in (LONG, ["show", "IN"], ["why", "IN"], ["brief", "India", "Japan"], ["meetings", "-o", "json"]):
        terminal = Terminal(run, command, rows=20, environment={"PAGER": f"'{pager}' 'one word; echo $HOME'"})
        shown, status = terminal.finish()
        assert shown.startswith("PAGER 1 [one word; echo $HOME] LESS=FRX\n"), command
        assert shown.count("\n") == 2
        assert status == 0
    shown, _ = Terminal(run, LONG, rows=20, environment={"PAGER": f"'{pager}'", "LESS": "S"}).finish()
    assert "LESS=S\n" in shown


@pytest.mark.parametrize(
    ("command", "variables"),
    [
        (LONG, {"PAGER": "cat"}),
        (LONG, {"PAGER": ""}),
        (LONG, {"PAGER": "  "}),
        ([*LONG, "--no-pager"], {}),
        (["--no-pager", *LONG], {}),
        ([*LONG, "--limit", "3"], {}),
        (LONG, {"TERM": "dumb"}),
    ],
)
def test_without_a_pager_everything_is_printed(
    run: Program, pager: Path, command: list[str], variables: dict[str, str]
) -> None:
    shown, status = Terminal(run, command, rows=20, environment={"PAGER": f"'{pager}'", **variables}).finish()
    assert status == 0
    assert "PAGER" not in shown
    assert shown.count("\n") == (5 if "--limit" in command else int(run("sources", "--count").stdout) + 2)


def test_a_pipe_has_no_pager(run: Program, pager: Path) -> None:
    assert "PAGER" not in run(*LONG, PAGER=f"'{pager}'").stdout


@pytest.mark.parametrize(
    ("value", "said"),
    [("no-such-pager -x", "PAGER: cannot start 'no-such-pager': "), ("less '", "PAGER: 'less '' is not a command (")],
)
def test_a_pager_that_cannot_start_loses_no_line(run: Program, value: str, said: str) -> None:
    terminal = Terminal(run, LONG, rows=20, environment={"PAGER": value})
    shown, status = terminal.finish()
    assert status == 0
    assert shown.count("\n") == int(run("sources", "--count").stdout) + 2
    assert said in terminal.stderr


def test_a_reader_who_leaves_the_pager_early_changes_no_exit_status(run: Program, tmp_path: Path) -> None:
    (tmp_path / "dialoguekb.yaml").write_text("title: T\nschema: 1\n")
    countries = "".join(f"  - {{id: no, name: N{number}}}\n" for number in range(90))
    (tmp_path / "countries.yaml").write_text(f"countries:\n{countries}")
    shown, status = Terminal(run, ["check", str(tmp_path)], rows=20, environment={"PAGER": "head -n 1"}).finish()
    assert (shown.count("\n"), status) == (1, 1)


@pytest.mark.skipif(not Path("/usr/bin/less").exists(), reason="less is not installed")
def test_less_is_the_pager_and_ctrl_c_leaves_it_to_the_person(run: Program) -> None:
    terminal = Terminal(run, LONG, rows=20, has_keys=True, environment={"PAGER": None})
    terminal.read_until("\r\n:")
    assert terminal.shown.count("\r\n") == 19
    os.kill(terminal.process.pid, signal.SIGINT)
    time.sleep(0.2)
    assert terminal.process.poll() is None
    terminal.type("q")
    _, status = terminal.finish()
    assert status == 0


def test_errors_are_red_and_warnings_yellow_on_a_terminal_alone(run: Program, tmp_path: Path) -> None:
    (tmp_path / "dialoguekb.yaml").write_text("title: T\nschema: 1\n")
    (tmp_path / "countries.yaml").write_text("countries:\n  - {id: no, name: N}\n")
    shown, _ = Terminal(run, ["check", str(tmp_path)]).finish()
    assert ": \x1b[31merror\x1b[0m: " in shown
    assert "\x1b" not in Terminal(run, ["check", str(tmp_path)], environment={"NO_COLOR": "1"}).finish()[0]
    assert "\x1b" not in run("check", str(tmp_path)).stdout
    assert SEVERITY_STYLES.keys() == set(get_args(Severity))


def test_the_status_of_a_meeting_has_its_colour(run: Program) -> None:
    shown, _ = Terminal(run, ["show", "in-jp-2plus2-2022"]).finish()
    assert "  Status        \x1b[32mheld\x1b[0m\n" in shown
    assert shown.count("\x1b[32m") == 1
