"""The texts of the documentation, and the script that writes what they take from the program."""

import re
import shlex
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from dialoguekb.data_folder import bundled_folder
from dialoguekb.errors import FaultyDataError
from knowledge import Program

TOP = Path(__file__).parent.parent

sys.path.insert(0, str(TOP / "docs"))
generate: Any = import_module("generate")
"""The module `docs/generate.py`."""

listing_columns: Any = import_module("listing_columns")
"""The module `docs/listing_columns.py`."""

_OF_SHELLS = re.compile(r"[|<>&;$`*?~#=\n]")
"""What a shell may read as more than a word."""


def text_of(name: str) -> str:
    """Return a text of the documentation by its path below the top."""
    return (TOP / name).read_text(encoding="utf-8")


def blocks_of(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a language, each ended by a line feed."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def answer_to(command: str, run: Program, folder: Path) -> str:
    """Return what a command of the documentation prints: by a shell where it uses one, else by the program alone."""
    if _OF_SHELLS.search(command):
        return str(generate.answer_to(command, folder))
    name, *arguments = shlex.split(command)
    outcome = run(*arguments, folder=folder)
    assert (name, outcome.status in {0, FaultyDataError.exit_status}) == ("dialoguekb", True), outcome.stderr
    return outcome.stdout.replace(str(bundled_folder()), "data")


def shell_commands(text: str) -> list[str]:
    """Return the lines of the `sh` blocks that call the program."""
    lines = [line for block in blocks_of(text, "sh") for line in block.splitlines()]
    return [line for line in lines if shlex.split(line, comments=True)[:1] == ["dialoguekb"]]
