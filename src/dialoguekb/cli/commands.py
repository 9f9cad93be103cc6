"""The commands of the program; the module of a command is imported when it is typed, or when all are shown."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption

from dialoguekb.listings.registry import LISTINGS
from dialoguekb.store import cache_folder

_LISTINGS_WITH_MORE = {
    "officials": "officials_command",
    "dialogues": "dialogues_command",
    "partners": "partners_command",
    "search": "search_command",
}
"""The listings that take more than filters and options, and the module of each."""

_OTHERS = {
    "show": "show_command",
    "sql": "sql_command",
    "timeline": "timeline_command",
    "why": "why_command",
    "brief": "brief_command",
    "check": "check_command",
    "export": "export_command",
    "cache": "cache_command",
}

COMMANDS: tuple[str, ...] = (*LISTINGS, *_OTHERS)
"""The names of all commands, in the order in which help shows them."""


class Command(TyperCommand):
    """A command that may be told to keep and read no snapshot."""

    def __init__(self, *arguments: Any, params: list[Any] | None = None, **more: Any) -> None:
        """Add the option to those of the command."""
        super().__init__(*arguments, params=[*(params or []), _no_cache()], **more)


def _no_cache() -> TyperOption:
    return TyperOption(
        param_decls=["--no-cache"],
        is_flag=True,
        default=False,
        expose_value=False,
        callback=lambda _context, _option, wanted: cache_folder.avoid(wanted=wanted or cache_folder.avoided),
        help="Read the files anew, and keep no index of them for the next time.",
    )


def commands_typed(typed: Sequence[str]) -> Sequence[str]:
    """Return the one command that a command line calls; all of them where that is not plain (help, a slip)."""
    words = iter(typed)
    for word in words:
        if word in COMMANDS:
            return (word,)
        if word == "--data":
            next(words, None)
        elif not word.startswith("--data=") and word != "--no-cache":
            break
    return COMMANDS


def add_commands(app: typer.Typer, names: Sequence[str]) -> None:
    """Add the commands of these names."""
    for name in names:
        module = _OTHERS.get(name) or _LISTINGS_WITH_MORE.get(name)
        if module is None:
            from dialoguekb.cli.listing_commands import add_listing_command

            add_listing_command(app, LISTINGS[name])
        else:
            getattr(import_module(f"dialoguekb.cli.{module}"), f"add_{module}")(app)
    for command in app.registered_commands:
        command.cls = Command
