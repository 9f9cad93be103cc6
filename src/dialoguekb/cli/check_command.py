"""`dialoguekb check`: every rule over every file."""

from pathlib import Path
from typing import Annotated

import typer

from dialoguekb.cli import options, streams
from dialoguekb.columns import Column
from dialoguekb.errors import FaultyDataError
from dialoguekb.knowledge_base import Checked, check_folder
from dialoguekb.locations import choose_folder
from dialoguekb.output import FORMS
from dialoguekb.output.problem_text import problem_lines
from dialoguekb.problems import Problem
from dialoguekb.query.reading import read_choice
from dialoguekb.query.selecting import Answer

_MOST_NAMED = 3

_COLUMNS = (
    Column("severity", "Severity"),
    Column("rule", "Rule"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("column", "Column", "number"),
    Column("record", "Record"),
    Column("message", "Message"),
    Column("expected", "Expected"),
    Column("nearest", "Nearest", "list"),
)

FolderArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]",
        readable=False,
        help="The folder to check; the knowledge base in use if left out.",
        show_default=False,
    ),
]


def add_check_command(app: typer.Typer) -> None:
    """Add the command."""
    help_text = (
        "Check every file against every rule.\n\n"
        "Names each problem's file, line and column, and what was expected there.\n\n"
        "Exit status: 0 sound, 1 problems.\n\nExample: dialoguekb check"
    )
    app.command("check", help=help_text)(check)


def check(
    folder: FolderArgument = None,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    data: options.DataOption = None,
) -> None:
    """Check a folder: findings to stdout, the sum to stderr."""
    form = read_choice("output form", output, FORMS)
    chosen = choose_folder(folder or options.chosen_data(data))
    checked = check_folder(chosen)
    if form == "table":
        streams.print_text(problem_lines(checked.problems))
    else:
        streams.print_answer(Answer(_COLUMNS, [_row(problem) for problem in checked.problems]), form, raw=raw)
    streams.say(_sum(chosen, checked))
    if checked.problems:
        raise typer.Exit(FaultyDataError.exit_status)


def _row(problem: Problem) -> list[object]:
    return [
        problem.severity,
        problem.rule,
        problem.place.file,
        problem.place.line,
        problem.place.column,
        problem.record or None,
        problem.message,
        problem.expected or None,
        list(problem.nearest),
    ]


def _sum(folder: Path, checked: Checked) -> str:
    read = f"{len(checked.records.all())} records read"
    if not checked.problems:
        return f"{folder}: no problems, {read}"
    files = len({problem.place.file for problem in checked.problems})
    count = len(checked.problems)
    found = "1 problem" if count == 1 else f"{count} problems"
    unjudged = ""
    if checked.loaded.unread_files:
        unread = checked.loaded.unread_files
        named = ", ".join(unread[:_MOST_NAMED]) + (
            f" and {len(unread) - _MOST_NAMED} more" if unread[_MOST_NAMED:] else ""
        )
        unjudged = f"; references that may lead into {named} were not judged"
    return f"{folder}: {found} in {files} {'file' if files == 1 else 'files'}, {read}{unjudged}"
