"""What completes a line by the commands themselves: their names, options, closed lists, columns and records."""

from itertools import pairwise
from pathlib import Path

from typer._completion_classes import BashComplete  # private, but Typer's only way to ask for candidates unprinted

from dialoguekb.cli.settings import Settings
from dialoguekb.cli.typer_program import typer_program
from dialoguekb.completion.tab_key import VARIABLE
from dialoguekb.completion.typed_line import TypedLine


def command_candidates(line: TypedLine) -> list[str]:
    """Return the words that complete the line."""
    command = typer_program()
    # Completion does not run the options before the command, so what they say is handed over.
    settings = Settings(data=_folder_named(line.words))
    completer = BashComplete(command, {"obj": settings}, "dialoguekb", VARIABLE)
    return [candidate.value for candidate in completer.get_completions(line.words[1:], line.incomplete)]


def _folder_named(words: list[str]) -> Path | None:
    """Return the folder that the last `--data` of a line names; None if there is none."""
    folders = [word for option, word in pairwise(words) if option == "--data"]
    folders += [word.removeprefix("--data=") for word in words if word.startswith("--data=")]
    return Path(folders[-1]) if folders else None
