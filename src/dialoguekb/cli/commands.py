"""The commands of the program; the module of a command is imported when it is typed, or when all are shown."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from dialoguekb.cli.command import Command, Option
from dialoguekb.cli.program_options import make_overview_command
from dialoguekb.listings.registry import LISTINGS

_OTHERS = ("show", "sql", "timeline", "why", "brief", "check", "export", "cache")
"""The commands that are no listing, in the order in which help shows them."""


class Line(NamedTuple):
    """A command line, where its command is plain."""

    before: Sequence[str]
    """The words before the command's name."""
    command: str
    """str, the name of the command."""
    after: Sequence[str]
    """The words after it."""


def command_names() -> tuple[str, ...]:
    """Return the names of all commands, in the order in which help shows them."""
    return (*LISTINGS, *_OTHERS)


def is_command(name: str) -> bool:
    """Whether a command has this name."""
    return name in LISTINGS or name in _OTHERS


def split_line(typed: Sequence[str]) -> Line | None:
    """Return a command line in parts; None where its command is not plain (help, a slip)."""
    takes_value = {
        name: parameter.form != "flag"
        for parameter in make_overview_command().shared.values()
        if isinstance(parameter.declared, Option)
        for name in parameter.declared.names
    }
    places = iter(range(len(typed)))
    for place in places:
        word = typed[place]
        if is_command(word):
            return Line(typed[:place], word, typed[place + 1 :])
        option, equals, _ = word.partition("=")
        if option not in takes_value or (equals and not takes_value[option]):
            break
        if takes_value[option] and not equals:
            next(places, None)
    return None


def command_called(name: str) -> Command:
    """Return the command of this name."""
    module = f"{name}_command"
    if find_spec(f"dialoguekb.cli.{module}") is None:
        from dialoguekb.cli.listing_commands import make_listing_command

        return make_listing_command(LISTINGS[name])
    made: Command = getattr(import_module(f"dialoguekb.cli.{module}"), f"make_{module}")()
    return made
