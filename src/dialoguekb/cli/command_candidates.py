"""What completes a line by the commands themselves: their names, options, closed lists, columns and records."""

import typer.main
from typer._completion_classes import BashComplete  # private, but Typer's only way to ask for candidates unprinted

from dialoguekb.cli.main import program
from dialoguekb.completion.tab_key import VARIABLE
from dialoguekb.completion.typed_line import TypedLine


def command_candidates(line: TypedLine) -> list[str]:
    """Return the words that complete the line."""
    command = typer.main.get_command(program())
    completer = BashComplete(command, {}, "dialoguekb", VARIABLE)
    return [candidate.value for candidate in completer.get_completions(line.words[1:], line.incomplete)]
