"""The program: its commands, and the one place where an error becomes a sentence and an exit status."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from dialoguekb.cli import streams
from dialoguekb.cli.command import Command
from dialoguekb.cli.commands import command_called, split_line
from dialoguekb.cli.environment import DEBUG_VARIABLE, QUIET_VARIABLE, STRICT_VARIABLE, check_variables, is_set
from dialoguekb.cli.plain_line import NotPlainError, read_plain_line
from dialoguekb.cli.program_options import make_overview_command
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import DialoguekbError, EnvironmentFailedError, WrongCallError, in_quotes


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit status; no error of any kind passes."""
    status: object = 0
    shows_traceback = False
    try:
        streams.open_standard_streams()
        streams.use_utf8()
        check_variables()
        shows_traceback = is_set(DEBUG_VARIABLE)
        status = _answer(arguments or _typed_arguments())
        streams.flush()
    except (BrokenPipeError, SystemExit):
        # Nobody reads the answer any more; Typer turns that into an exit of its own.
        streams.discard_stdout()
    except Exception as error:
        if shows_traceback:
            raise
        (first, *rest), status = ending(error)
        streams.say_error(first, *rest)
    return status if isinstance(status, int) else 0


def _answer(typed: Sequence[str]) -> int | None:
    """Run a command; where its index cannot be read, drop all cached indexes and answer from the files."""
    settings = _settings()
    try:
        return _run_line(typed, settings)
    except Exception as error:
        from dialoguekb.query.sql_errors import is_damage

        if not is_damage(error):
            raise
    from dialoguekb.store import cache_folder, cache_writer

    cache_writer.clear(cache_folder.cache_folder())
    return _run_line(typed, settings._replace(cache=False))


def _run_line(typed: Sequence[str], settings: Settings) -> int | None:
    """Run one command line, through Typer where it is not plain."""
    try:
        command, settings, values = plain_call(typed, settings)
    except NotPlainError:
        from dialoguekb.cli.typer_program import run_typer

        return run_typer(typed, settings)
    return command.call(settings, values)


def plain_call(typed: Sequence[str], settings: Settings) -> tuple[Command, Settings, dict[str, Any]]:
    """Return the command that a plain line calls, the settings for it, and the value of each of its parameters.

    Raises NotPlainError if Typer has to read the line.
    """
    overview, line = make_overview_command(), split_line(typed)
    if line is None:
        return overview, settings, read_plain_line({**overview.parameters, **overview.shared}, typed)
    settings = settings.with_options(**read_plain_line(overview.shared, line.before))
    command = command_called(line.command)
    return command, settings, read_plain_line({**command.parameters, **command.shared}, line.after)


def _settings() -> Settings:
    settings = Settings(strict=is_set(STRICT_VARIABLE), is_silent=is_set(QUIET_VARIABLE), say=streams.say)
    if not sys.stderr.isatty():
        return settings
    from dialoguekb.cli.progress_line import ProgressLine

    return settings._replace(progress=ProgressLine())


def _typed_arguments() -> list[str]:
    """Return what was typed as UTF-8 whatever the locale; raise WrongCallError for what is not."""
    typed = []
    for argument in map(os.fsencode, sys.argv[1:]):
        try:
            typed.append(argument.decode())
        except UnicodeDecodeError:
            shown = in_quotes(argument.decode(errors="backslashreplace"))
            raise WrongCallError(f"{shown} is not UTF-8 text; type it in UTF-8") from None
    return typed


def ending(error: Exception) -> tuple[tuple[str, ...], int]:
    """Return the lines and the exit status with which an error ends the program."""
    match error:
        case DialoguekbError():
            return error.lines, error.exit_status
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
