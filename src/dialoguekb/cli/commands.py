"""The commands of the program; the module of a command is imported when it is typed, or when all are shown."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import typer
from typer.core import TyperCommand

from dialoguekb.cli.settings import Command
from dialoguekb.listings.registry import LISTINGS

_OTHERS = ("show", "sql", "timeline", "why", "brief", "check", "export", "cache")
"""The commands that are no listing, in the order in which help shows them."""


def command_names() -> tuple[str, ...]:
    """Return the names of all commands, in the order in which help shows them."""
    return (*LISTINGS, *_OTHERS)


def is_command(name: str) -> bool:
    """Whether a command has this name."""
    return name in LISTINGS or name in _OTHERS


def commands_typed(typed: Sequence[str]) -> Sequence[str]:
    """Return the one command that a command line calls; all of them where that is not plain (help, a slip)."""
    words = iter(typed)
    flags = {"--no-cache", "--quiet", "-q", "--verbose", "-v"}
    for word in words:
        if is_command(word):
            return (word,)
        if word == "--data":
            next(words, None)
        elif not word.startswith("--data=") and word not in flags:
            break
    return command_names()


def add_commands(app: typer.Typer, names: Sequence[str]) -> None:
    """Add the commands of these names."""
    for name in names:
        module = f"{name}_command"
        if find_spec(f"dialoguekb.cli.{module}") is None:
            from dialoguekb.cli.listing_commands import add_listing_command

            add_listing_command(app, LISTINGS[name])
        else:
            getattr(import_module(f"dialoguekb.cli.{module}"), f"add_{module}")(app)
    for command in app.registered_commands:
        if command.cls is TyperCommand:
            command.cls = Command
