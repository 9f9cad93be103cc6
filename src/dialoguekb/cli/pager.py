"""The pager: shows what is longer than the terminal a screen at a time, as git does."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain

from dialoguekb.output.forms import write

PAGER_VARIABLE = "PAGER"
"""str: the environment variable with the command of the pager; empty or `cat` for none."""

_DEFAULT = "less"
_LESS_OPTIONS = "FRX"
"""str, the options of less where LESS is not set: leave at the end of a short text, show colours, keep the screen."""


def print_paged(chunks: Iterable[str]) -> str:
    """Print text to stdout, a terminal; through the pager if it is longer than the screen.

    Returns what a person should know: that the pager cannot be started. Then the text is printed all the same.
    """
    rest = iter(chunks)
    first, is_longer = _first_screen(rest)
    text = chain(first, rest)
    return _show(text) if is_longer else _write(text)


def _show(text: Iterable[str]) -> str:
    typed = os.environ.get(PAGER_VARIABLE, _DEFAULT)
    try:
        command = shlex.split(typed)
    except ValueError as error:
        _write(text)
        return f"{PAGER_VARIABLE}: '{typed}' is not a command ({error}); printed without it"
    if not command or command == ["cat"]:
        return _write(text)
    sys.stdout.flush()
    try:
        # What $PAGER says is the person's own; no shell reads it.
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            env={"LESS": _LESS_OPTIONS, "LV": "-c", **os.environ},
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        _write(text)
        is_missing_less = PAGER_VARIABLE not in os.environ
        return "" if is_missing_less else f"{PAGER_VARIABLE}: cannot start '{command[0]}': {error.strerror}"
    with _ignored_interrupt():
        _feed(process, text)
    return ""


def _feed(process: "subprocess.Popen[str]", text: Iterable[str]) -> None:
    """Write text to the pager and wait until the person leaves it; a signal that ends this program ends it too."""
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    try:
        with suppress(BrokenPipeError):  # the person has seen enough
            process.stdin.writelines(text)
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise


@contextmanager
def _ignored_interrupt() -> Iterator[None]:
    """Ignore Ctrl-C, which is for the pager."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread, which gets no signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _write(text: Iterable[str]) -> str:
    write(text, sys.stdout)
    return ""


def _first_screen(chunks: Iterator[str]) -> tuple[list[str], bool]:
    """Return the chunks at the beginning, and whether they are longer than the screen; if not, they are all."""
    size = shutil.get_terminal_size()
    room = size.lines - 1  # the prompt of the shell takes one
    first: list[str] = []
    for chunk in chunks:
        first.append(chunk)
        room -= sum(_height(line, size.columns) for line in chunk.split("\n")[:-1])
        if room < 0:
            return first, True
    return first, False


def _height(line: str, columns: int) -> int:
    """Return how many lines of the screen a line takes, at least; a coloured one is taken for one."""
    return 1 if "\x1b" in line or not columns else 1 + (max(0, len(line) - 1)) // columns
