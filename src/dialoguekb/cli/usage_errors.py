"""From what Typer says of a command line to the lines for the user, in the words of the other errors."""

import re
import sys
from collections.abc import Callable

import typer

from dialoguekb.cli.commands import command_names, is_command
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import WrongCallError, did_you_mean, in_quotes
from dialoguekb.model.nearest import nearest

Match = re.Match[str]

_OTHER_OPTIONS = {
    "after": ("since",),
    "before": ("until",),
    "date": ("on", "year"),
    "end": ("until",),
    "from": ("since",),
    "grouping": ("member-of",),
    "json": ("output",),
    "member": ("member-at-table", "member-of"),
    "name": ("official", "country"),
    "person": ("official",),
    "place": ("city",),
    "start": ("since",),
    "to": ("until",),
    "type": ("kind", "format"),
    "when": ("on", "year"),
}
"""What people call an option -> the options that it may mean, the likeliest first."""

_EXAMPLE = re.compile(r"^Example: (.+(?:\n.+)*)", re.MULTILINE)

_LONGEST_REPEATED = 200
"""int, characters: a longer word is not repeated in a command to type instead."""

_LEAST_LIKENESS = 0.7
"""float, 0 to 1: the share of letters in common that a suggestion needs; these names are short and few."""


class UsageError(WrongCallError):
    """A line that Typer refuses: a command or option that does not exist, a value that is missing."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is wrong, and the command that shows the help."""
        return self.args


def usage_lines(error: typer.TyperException) -> tuple[str, ...]:
    """Return what is wrong with a command line and what to type instead, and the command that shows the help."""
    context = getattr(error, "ctx", None)
    message = error.format_message().strip().rstrip(".")
    for pattern, explain in _MESSAGES:
        if match := pattern.match(message):
            message = explain(match, context)
            break
    path = context.command_path if context else _command_typed()
    return f"{message[:1].lower()}{message[1:]}", f"  see: {path} --help"


def _command_typed() -> str:
    """Return the program and the command that was typed, for an error that does not know it."""
    known = (word for word in sys.argv[1:] if is_command(word))
    return " ".join(["dialoguekb", *list(known)[:1]])


def _unknown_command(match: Match, _: typer.Context | None) -> str:
    near = nearest(match[1], command_names(), 1, _LEAST_LIKENESS)
    return f"no command is called {in_quotes(match[1])}{did_you_mean(near)}"


def _unknown_option(match: Match, context: typer.Context | None) -> str:
    typed = match[1]
    params = context.command.params if context else []
    names = sorted({option[2:] for each in params for option in each.opts if option.startswith("--")})
    word = typed.lstrip("-").casefold()
    meant = [name for name in _OTHER_OPTIONS.get(word, ()) if name in names][:1]
    near = [f"--{name}" for name in meant or nearest(word, names, 1, _LEAST_LIKENESS)]
    return f"no option is called {in_quotes(typed)}{did_you_mean(near)}"


def _missing_value(match: Match, _: typer.Context | None) -> str:
    return f"{match[1]} needs a value"


def _needless_value(match: Match, _: typer.Context | None) -> str:
    return f"{match[1]} takes no value"


def _missing_argument(match: Match, context: typer.Context | None) -> str:
    example = _EXAMPLE.search((context.command.help or "") if context else "")
    such_as = f"; for example: {' '.join(example[1].split())}" if example else ""
    return f"missing argument {match[1]}{such_as}"


def _extra_arguments(match: Match, context: typer.Context | None) -> str:
    params = context.command.params if context else []
    if context and any("--country" in each.opts for each in params):
        from dialoguekb.cli.misplaced_words import what_answers

        options = {option for each in params for option in each.opts}
        settings = context.find_object(Settings) or Settings()
        # Typer has read `--data` behind the command, but not acted on it.
        settings = settings._replace(data=context.params.get("data") or settings.data)
        is_name = len(match[1]) <= _LONGEST_REPEATED and not match[1].startswith("-")
        answer = what_answers(match[1], context.command.name or "", options, settings) if is_name else ""
        answer = answer or "name what it is with an option, such as --country or --dialogue"
        return f"unexpected {in_quotes(match[1])}; {answer}"
    taken = [
        (each.metavar or each.name or "").strip("[]").upper() for each in params if each.param_type_name == "argument"
    ]
    command = context.command.name if context else "the command"
    return (
        f"unexpected {in_quotes(match[1])}; {command} takes {'only ' + ' and '.join(taken) if taken else 'no argument'}"
    )


def _invalid_value(match: Match, _: typer.Context | None) -> str:
    return f"{match[1]}: {match[2]}"


_MESSAGES: tuple[tuple[re.Pattern[str], Callable[[Match, typer.Context | None], str]], ...] = (
    (re.compile(r"No such command '(.*?)'(?:\. Did you mean .*)?$", re.DOTALL), _unknown_command),
    (re.compile(r"No such option: (\S+)"), _unknown_option),
    (re.compile(r"Option '(\S+)' requires an argument"), _missing_value),
    (re.compile(r"Option '(\S+)' does not take a value"), _needless_value),
    (re.compile(r"Missing argument '(.+)'"), _missing_argument),
    (re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL), _extra_arguments),
    (re.compile(r"Invalid value for '?(\S+?)'?: (.*)", re.DOTALL), _invalid_value),
)
"""Patterns of what Typer says, each with what makes our sentence of it."""
