"""The program: its commands, and the one place where an error becomes a sentence and an exit status."""

import os
import re
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dialoguekb import __version__
from dialoguekb.cli import options, streams
from dialoguekb.cli.brief_command import add_brief_command
from dialoguekb.cli.check_command import add_check_command
from dialoguekb.cli.dialogues_command import add_dialogues_command
from dialoguekb.cli.export_command import add_export_command
from dialoguekb.cli.listing_commands import add_listing_commands
from dialoguekb.cli.officials_command import add_officials_command
from dialoguekb.cli.overview import print_overview
from dialoguekb.cli.partners_command import add_partners_command
from dialoguekb.cli.search_command import add_search_command
from dialoguekb.cli.show_command import add_show_command
from dialoguekb.cli.sql_command import add_sql_command
from dialoguekb.cli.timeline_command import add_timeline_command
from dialoguekb.cli.why_command import add_why_command
from dialoguekb.errors import DialoguekbError, EnvironmentFailedError
from dialoguekb.knowledge_base import manifests_in_use
from dialoguekb.output import visible
from dialoguekb.reading.manifest import SCHEMA_VERSION, Manifest

DEBUG_VARIABLE = "DIALOGUEKB_DEBUG"
"""str: the environment variable that lets a fault of the program show its traceback."""

_EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)

app = typer.Typer(
    name="dialoguekb",
    help="A source-cited knowledge base of diplomatic dialogues: who met whom, when, and what was agreed.\n\n"
    "Example: dialoguekb meetings --country Japan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def overview(
    context: typer.Context,
    data: options.DataOption = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of program, schema and data, and stop.")
    ] = False,
) -> None:
    """Say what is in here; with a command, hand over to it."""
    if version:
        streams.print_text([_versions(manifests_in_use(data))])
        raise typer.Exit
    options.data_before_command.set(data)
    if context.invoked_subcommand is None:
        print_overview(data)


def _versions(manifests: Sequence[Manifest]) -> str:
    """Return a line that names the program, the schema that it reads, and the data in use, the upper first."""
    named = [f"data {manifest.version or 'without a version'} ({manifest.title})" for manifest in manifests]
    data = " over ".join(named) or "data that cannot be read"
    return f"dialoguekb {__version__}, schema {SCHEMA_VERSION}, {visible(data)}\n"


add_listing_commands(
    app,
    {
        "dialogues": add_dialogues_command,
        "officials": add_officials_command,
        "partners": add_partners_command,
        "search": add_search_command,
    },
)
add_show_command(app)
add_sql_command(app)
add_timeline_command(app)
add_why_command(app)
add_brief_command(app)
add_check_command(app)
add_export_command(app)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit status; no error of any kind passes."""
    try:
        streams.open_standard_streams()
        streams.use_utf8()
        status = app(arguments or _typed(), prog_name="dialoguekb", standalone_mode=False)
        streams.flush()
    except (BrokenPipeError, SystemExit):
        # Nobody reads the answer any more; Typer turns that into an exit of its own.
        streams.discard_stdout()
        return 0
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        (first, *rest), status = ending(error)
        streams.say(f"dialoguekb: {first}", *rest)
    return status if isinstance(status, int) else 0


def _typed() -> list[str]:
    """Return what was typed as UTF-8 whatever the locale; bytes that are no UTF-8 show as escapes."""
    return [os.fsencode(argument).decode("utf-8", "backslashreplace") for argument in sys.argv[1:]]


def ending(error: Exception) -> tuple[tuple[str, ...], int]:
    """Return the lines and the exit status with which an error ends the program."""
    match error:
        case DialoguekbError():
            return error.lines, error.exit_status
        case typer.TyperException():
            return _usage_lines(error), error.exit_code
        case FileNotFoundError() if not error.filename:
            return ("the current folder no longer exists; go to another",), EnvironmentFailedError.exit_status
        case OSError():
            where = f": {os.fsdecode(error.filename)}" if error.filename else ""
            return (f"{error.strerror or error}{where}",), EnvironmentFailedError.exit_status
        case _:
            what = f"the program failed ({type(error).__name__}: {error}); please report it."
            return (f"{what} {DEBUG_VARIABLE}=1 shows where",), EnvironmentFailedError.exit_status


def _usage_lines(error: typer.TyperException) -> tuple[str, ...]:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _command_typed()
    message = error.format_message().strip().rstrip(".")
    if extra := _EXTRA_ARGUMENTS.match(message):
        message = f"unexpected '{extra[1]}'"
        if context and any("--country" in parameter.opts for parameter in context.command.params):
            message += "; name what it is with an option, such as --country or --dialogue"
    return f"{message[:1].lower()}{message[1:]}", f"  see: {command} --help"


def _command_typed() -> str:
    """Return the program and the command that was typed, for an error that does not know it."""
    known = (word for word in sys.argv[1:] if word in typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    return " ".join(["dialoguekb", *list(known)[:1]])
