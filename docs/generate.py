"""Write what the documentation takes from the program: whole pages, and the answers to the commands that it shows.

Run `python docs/generate.py` after you change a declaration, a command or the data. Each page is one function in
`PAGES`. In the texts of `ANSWERED`, the text under a command of a `console` block is what the program prints today.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from command_line import command_line_page
from sql_tables import sql_page

from dialoguekb.locations import bundled_folder

TOP = Path(__file__).parent.parent

TODAY = "2026-11-23"
"""str: the day on which every command of the documentation runs."""

PAGES: dict[str, Callable[[], str]] = {"docs/cli.md": command_line_page, "docs/sql.md": sql_page}
"""Path below the top -> the function that returns the page."""

ANSWERED = ("README.md", "docs/cookbook.md")
"""Paths below the top: texts with commands and their answers."""

_CONSOLE = re.compile(r"(?<=^```console\n)\$ (?P<command>.+)\n(?P<answer>(?:(?!```).*\n)*)(?=```)", re.MULTILINE)


def commands_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield command and answer of every console block; an answer ends in a line feed or is empty."""
    for match in _CONSOLE.finditer(text):
        yield match["command"], match["answer"]


def answer_to(command: str, folder: Path) -> str:
    """Return what a shell command prints to stdout when it runs in a folder, on the day `TODAY`.

    The folder of the bundled data is written `data`. Raises RuntimeError where the command fails.
    """
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.defpath])
    environment = {"PATH": programs, "LANG": "C.UTF-8", "DIALOGUEKB_TODAY": TODAY}
    if "XDG_CACHE_HOME" in os.environ:
        environment["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    done = subprocess.run(  # noqa: S603 - the commands are those of the documentation
        ["/bin/sh", "-c", command], cwd=folder, env=environment, capture_output=True, check=False, timeout=60
    )
    if done.returncode:
        raise RuntimeError(f"{command}\n{done.stderr.decode()}")
    return done.stdout.decode().replace(str(bundled_folder()), "data")


def with_answers(text: str, folder: Path) -> str:
    """Return a text with the answer of today under each of its commands."""
    return _CONSOLE.sub(lambda match: f"$ {match['command']}\n{answer_to(match['command'], folder)}", text)


def main() -> None:
    """Write every page, and the answers in every text."""
    for name, page in PAGES.items():
        (TOP / name).write_text(page(), encoding="utf-8")
    for name in ANSWERED:
        path = TOP / name
        path.write_text(with_answers(path.read_text(encoding="utf-8"), Path("/")), encoding="utf-8")


if __name__ == "__main__":
    main()
