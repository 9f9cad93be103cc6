"""On a terminal, into a pipe, into a full disk, interrupted: no row lost, no control byte in a pipe, no traceback."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from budget import sample
from dialoguekb.cli import streams
from dialoguekb.knowledge_base import KnowledgeBase
from knowledge import SOUND, Program, clean_environment, run_here, write_files

_CONTROL = re.compile(r"\x1b\[[0-9;]*m")


class Terminal:
    """A run of the program with stdout on a terminal of its own."""

    def __init__(
        self,
        program: Program,
        arguments: list[str],
        *,
        rows: int = 50,
        columns: int = 80,
        has_keys: bool = False,
        environment: Mapping[str, str | None] | None = None,
    ) -> None:
        """Start the program; with `has_keys` it also reads what `type` types. A variable of None is not set."""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        variables = {**clean_environment(), "TERM": "xterm-256color", "COLUMNS": str(columns), **(environment or {})}
        self.process = subprocess.Popen(
            [str(program.path), *arguments],
            cwd=program.folder,
            env={name: value for name, value in variables.items() if value is not None},
            stdin=theirs if has_keys else subprocess.DEVNULL,
            stdout=theirs,
            stderr=subprocess.PIPE,
            start_new_session=has_keys,
            preexec_fn=_take_terminal if has_keys else None,  # noqa: PLW1509 - no thread runs
        )
        os.close(theirs)
        self.shown = ""
        """str, what the terminal has shown so far, line breaks as `\\r\\n`."""
        self.stderr = ""

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._ours, keys.encode())

    def read_until(self, end: str | None) -> None:
        """Read until the terminal shows a text; with None until the program ends."""
        while end is None or end not in self.shown:
            ready, _, _ = select.select([self._ours], [], [], 30)
            assert ready, "the program hangs"
            try:
                chunk = os.read(self._ours, 65536)
            except OSError:  # Linux: the other side is closed
                chunk = b""
            if not chunk:
                assert end is None, "the program ended early"
                return
            self.shown += chunk.decode(errors="replace")

    def finish(self) -> tuple[str, int]:
        """Wait for the end; return what was shown and the exit status."""
        self.read_until(None)
        os.close(self._ours)
        _, stderr = self.process.communicate(timeout=30)
        self.stderr = stderr.decode()
        assert "Traceback" not in self.stderr
        return self.shown.replace("\r\n", "\n"), self.process.returncode


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def on_a_terminal(program: Program, arguments: list[str], columns: int, **environment: str) -> tuple[str, int]:
    """Run the program with stdout on a terminal of that width; return what it showed and its exit status."""
    return Terminal(program, arguments, columns=columns, environment=environment).finish()


WIDTHS_OF_LISTINGS = list(
    product((20, 60, 120), ("meetings --country Japan", "officials --country India", "partners", "disputes"))
)


@pytest.mark.deep
@pytest.mark.parametrize(("columns", "command"), sample(WIDTHS_OF_LISTINGS, 5))
def test_a_terminal_of_any_width_loses_no_row(command: str, columns: int, run: Program) -> None:
    shown, status = on_a_terminal(run, command.split(), columns)
    assert status == 0
    plain = _CONTROL.sub("", shown)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= columns
    ids = run(*command.split(), "-o", "jsonl").stdout.splitlines()
    first = re.compile(r'"(?:id|country|record)": "([^"]+)"')
    squeezed = re.sub(r"[^\w]", "", plain)
    for line in ids:
        match = first.search(line)
        assert match is not None
        assert re.sub(r"[^\w]", "", match[1]) in squeezed or columns < 60  # cells that wrap are not adjacent there


def test_years_without_room_are_told_as_a_span(run: Program) -> None:
    terminal = Terminal(run, ["partners", "Japan", "--matrix"], columns=60, environment={})
    assert terminal.finish()[1] == 0
    assert re.search(r"no room for name, 1995–20\d\d; --columns", " ".join(terminal.stderr.split()))


@pytest.mark.deep
@pytest.mark.parametrize("columns", sample((60, 120), 1))
@pytest.mark.parametrize(
    "command",
    ["", "show in-jp-2plus2-2022", "show IN JP", "why in-jp-2plus2-2022", "check", "meetings -o json", "--help"],
)
def test_everything_else_runs_on_a_terminal_too(command: str, columns: int, run: Program) -> None:
    shown, status = on_a_terminal(run, command.split(), columns)
    assert status == 0
    assert "Traceback" not in shown
    if not command or command.startswith(("show", "why")):
        longest = max(_CONTROL.sub("", shown).splitlines(), key=len)
        assert len(longest) <= columns or " " not in longest.strip()  # only an address may be longer than the line


def test_a_data_form_is_the_same_on_a_terminal_and_in_a_pipe(run: Program) -> None:
    for form in ("json", "csv"):
        arguments = ["meetings", "--dialogue", "in-jp-2plus2", "-o", form]
        shown, _ = on_a_terminal(run, arguments, 40)
        assert shown == run(*arguments).stdout


def test_a_raw_form_does_not_speak_to_a_terminal(run: Program, tmp_path: Path) -> None:
    topics = 'topics:\n  - {id: loud, label: "=1\\e[31m\\u202e", definition: "a\\tb\\nc"}\n'
    folder = write_files(tmp_path / "kb", {**SOUND, "more.yaml": topics})
    for form in ("csv", "csv-excel", "tsv", "json", "markdown"):
        arguments = ["topics", "--data", str(folder), "--where", "id = 'loud'", "-o", form, "--raw"]
        shown, status = on_a_terminal(run, arguments, 80)
        assert status == 0
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown) is None, form
        assert r"\x1b" in shown or r"\u001b" in shown, form


def test_on_a_terminal_an_answer_from_a_folder_above_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", SOUND)
    monkeypatch.chdir(folder)
    assert run_here(capsys, "countries", "--count").stderr == ""
    monkeypatch.setattr(streams, "is_watched", lambda: True)
    assert run_here(capsys, "countries", "--count").stderr == f"from {folder}\n"
    assert run_here(capsys, "countries", "--count", "--data", ".").stderr == ""
    monkeypatch.chdir(tmp_path)
    assert run_here(capsys, "countries", "--count").stderr == ""


@pytest.mark.parametrize("columns", ["1", "20", "many", "-5"])
def test_a_pipe_gets_the_whole_table_whatever_the_width(columns: str, run: Program) -> None:
    outcome = run("meetings", "--country", "Japan", COLUMNS=columns, TERM="xterm-256color", FORCE_COLOR="1")
    assert outcome == run("meetings", "--country", "Japan")
    assert "\x1b" not in outcome.stdout
    assert "…" not in outcome.stdout
    assert "in-jp-2plus2-2022" in outcome.stdout


def test_no_colour_where_none_is_wanted(run: Program) -> None:
    shown, _ = on_a_terminal(run, ["meetings"], 120, NO_COLOR="1")
    assert not re.search(r"\x1b\[(?:3[0-7]|9[0-7]|38)", shown)


@pytest.mark.deep
@pytest.mark.parametrize("command", sample(("meetings", "sources -o json", "show IN", "countries -o csv"), 2))
def test_a_reader_that_leaves_early_ends_it_quietly(command: str, run: Program) -> None:
    piped = subprocess.run(
        ["/bin/sh", "-c", f'"$PROGRAM" {command} | head -1'],
        env=clean_environment(PROGRAM=str(run.path)),
        cwd=run.folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    remarks = piped.stderr.decode().splitlines()
    assert all(line.startswith("not searched for meetings of every year: ") for line in remarks)
    assert piped.stdout.count(b"\n") == 1


def test_a_check_that_nobody_reads_to_its_end_fails_where_there_are_errors(run: Program, tmp_path: Path) -> None:
    countries = "countries:\n" + "".join(f"  - {{id: no, name: N{number}}}\n" for number in range(90))
    folder = write_files(tmp_path / "kb", {**SOUND, "countries.yaml": countries})
    piped = subprocess.run(
        ["/bin/bash", "-c", '"$PROGRAM" check "$FOLDER" | head -1; exit ${PIPESTATUS[0]}'],
        env=clean_environment(PROGRAM=str(run.path), FOLDER=str(folder)),
        cwd=run.folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert piped.returncode == 1
    assert piped.stdout.count(b"\n") == 1


def test_a_pipe_that_nobody_reads_ends_it_quietly(run: Program) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [str(run.path), "sources"],
            env=clean_environment(),
            cwd=run.folder,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.deep
@pytest.mark.parametrize("command", sample(("meetings --count", "sources -o json", "show IN", ""), 2))
def test_a_full_disk_is_a_sentence_and_exit_3(command: str, run: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [str(run.path), *command.split()],
            env=clean_environment(),
            cwd=run.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 3
    said = done.stderr.decode()
    assert "No space left on device" in said
    assert "Traceback" not in said
    assert said.count("\n") == 1


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something that another process does; fail after a minute."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, "the program hangs"
        time.sleep(0.005)


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let a program that a test starts heed Ctrl-C: it ignores it where the tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_the_middle_of_an_answer_ends_it_without_a_traceback(
    run: Program, number: signal.Signals, status: int
) -> None:
    read_end, write_end = os.pipe()
    running = subprocess.Popen(
        [str(run.path), "sources", "-o", "json"],  # longer than a pipe holds
        env=clean_environment(),
        cwd=run.folder,
        stdout=write_end,
        stderr=subprocess.PIPE,
    )
    wait_until(lambda: not select.select([], [write_end], [], 0)[1])  # the pipe is full: the program waits for a reader
    running.send_signal(number)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as answer:
        answer.read()
    _, stderr = running.communicate(timeout=60)
    assert running.returncode == status
    assert stderr.decode() in {"", "dialoguekb: interrupted\n"}


def test_the_locale_does_not_matter(run: Program, bundled: KnowledgeBase) -> None:
    assert "日本" in bundled.records.countries["JP"].native  # type: ignore[operator]
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        outcome = run("countries", "--country", "JP", "--columns", "native", "-o", "csv", LANG=locale, LC_ALL=locale)
        assert (outcome.status, outcome.stdout) == (0, "native\n日本\n")
