"""The options that commands share, each declared once."""

from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer

from dialoguekb.cli.completers import Complete, complete_list_of, complete_names, complete_words
from dialoguekb.model.dates import RELATIVE_DATES
from dialoguekb.output.forms import FORMS
from dialoguekb.query.filters import Filter
from dialoguekb.query.listing import Listing


def named_folder(typed: str | Path) -> Path:
    """Return the folder that was typed; raise Typer's BadParameter for an empty name, that of the current one."""
    if not str(typed):
        raise typer.BadParameter("the folder's name is empty; name a folder, or leave it out")
    return Path(typed)


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        parser=named_folder,
        help="The knowledge base to use, instead of the bundled one.",
        show_default=False,
    ),
]

data_before_command: ContextVar[Path | None] = ContextVar("data_before_command", default=None)
"""What `--data` said before the command's name; the same option after it wins."""


def chosen_data(data: Path | None) -> Path | None:
    """Return the knowledge base that `--data` names, after the command or before it."""
    return data or data_before_command.get()


NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read the files anew, and keep no index of them for the next time.")
]

WhereOption = Annotated[
    str | None,
    typer.Option(
        "--where", metavar="SQL", help="Keep what an SQL condition over the columns holds for.", show_default=False
    ),
]

AsKnownOnOption = Annotated[
    str | None,
    typer.Option(
        "--as-known-on",
        metavar="D",
        help="Answer as the sources published by the end of this day could have.",
        show_default=False,
    ),
]

OutputOption = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FORM",
        help=f"How to print: {', '.join(FORMS)}.",
        autocompletion=complete_words(FORMS),
    ),
]

RawOption = Annotated[
    bool, typer.Option("--raw", help="Leave csv and tsv cells that a spreadsheet would run as they are.")
]


def columns_annotation(listing: Listing) -> Any:
    """Return the annotation of `--columns` for a listing, as Typer reads it."""
    return Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="A,B,C",
            help="The columns to print, in this order.",
            show_default=False,
            autocompletion=complete_list_of(listing.column_names),
        ),
    ]


def sort_annotation(listing: Listing) -> Any:
    """Return the annotation of `--sort` for a listing, as Typer reads it."""
    return Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="[-]COLUMN",
            help="Order by a column; with - the reverse.",
            show_default=False,
            autocompletion=complete_words([*listing.column_names, *(f"-{name}" for name in listing.column_names)]),
        ),
    ]


LimitOption = Annotated[
    str | None, typer.Option("--limit", metavar="N", help="Print at most N rows.", show_default=False)
]

CountOption = Annotated[bool, typer.Option("--count", help="Print only how many rows there are.")]


def filter_annotation(declared: Filter, listing: Listing) -> Any:
    """Return the annotation of a command's parameter for a filter, as Typer reads it."""
    choices = declared.choices or listing.choices.get(declared.name, ())
    help_text = f"{declared.help.removesuffix('.')}: {', '.join(choices)}." if choices else declared.help
    return Annotated[
        list[str] | None,
        typer.Option(
            declared.option,
            metavar=declared.metavar,
            help=help_text,
            show_default=False,
            autocompletion=_completing(declared, choices),
        ),
    ]


def _completing(declared: Filter, choices: Sequence[str]) -> Complete:
    if declared.form == "name":
        return complete_names(declared.kind)
    return complete_words(RELATIVE_DATES if declared.form == "date" else choices)
