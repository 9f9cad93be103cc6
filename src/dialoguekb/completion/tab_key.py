"""The Tab key, answered from the index before the command line itself is loaded.

A person who presses Tab waits with the hand on the keyboard. The value of an option that names a record is
completed from the index alone; everything else is left to the commands themselves (`cli.command_candidates`).
"""

import os
import sys

from dialoguekb import data_folder
from dialoguekb.completion.shell_output import shell_text
from dialoguekb.completion.typed_line import SHELLS, TypedLine, read_typed_line
from dialoguekb.index.completion_table import completions_in, is_harmless, kind_of_option
from dialoguekb.store.bundled_index import open_bundled
from dialoguekb.store.cached_index import open_cached

TYPE_CHECKING = False
if TYPE_CHECKING:  # the modules take longer to import than the Tab key may take
    from collections.abc import Callable, Iterable

    Candidates = Callable[[TypedLine], Iterable[str]]
    """From the line to the words that complete it."""

VARIABLE = "_DIALOGUEKB_COMPLETE"
"""str: the environment variable by which a shell's script asks (`complete_bash`, or `source_bash` for itself)."""

_WORDS = "words"
"""str: what the script for zsh asks for in place of its name: candidates as they are, one a line."""


def complete(from_commands: "Candidates") -> None:
    """Print what completes the line in the environment; `from_commands` answers what the index alone cannot.

    Prints nothing for a shell that is not known, or a line that cannot be read.
    """
    action, _, shell = os.environ.get(VARIABLE, "").partition("_")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if action == "source":
        from dialoguekb.completion.shell_scripts import SCRIPTS  # noqa: PLC0415 - rarely asked for

        sys.stdout.write(SCRIPTS.get(shell, ""))
        return
    line = read_typed_line(shell) if shell in {*SHELLS, _WORDS} else None
    if line is None:
        return
    names = _names(line)
    candidates = from_commands(line) if names is None else names
    sys.stdout.write(shell_text(shell, dict.fromkeys(filter(is_harmless, candidates)), line))


def _names(line: TypedLine) -> list[str] | None:
    """Return the names that complete the value of an option; None if the index alone cannot say."""
    if len(line.words) < 3:
        return None
    _, command, *_, option = line.words
    folder = _folder(line.words)
    index = (open_cached(folder) or open_bundled(folder)) if folder else None
    if index is None:
        return None
    try:
        kind = kind_of_option(index, command, option)
        return None if kind is None else completions_in(index, (kind,), line.incomplete)
    finally:
        index.close()


def _folder(words: list[str]) -> str | None:
    """Return the knowledge base that the line is about, or None if it names one or cannot trust it."""
    if any(word.startswith("--data") for word in words):
        return None
    if named := os.environ.get(data_folder.DATA_VARIABLE):
        return named
    upwards = data_folder.nearest_folder_upwards()
    if upwards is None:
        return data_folder.bundled_path()
    return None if data_folder.find_trust_fault(upwards) else upwards
