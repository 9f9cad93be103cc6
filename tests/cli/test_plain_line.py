"""A plain command line means what Typer reads in it: the same command, the same values."""

import random
import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any

import pytest
import typer

from budget import is_deep
from cli.transcripts import FOLDER, blocks_of
from dialoguekb.cli.command import Command, Option, make_command
from dialoguekb.cli.commands import command_called, command_names, split_line
from dialoguekb.cli.main import plain_call
from dialoguekb.cli.plain_line import NotPlainError
from dialoguekb.cli.settings import Settings
from dialoguekb.cli.typer_program import typer_program
from dialoguekb.errors import DeclarationError, WrongCallError

Meaning = tuple[str, Settings, Mapping[str, Any]]
"""A command's name, the settings and the values with which it is run."""

COMMANDS = [command_called(name) for name in command_names()]
TRANSCRIPTS = [shlex.split(block.command) for path in sorted(FOLDER.glob("*.txt")) for block in blocks_of(path)]
VALUES = ("", "-", "Japan", "-start", "2022", "a=b", "x,y", "--count", "New Delhi", "日本")


class Run:
    """Stands for a program whose commands note how they are run."""

    def __init__(self) -> None:
        self.meaning: Meaning | None = None

    def noting(self, command: Command) -> Command:
        def note(settings: Settings, **values: Any) -> None:
            self.meaning = (command.name, settings, values)

        return command._replace(run=note)


def meant_by_typer(words: Sequence[str]) -> Meaning | None:
    """Return how Typer runs a command; None if it refuses the line."""
    line = split_line(words)
    assert line
    run = Run()
    made = typer_program([run.noting(command_called(line.command))])
    try:
        made(list(words), prog_name="dialoguekb", standalone_mode=False)
    except (typer.TyperException, WrongCallError):
        return None
    return run.meaning


def meant_plainly(words: Sequence[str]) -> Meaning | None:
    """Return how a plain line is run; None if it is not plain or contradicts itself."""
    try:
        command, settings, values = plain_call(words, Settings())
    except NotPlainError:
        return None
    run = Run()
    with suppress(WrongCallError):
        run.noting(command).call(settings, values)
    return run.meaning


def random_line(chance: random.Random) -> list[str]:
    """Return a line of a command, much of it sound: options with and without values, arguments, slips."""
    command = chance.choice(COMMANDS)
    before = chance.choice([[], [], ["--no-cache"], ["--data", "d"], ["--data=d", "--no-cache"]])
    words: list[str] = []
    for name, parameter in chance.sample(
        sorted({**command.parameters, **command.shared}.items()), chance.randint(0, 5)
    ):
        value = chance.choice(VALUES)
        if not isinstance(parameter.declared, Option):
            words.append(value)
            continue
        option = chance.choice(parameter.declared.names)
        if parameter.form == "flag":
            words.append(option)
        elif chance.random() < 0.3:
            words.append(f"{option}={value}")
        else:
            words += [option, value]
        if chance.random() < 0.05:
            words.append(chance.choice([name, "--", "--nonsense", option, "-x", option[:5]]))
    return [*before, command.name, *words]


@pytest.mark.deep
def test_a_plain_line_means_what_typer_reads_in_it() -> None:
    chance = random.Random(14)  # noqa: S311 - the same lines each time
    plain = 0
    for _ in range(20_000 if is_deep() else 400):
        words = random_line(chance)
        if meaning := meant_plainly(words):
            plain += 1
            assert meaning == meant_by_typer(words), words
    assert plain


@pytest.mark.deep
def test_most_lines_of_the_transcripts_are_plain() -> None:
    lines = [words[1:] for words in TRANSCRIPTS if words[0] == "dialoguekb" and split_line(words[1:])]
    plain = [words for words in lines if meant_plainly(words)]
    assert len(plain) > len(lines) / 2
    for words in plain[:: 1 if is_deep() else 10]:
        assert meant_plainly(words) == meant_by_typer(words), words


@pytest.mark.parametrize(
    "line",
    ["meetings --help", "meetings -h", "meetings Japan", "show", "sql -- -1", "meetings --sort", "meetings --sor id"],
)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert meant_plainly(line.split()) is None


def test_a_parameter_without_a_declaration_is_refused() -> None:
    def run(settings: Settings, *, day: str, city: Annotated[int, Option("--city", help="The city.")] = 0) -> None:
        raise AssertionError(settings, day, city)

    with pytest.raises(DeclarationError, match="command visits: annotate day as"):
        make_command("visits", "List visits.", run)
