"""The program: its commands, and the one place where an error becomes a sentence and an exit status."""

import os
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer.main
from typer.core import TyperGroup

from dialoguekb.cli import streams
from dialoguekb.cli.commands import add_commands, command_names, commands_typed
from dialoguekb.cli.environment import DEBUG_VARIABLE, QUIET_VARIABLE, STRICT_VARIABLE, check_variables, is_set
from dialoguekb.cli.settings import (
    DATA_HELP,
    NO_CACHE_HELP,
    QUIET_HELP,
    VERBOSE_HELP,
    Settings,
    named_folder,
    settings_of,
)
from dialoguekb.errors import DialoguekbError, EnvironmentFailedError, WrongCallError, quoted


def program(commands: Sequence[str] | None = None) -> TyperGroup:
    """Return the program with these commands, or with all; the bare one and `--version` are always there."""
    app = typer.Typer(
        name="dialoguekb",
        help="A source-cited knowledge base of diplomatic dialogues: who met whom, when, and what was agreed.\n\n"
        "Example: dialoguekb meetings --country Japan",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,  # Typer's scripts let a shell run what a record says; ours do not
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(overview)
    add_commands(app, command_names() if commands is None else commands)
    with warnings.catch_warnings():
        # What Typer offers in place of `shell_complete` drops candidates in another case than what is typed.
        warnings.filterwarnings("ignore", "In Typer, only the parameter 'autocompletion'", DeprecationWarning)
        command = typer.main.get_command(app)
    assert isinstance(command, TyperGroup)  # noqa: S101 - it has a callback
    return command


def overview(
    context: typer.Context,
    *,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", parser=named_folder, help=DATA_HELP, show_default=False),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of program, schema and data, and stop.")
    ] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=NO_CACHE_HELP)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET_HELP)] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=VERBOSE_HELP)] = False,
    install_completion: Annotated[
        bool, typer.Option("--install-completion", help="Install completion by the Tab key for the current shell.")
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option("--show-completion", help="Print the completion script of the current shell."),
    ] = False,
) -> None:
    """Say what is in here; with a command, hand over to it."""
    settings = replace(settings_of(context), data=data, cache=not no_cache)
    context.obj = settings = settings.with_volume(is_quiet=quiet, is_verbose=verbose)
    if version:
        from dialoguekb.cli.versions import versions

        streams.print_text([versions(data)])
        raise typer.Exit
    if install_completion or show_completion:
        from dialoguekb.cli.shell_completion import install, show

        (install if install_completion else show)()
        raise typer.Exit
    if context.invoked_subcommand is None:
        from dialoguekb.cli.overview import print_overview

        print_overview(settings)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit status; no error of any kind passes."""
    status: object = 0
    shows_traceback = False
    try:
        streams.open_standard_streams()
        streams.use_utf8()
        check_variables()
        shows_traceback = is_set(DEBUG_VARIABLE)
        typed = arguments or _typed()
        command = program(commands_typed(typed))
        status = _answer(command, typed)
        streams.flush()
    except (BrokenPipeError, SystemExit):
        # Nobody reads the answer any more; Typer turns that into an exit of its own.
        streams.discard_stdout()
    except Exception as error:
        if shows_traceback:
            raise
        (first, *rest), status = ending(error)
        streams.say(f"dialoguekb: {first}", *rest)
    return status if isinstance(status, int) else 0


def _answer(command: TyperGroup, typed: list[str]) -> object:
    """Run a command; where its index cannot be read, drop all cached indexes and answer from the files."""
    try:
        return command(typed, prog_name="dialoguekb", standalone_mode=False, obj=_settings())
    except Exception as error:
        from dialoguekb.query.sql_errors import is_damage

        if not is_damage(error):
            raise
    from dialoguekb.store import cache_folder, cache_writer

    cache_writer.clear(cache_folder.cache_folder())
    return command(["--no-cache", *typed], prog_name="dialoguekb", standalone_mode=False, obj=_settings())


def _settings() -> Settings:
    settings = Settings(strict=is_set(STRICT_VARIABLE), is_silent=is_set(QUIET_VARIABLE), say=streams.say)
    if not sys.stderr.isatty():
        return settings
    from dialoguekb.cli.progress_line import ProgressLine

    return replace(settings, progress=ProgressLine())


def _typed() -> list[str]:
    """Return what was typed as UTF-8 whatever the locale; raise WrongCallError for what is not."""
    typed = []
    for argument in map(os.fsencode, sys.argv[1:]):
        try:
            typed.append(argument.decode())
        except UnicodeDecodeError:
            shown = quoted(argument.decode(errors="backslashreplace"))
            raise WrongCallError(f"{shown} is not UTF-8 text; type it in UTF-8") from None
    return typed


def ending(error: Exception) -> tuple[tuple[str, ...], int]:
    """Return the lines and the exit status with which an error ends the program."""
    match error:
        case DialoguekbError():
            return error.lines, error.exit_status
        case typer.TyperException():
            from dialoguekb.cli.usage_errors import usage_lines

            return usage_lines(error), error.exit_code
        case FileNotFoundError() if not error.filename:
            return ("the current folder no longer exists; go to another",), EnvironmentFailedError.exit_status
        case OSError():
            # A file opened by its descriptor has only a number for a name.
            where = f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
            return (f"{error.strerror or error}{where}",), EnvironmentFailedError.exit_status
        case MemoryError():
            return ("there is not enough memory for this",), EnvironmentFailedError.exit_status
        case _:
            what = f"the program failed ({type(error).__name__}: {error}); please report it."
            return (f"{what} {DEBUG_VARIABLE}=1 shows where",), EnvironmentFailedError.exit_status
