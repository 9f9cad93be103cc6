"""Write what the documentation takes from the program: pages, a picture, and the answers to the commands shown.

Run `python docs/generate.py` after you change a declaration, a command or the data. Each page is one function in
`PAGES`. In the texts of `ANSWERED`, the text under a command of a `console` block is what the program prints today.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from command_line import command_line_page
from picture import picture
from python_page import python_page
from record_fields import fields_page
from sql_tables import sql_page

from dialoguekb.data_folder import bundled_folder
from dialoguekb.errors import FaultyDataError
from dialoguekb.listings.registry import check_listings
from dialoguekb.model.kinds import KINDS

TOP = Path(__file__).parent.parent

TODAY = "2026-11-23"
"""str: the day on which every command of the documentation runs."""

PAGES: dict[str, Callable[[], str]] = {
    "docs/cli.md": command_line_page,
    "docs/fields.md": fields_page,
    "docs/sql.md": sql_page,
}
"""Path below the top -> the function that returns the page."""

PICTURE = "docs/meetings.svg"
"""str: the path below the top of the picture that README.md shows."""

PYTHON = "docs/python.md"
"""str: the path below the top of the page whose examples are in Python."""

ANSWERED: dict[str, bool] = {"README.md": False, "docs/cookbook.md": False, "docs/own-knowledge-base.md": True}
"""Path below the top -> whether the answers of the text show what a terminal does: remarks, too."""

_BLOCK = re.compile(
    r"(?:^[^\n]*\b[Ww]rite `(?P<file>[^`]+)`[^\n]*:\n\n^```yaml\n(?P<text>.*?)^```\n)"
    r"|(?P<opening>^```console\n)\$ (?P<command>[^\n]+)\n(?P<answer>(?:(?!```)[^\n]*\n)*)```\n",
    re.MULTILINE | re.DOTALL,
)
"""A file that the text tells you to write, or a command and its answer."""


def commands_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield command and answer of every console block; an answer ends in a line feed or is empty."""
    for match in _BLOCK.finditer(text):
        if match["command"]:
            yield match["command"], match["answer"]


def answer_to(command: str, folder: Path, *, remarks: bool = False) -> str:
    """Return what a shell command prints when it runs in a folder, on the day `TODAY`: stdout, and with it the remarks.

    The folder of the bundled data is written `data`, the folder itself `my-dialogues`. Raises RuntimeError where the
    command fails for another reason than faults in the data.
    """
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.defpath])
    environment = {"PATH": programs, "LANG": "C.UTF-8", "DIALOGUEKB_TODAY": TODAY}
    if "XDG_CACHE_HOME" in os.environ:
        environment["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    done = subprocess.run(  # noqa: S603 - the commands are those of the documentation
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if remarks else subprocess.PIPE,
        check=False,
        timeout=60,
    )
    if done.returncode not in {0, FaultyDataError.exit_status}:
        raise RuntimeError(f"{command}\n{(done.stderr or done.stdout).decode()}")
    return done.stdout.decode().replace(str(bundled_folder()), "data").replace(str(folder), "my-dialogues")


def with_answers(text: str, folder: Path, *, remarks: bool = False) -> str:
    """Return a text with the answer of today under each of its commands; files that it writes go into the folder."""

    def follow(match: re.Match[str]) -> str:
        if match["file"]:
            (folder / match["file"]).write_text(match["text"], encoding="utf-8")
            return match[0]
        answer = answer_to(match["command"], folder, remarks=remarks)
        return f"{match['opening']}$ {match['command']}\n{answer}```\n"

    return _BLOCK.sub(follow, text)


def with_python(text: str) -> str:
    """Return a page of examples in Python with what they print today."""
    with tempfile.TemporaryDirectory() as folder:
        return python_page(text, Path(folder), TODAY)


def main() -> None:
    """Write the pages, the picture and the answers; raise DeclarationError where a kind has no listing."""
    check_listings(KINDS)
    for name, page in PAGES.items():
        (TOP / name).write_text(page(), encoding="utf-8")
    (TOP / PICTURE).write_text(picture(), encoding="utf-8")
    for name, remarks in ANSWERED.items():
        path = TOP / name
        with tempfile.TemporaryDirectory() as folder:
            text = with_answers(path.read_text(encoding="utf-8"), Path(folder).resolve(), remarks=remarks)
        path.write_text(text, encoding="utf-8")
    (TOP / PYTHON).write_text(with_python((TOP / PYTHON).read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
