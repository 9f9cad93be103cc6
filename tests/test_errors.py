"""What an error shows of a value: its beginning and its end, on one line, nothing that speaks to a terminal."""

import subprocess

import pytest

from dialoguekb.cli.main import ending
from dialoguekb.errors import UnknownNameError, in_quotes
from knowledge import Program, clean_environment, run_here

LONG = "a" * 5_000 + "z"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Japan", "'Japan'"),
        ("x\x1b[31m", r"'x\x1b[31m'"),
        ("a\nb\tc", r"'a\nb\tc'"),
        ("a\u202eb\ud800", r"'a\u202eb\ud800'"),
        ("क्\u200dष می\u200cخواهم", "'क्\u200dष می\u200cخواهم'"),
        ("a" * 80, f"'{'a' * 80}'"),
        (LONG, f"'{'a' * 60}…{'a' * 19}z'"),
    ],
)
def test_a_value_is_shown_in_short_and_visibly(value: str, shown: str) -> None:
    assert in_quotes(value) == shown
    assert shown in str(UnknownNameError("country", value, ()))


@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "--country", LONG),
        ("meetings", "--since", LONG),
        ("meetings", "--limit", LONG),
        ("meetings", "--status", LONG),
        ("meetings", "--columns", LONG),
        ("meetings", "--where", LONG),
        ("meetings", "-o", LONG),
        ("meetings", LONG),
        ("meetings", f"--{LONG}"),
        (LONG,),
        ("show", LONG),
        ("why", LONG),
        ("why", f"JP.{LONG}"),
        ("brief", LONG, "Japan"),
        ("export", f"x.{LONG}"),
        ("sql", "select 1", "-p", LONG),
        ("sql", "select 1", "--timeout", LONG),
        ("sql", f"select {LONG}"),
    ],
    ids=lambda arguments: " ".join(arguments)[:30],
)
def test_a_long_value_leaves_room_for_the_rest(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    outcome = run_here(capsys, *arguments)
    assert (outcome.stdout, outcome.status) == ("", 2)
    assert "aaa…aaa" in outcome.stderr
    assert len(outcome.stderr) < 900


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory for this"),
        (FileNotFoundError(2, "No such file or directory"), "the current folder no longer exists; go to another"),
        (OSError(28, "No space left on device", "/x/y"), "No space left on device: /x/y"),
    ],
)
def test_a_failure_of_the_machine_is_a_sentence(error: Exception, said: str) -> None:
    assert ending(error) == ((said,), 3)


def test_what_is_typed_in_another_encoding_is_a_wrong_call(truly: Program) -> None:
    done = subprocess.run(
        [str(truly.path).encode(), b"meetings", b"--country", b"T\xfcrkei"],
        env=clean_environment(),
        cwd=truly.folder,
        capture_output=True,
        check=False,
    )
    assert done.stdout == b""
    assert done.stderr == rb"dialoguekb: 'T\xfcrkei' is not UTF-8 text; type it in UTF-8" + b"\n"
    assert done.returncode == 2
