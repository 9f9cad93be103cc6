"""How `--help` is laid out: options in groups, and no sentence cut."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

_FIRST = "Options"
"""str: the group of the options that belong to one command alone."""

_UNLIMITED = 10_000
"""int, characters: longer than any summary of a command."""


class CommandHelp(TyperCommand):
    """A command whose help has a section for each group of options."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options by group."""
        _write_groups(self, ctx, formatter)


class ProgramHelp(TyperGroup):
    """The program, whose help has a line for each command."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options by group, then the commands."""
        _write_groups(self, ctx, formatter)
        names = self.list_commands(ctx)
        commands = [(name, command) for name in names if (command := self.get_command(ctx, name))]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(_UNLIMITED)) for name, command in commands])


def _write_groups(command: TyperCommand | TyperGroup, context: Any, formatter: Any) -> None:
    groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], _FIRST: [], "Filter": [], "Output": [], "Data": []}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            is_argument = parameter.param_type_name == "argument"
            group = "Arguments" if is_argument else getattr(parameter, "rich_help_panel", None) or _FIRST
            groups.setdefault(group, []).append(record)
    # `--help` alone is no group.
    if len(groups[_FIRST]) == 1 and any(groups[name] for name in ("Filter", "Output", "Data")):
        groups["Data" if groups["Data"] else "Output"] += groups.pop(_FIRST)
    for group, records in groups.items():
        if records:
            with formatter.section(group):
                formatter.write_dl(records)
