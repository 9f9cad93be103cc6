"""The options that commands share, each declared once."""

from collections.abc import Sequence
from typing import Annotated, Any

from dialoguekb.cli.command import Complete, Option
from dialoguekb.cli.completers import (
    complete_list_of,
    complete_names,
    complete_recorded,
    complete_words,
)
from dialoguekb.errors import WrongCallError
from dialoguekb.model.dates import RELATIVE_DATES
from dialoguekb.output.forms import FORMS, OTHER_NAMES
from dialoguekb.query.filter import Filter
from dialoguekb.query.listing import Listing
from dialoguekb.query.typed_values import read_choice

WhereOption = Annotated[
    str | None,
    Option(
        "--where",
        metavar="SQL",
        help="Keep the rows for which this SQL condition over the columns is true.",
        show_default=False,
        group="Filter",
    ),
]

AsKnownOnOption = Annotated[
    str | None,
    Option(
        "--as-known-on",
        metavar="D",
        help="Answer only from sources published by the end of this day.",
        show_default=False,
        group="Data",
    ),
]

OutputOption = Annotated[
    str,
    Option(
        "--output",
        "-o",
        metavar="FORM",
        help=f"How to print: {', '.join(FORMS)}.",
        shell_complete=complete_words(FORMS),
        group="Output",
    ),
]


def read_form(typed: str, forms: Sequence[str] = FORMS) -> str:
    """Return the form of output that was typed, which may be `md` for `markdown`.

    Raises UnknownValueError if it is none of the forms.
    """
    name = OTHER_NAMES.get(typed.casefold(), typed)
    return read_choice("output form", name if name in forms else typed, forms)


def refuse_beside(option: str, **others: object) -> None:
    """Raise WrongCallError where an option stands beside another (name -> its value) that it would ignore."""
    if given := next((name for name, value in others.items() if value), None):
        raise WrongCallError(f"--{given.replace('_', '-')} does not go with {option}; leave one of them out")


RawOption = Annotated[
    bool,
    Option("--raw", help="Do not defuse csv and tsv cells that a spreadsheet would run as formulas.", group="Output"),
]

EnvelopeOption = Annotated[
    bool,
    Option(
        "--envelope",
        help="With -o json: put the rows into an object with the remarks, what they sum up, the question and the"
        " knowledge base; stderr then has no remarks.",
        group="Output",
    ),
]


def read_envelope(form: str, *, envelope: bool, **others: bool) -> bool:
    """Return whether rows go into an envelope.

    `others` says of further options (`count`) whether they were given; these print something else than rows. Raises
    WrongCallError where one was, or where the form is not JSON.
    """
    if not envelope:
        return False
    if form != "json":
        raise WrongCallError("--envelope is for JSON; write -o json --envelope")
    if given := next((name for name, is_given in others.items() if is_given), None):
        raise WrongCallError(f"--envelope holds the rows of an answer, which --{given} does not print; leave one out")
    return True


def columns_annotation(listing: Listing) -> Any:
    """Return the annotation of `--columns` for a listing, as Typer reads it."""
    return Annotated[
        str | None,
        Option(
            "--columns",
            metavar="A,B,C",
            help="The columns to print, in this order; help lists them.",
            show_default=False,
            shell_complete=complete_list_of(listing.column_names),
            group="Output",
        ),
    ]


def sort_annotation(listing: Listing) -> Any:
    """Return the annotation of `--sort` for a listing, as Typer reads it."""
    return Annotated[
        str | None,
        Option(
            "--sort",
            metavar="[-]COLUMN",
            help="Order by a column; with - the reverse; help lists them.",
            show_default=False,
            shell_complete=complete_words([*listing.column_names, *(f"-{name}" for name in listing.column_names)]),
            group="Output",
        ),
    ]


LimitOption = Annotated[
    str | None, Option("--limit", metavar="N", help="Print at most N rows.", show_default=False, group="Output")
]

CountOption = Annotated[bool, Option("--count", help="Print only how many rows there are.", group="Output")]


def filter_annotation(declared: Filter, listing: Listing) -> Any:
    """Return the annotation of a command's parameter for a filter, as Typer reads it."""
    choices = declared.choices or listing.choices.get(declared.name, ())
    help_text = f"{declared.help.removesuffix('.')}: {', '.join(choices)}." if choices else declared.help
    return Annotated[
        list[str] | None,
        Option(
            declared.option,
            metavar=declared.metavar,
            help=help_text,
            show_default=False,
            shell_complete=_completer(declared, listing, choices),
            group="Filter",
        ),
    ]


def _completer(declared: Filter, listing: Listing, choices: Sequence[str]) -> Complete:
    if declared.form == "name":
        return complete_names(declared.kind)
    if declared.form == "word" and not choices:
        return complete_recorded(declared, listing)
    return complete_words(RELATIVE_DATES if declared.form == "date" else choices)
