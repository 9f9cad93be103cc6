"""The program as Typer runs it: what plain lines do not need, such as help, errors of usage and the Tab key."""

import inspect
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer.main
from typer.core import TyperGroup

from dialoguekb.cli.command import REQUIRED, Argument, Command, Complete, Parameter
from dialoguekb.cli.commands import command_called, command_names, split_line
from dialoguekb.cli.help_layout import CommandHelp, ProgramHelp
from dialoguekb.cli.program_options import make_overview_command
from dialoguekb.cli.settings import Settings
from dialoguekb.cli.usage_errors import UsageError, usage_lines


def typer_program(commands: Iterable[Command] | None = None) -> TyperGroup:
    """Return the program with these commands, or with all; the bare one and `--version` are always there."""
    overview = make_overview_command()
    app = typer.Typer(
        name="dialoguekb",
        cls=ProgramHelp,
        help=overview.help,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,  # Typer's scripts let a shell run what a record says; ours do not
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_before_commands(overview))
    for command in map(command_called, command_names()) if commands is None else commands:
        app.command(command.name, help=command.help, cls=CommandHelp)(_typer_command(command))
    with warnings.catch_warnings():
        # What Typer offers in place of `shell_complete` drops candidates in another case than what is typed.
        warnings.filterwarnings("ignore", "In Typer, only the parameter 'autocompletion'", DeprecationWarning)
        made = typer.main.get_command(app)
    assert isinstance(made, TyperGroup)  # noqa: S101 - it has a callback
    return made


def run_typer(typed: Sequence[str], settings: Settings) -> int | None:
    """Run one command line and return its exit status, None for 0.

    Raises UsageError for a line that Typer refuses.
    """
    line = split_line(typed)
    program = typer_program([command_called(line.command)] if line else None)
    try:
        status: object = program(typed, prog_name="dialoguekb", standalone_mode=False, obj=settings)
    except typer.TyperException as error:
        raise UsageError(*usage_lines(error)) from None
    return status if isinstance(status, int) else None


def _before_commands(command: Command) -> Callable[..., None]:
    """Return what Typer runs before a command, or in place of one."""

    def run(context: typer.Context, **values: Any) -> None:
        if context.invoked_subcommand is None or any(values[name] for name in command.parameters):
            command.call(_settings(context), values)
            raise typer.Exit
        context.obj = _settings(context).with_options(**{name: values[name] for name in command.shared})

    return _with_signature(run, {**command.shared, **command.parameters})


def _typer_command(command: Command) -> Callable[..., int | None]:
    """Return the function of a command, with the signature that Typer reads."""

    def run(context: typer.Context, **values: Any) -> int | None:
        return command.call(_settings(context), values)

    return _with_signature(run, {**command.parameters, **command.shared})


def _settings(context: typer.Context) -> Settings:
    """Return the settings of the run that a context belongs to."""
    return context.find_object(Settings) or Settings()


def _with_signature(run: Callable[..., Any], parameters: Mapping[str, Parameter]) -> Callable[..., Any]:
    signature = [
        inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *(_signature_entry(name, parameter) for name, parameter in parameters.items()),
    ]
    run.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    run.__annotations__ = {entry.name: entry.annotation for entry in signature}
    return run


def _signature_entry(name: str, parameter: Parameter) -> inspect.Parameter:
    default = inspect.Parameter.empty if parameter.default is REQUIRED else parameter.default
    annotation: Any = Annotated[parameter.type, _typer_parameter(parameter)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _typer_parameter(parameter: Parameter) -> Any:
    """Return what Typer wants to know of a parameter."""
    declared = parameter.declared
    more: dict[str, Any] = {"help": declared.help, "metavar": declared.metavar}
    if parameter.form == "folder":
        more["parser"] = _named_folder
    if declared.complete:
        more["shell_complete"] = _typer_completer(declared.complete)
    if isinstance(declared, Argument):
        return typer.Argument(show_default=False, **more)
    more["rich_help_panel"] = declared.group or None
    return typer.Option(*declared.names, show_default=declared.default_shown, **more)


def _typer_completer(complete: Complete) -> Callable[[typer.Context, Any, str], list[str]]:
    def offer(context: typer.Context, _parameter: Any, incomplete: str) -> list[str]:
        return complete(_settings(context), context.params, incomplete)

    return offer


def _named_folder(typed: str | Path) -> Path:
    if not str(typed):
        raise typer.BadParameter("name a folder, or leave the option out")
    return Path(typed)
