"""The options that commands share, each declared once."""

from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer

from dialoguekb.output import FORMS
from dialoguekb.query.filters import Filter
from dialoguekb.query.listing import Listing

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help="The knowledge base to use, instead of the bundled one.", show_default=False
    ),
]

data_before_command: ContextVar[Path | None] = ContextVar("data_before_command", default=None)
"""What `--data` said before the command's name; the same option after it wins."""


def chosen_data(data: Path | None) -> Path | None:
    """Return the knowledge base that `--data` names, after the command or before it."""
    return data or data_before_command.get()


OutputOption = Annotated[str, typer.Option("--output", "-o", metavar="FORM", help=f"How to print: {', '.join(FORMS)}.")]

RawOption = Annotated[
    bool, typer.Option("--raw", help="Leave csv and tsv cells that a spreadsheet would run as they are.")
]

ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="A,B,C", help="The columns to print, in this order.", show_default=False),
]

SortOption = Annotated[
    str | None,
    typer.Option("--sort", metavar="[-]COLUMN", help="Order by a column; with - the reverse.", show_default=False),
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
        typer.Option(declared.option, metavar=declared.metavar, help=help_text, show_default=False),
    ]
