"""Where text leaves the program: data to stdout, everything else to stderr."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dialoguekb.errors import EnvironmentFailedError
from dialoguekb.output.forms import render, write
from dialoguekb.output.safety import visible
from dialoguekb.output.widths import wrap
from dialoguekb.query.selection import Answer

_PROGRAM = "dialoguekb:"
"""str: what stands before an error."""

_LEAST_WIDTH = 20

_LONGEST_LINE = 1000
"""int, characters: a remark is cut here, as what was typed may be of any length."""


def terminal_width() -> int | None:
    """Return the width of the terminal that stdout is, in cells, or None where it is a pipe or a file."""
    return _width_of(sys.stdout)


def _width_of(stream: TextIO) -> int | None:
    if not stream.isatty():
        return None
    import shutil

    return max(_LEAST_WIDTH, shutil.get_terminal_size().columns)


def print_answer(
    answer: Answer,
    form: str,
    *,
    raw: bool = False,
    whole: bool = True,
    is_quiet: bool = False,
    pages: bool = False,
) -> None:
    """Print an answer to stdout: fitted to a terminal, else text that is never cut, coloured or wrapped.

    If `whole` is false, a table on a terminal may leave out columns and cut texts, and unless `is_quiet` says so on
    stderr. `pages` is as in `print_text`.
    """
    width = terminal_width()
    if width is None or form not in {"table", "cards"}:
        chunks = render(form, answer.columns, answer.rows, raw=raw)
        print_text(chunks if width is None or not raw else map(_safe_text, chunks), pages=pages)
        return
    from dialoguekb.output.cards import card_lines
    from dialoguekb.output.colour import takes_colour
    from dialoguekb.output.terminal import missing_columns, table_lines

    coloured = takes_colour(sys.stdout)
    if form == "cards":
        print_text(card_lines(answer.columns, answer.rows, width, coloured=coloured), pages=pages)
        return
    print_text(table_lines(answer.columns, answer.rows, width, whole=whole, coloured=coloured), pages=pages)
    missing = missing_columns(answer.columns, answer.rows, width, whole=whole)
    if missing and not is_quiet:
        say(f"no room for {_in_short(missing)}; --columns shows any column")


def _in_short(columns: Sequence[str]) -> str:
    """Return the names of columns, with years in a row as a span: `name, 1995–2012`."""
    parts: list[tuple[str, str]] = []
    for name in columns:
        if parts and name.isdigit() and parts[-1][1].isdigit() and int(name) == int(parts[-1][1]) + 1:
            parts[-1] = (parts[-1][0], name)
        else:
            parts.append((name, name))
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in parts)


def _safe_text(chunk: str) -> str:
    """Return raw text for a terminal: nothing in it but tabs and line breaks speaks to the terminal."""
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in chunk.split("\n"))


def print_text(chunks: Iterable[str], *, pages: bool = False) -> None:
    """Print chunks of text to stdout; if `pages`, the pager shows what is longer than the terminal that stdout is.

    Raises EnvironmentFailedError where they cannot be kept (a full disk).
    """
    with _keep_errors():
        if not (pages and _takes_pager()):
            write(chunks, sys.stdout)
            return
        from dialoguekb.cli.pager import print_paged

        fault = print_paged(chunks)
    if fault:
        say(fault)


def _takes_pager() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def shows_colour() -> bool:
    """Whether stdout is a terminal that shows colours."""
    return _shows_colour(sys.stdout)


def _shows_colour(stream: TextIO) -> bool:
    if not stream.isatty():
        return False
    from dialoguekb.output.colour import takes_colour

    return takes_colour(stream)


def is_watched() -> bool:
    """Whether stderr is a terminal, which a person looks at."""
    return sys.stderr.isatty()


def say(*lines: str) -> None:
    """Print lines for the person, to stderr; what could speak to the terminal, a line break included, is made visible.

    A stderr that takes nothing is no reason to fail: the exit status tells.
    """
    _say(lines, "")


def say_error(first: str, *rest: str) -> None:
    """Print why the program ends, as `say` does, after the program's name, which is red on a terminal."""
    _say((f"{_PROGRAM} {first}", *rest), _PROGRAM)


def _say(lines: Iterable[str], red: str) -> None:
    """Print lines to stderr; `red` is the beginning of the first that is red where colours are shown."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        width = _width_of(sys.stderr)
        for line in lines:
            shown = visible(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…")
            first, *rest = wrap(shown, width)
            if red and _shows_colour(sys.stderr):
                from dialoguekb.output.colour import paint

                first = first.replace(red, paint(red, "red"), 1)
            red = ""
            write((f"{part}\n" for part in (first, *rest)), sys.stderr)


def open_standard_streams() -> None:
    """Give a closed stderr a place to go; raise EnvironmentFailedError where stdout is closed."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the same
        raise EnvironmentFailedError("standard output is closed, so that nothing can be answered")


def use_utf8() -> None:
    """Write UTF-8 wherever the locale does not already, so that every name can be printed."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Flush stdout; raise EnvironmentFailedError where what was printed cannot be kept (a full disk)."""
    with _keep_errors():
        sys.stdout.flush()


@contextmanager
def _keep_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_stdout()
        raise EnvironmentFailedError(f"cannot write the answer: {error.strerror}") from None


@contextmanager
def unread_is_no_fault() -> Iterator[None]:
    """Go on to the exit status if the reader of stdout is gone (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()


def discard_stdout() -> None:
    """Send what is still buffered for stdout nowhere, so that the interpreter's own flush stays silent."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
