r"""Transcripts: what is typed and what the program then prints, in files that read like a terminal.

    ; a remark
    $ dialoguekb meetings --country Jpan
    what stands on stdout
    2> what stands on stderr
    [exit 2]

Blank lines at the end of a block part it from the next. `[exit 0]` is left out. The folder of the bundled data is
written <data>, the folder in which the program runs <here>, and the line on which a record of the bundled data stands
<line>; a variable may stand before the program's name.
"""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from knowledge import Outcome, Program

FOLDER = Path(__file__).parent / "transcripts"

_VARIABLE = re.compile(r"([A-Z_]+)=(.*)")
_EXIT = re.compile(r"\[exit ([0-9]+)\]")
_LINE_OF_DATA = re.compile(r'(builtin:\S+\.yaml(?::|",\s+"line": ))[0-9]+')


@dataclass(frozen=True, slots=True)
class Block:
    """A command and what it prints."""

    file: str
    command: str
    stdout: tuple[str, ...]
    stderr: tuple[str, ...]
    status: int


def blocks_of(path: Path) -> list[Block]:
    """Return the blocks of a transcript."""
    blocks = []
    for part in re.split(r"^\$ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        command, *lines = [line for line in part.split("\n") if not line.startswith("; ")]
        stdout: list[str] = []
        stderr: list[str] = []
        status = 0
        for line in lines:
            left = _EXIT.fullmatch(line)
            if left:
                status = int(left[1])
            elif line.startswith("2> "):
                stderr.append(line.removeprefix("2> "))
            else:
                stdout.append(line)
        blocks.append(Block(path.name, command, _without_blank_end(stdout), tuple(stderr), status))
    return blocks


def play(block: Block, program: Program, data: Path, here: Path) -> Block:
    """Run a block's command in the folder `here` and return the block as it came out."""
    words = shlex.split(block.command)
    variables = {}
    while match := _VARIABLE.fullmatch(words[0]):
        variables[match[1]] = match[2].replace("<here>", str(here))
        words.pop(0)
    assert words.pop(0) == "dialoguekb"
    arguments = [word.replace("<data>", str(data)).replace("<here>", str(here)) for word in words]
    outcome: Outcome = program(*arguments, folder=here, **variables)

    def shown(text: str) -> list[str]:
        named = text.replace(str(data), "<data>").replace(str(here), "<here>")
        return _LINE_OF_DATA.sub(r"\1<line>", named).split("\n")

    return Block(
        block.file,
        block.command,
        _without_blank_end(shown(outcome.stdout)),
        _without_blank_end(shown(outcome.stderr)),
        outcome.status,
    )


def _without_blank_end(lines: list[str]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return tuple(lines[:end])
