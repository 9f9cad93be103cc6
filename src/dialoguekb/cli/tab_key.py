"""The Tab key, answered from the index before the command line itself is loaded.

A person who presses Tab waits with the hand on the keyboard. What completes the value of an option that names a
record is known from the index alone; everything else is left to Typer. The words come in and go out in the form
of Typer's scripts for the shells.
"""

import os
import sys

from dialoguekb import locations
from dialoguekb.index.completion_table import kind_completing, names_beginning
from dialoguekb.store.bundled_index import open_bundled
from dialoguekb.store.cached_index import open_kept

VARIABLE = "_DIALOGUEKB_COMPLETE"
"""str: the environment variable by which a shell's script asks."""

_QUOTING = "'\"\\$`:"
"""str: signs that one shell or another reads in its own way: a line with such a sign is left to Typer."""


def offer() -> bool:
    """Print what completes the word being typed; return False where Typer must be asked, and nothing is printed."""
    shell = os.environ.get(VARIABLE, "").removeprefix("complete_")
    asked = _asked(shell)
    if asked is None or len(asked) < 4 or any(sign in word for word in asked for sign in _QUOTING):
        return False
    _, command, *_, option, typed = asked
    folder = _folder(asked)
    index = (open_kept(folder) or open_bundled(folder)) if folder else None
    kind = kind_completing(index, command, option) if index else None
    if index is None or kind is None:
        return False
    names = names_beginning(index, (kind,), typed)
    if any(sign in name for name in names for sign in _QUOTING):
        return False
    return _print(shell, names)


def _asked(shell: str) -> list[str] | None:
    """Return the words of the line up to the one being typed, which is empty where a new one begins."""
    if shell == "bash":
        words = os.environ.get("COMP_WORDS", "").split()
        place = os.environ.get("COMP_CWORD", "")
        return (
            [*words, ""][: int(place) + 1]
            if place.isascii() and place.isdecimal() and int(place) <= len(words)
            else None
        )
    if shell in {"zsh", "fish"}:
        line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
        return [*line.split(), *([""] if line.endswith(" ") else [])]
    return None


def _folder(words: list[str]) -> str | None:
    """Return the knowledge base that the line is about; None where that is not plain."""
    if any(word.startswith("--data") for word in words):
        return None
    named = os.environ.get(locations.DATA_VARIABLE)
    return named or locations.nearest_upwards() or locations.bundled()


def _print(shell: str, names: list[str]) -> bool:
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") != "get-args":
        return False
    lines = "\n".join(names)
    if shell == "zsh":
        quoted = "\n".join(f'"{name}"' for name in names)
        lines = f"_arguments '*: :(({quoted}))'" if names else "_files"
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(f"{lines}\n")
    return True
