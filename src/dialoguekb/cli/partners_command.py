"""`dialoguekb partners`: whom a country meets."""

from typing import Annotated

from dialoguekb.cli import streams
from dialoguekb.cli.command import Argument, Command, Option
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.listing_commands import (
    FORMS_FOR_PEOPLE,
    Request,
    listing_command,
    print_listing,
    print_with_remarks,
)
from dialoguekb.errors import WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.matrix import LISTING as MATRIX
from dialoguekb.listings.matrix import by_year
from dialoguekb.listings.partners import LISTING
from dialoguekb.query.listing import Listing

CountryArgument = Annotated[
    str | None,
    Argument(
        metavar="[COUNTRY]",
        help="The country whose partners to list, instead of the home country.",
        shell_complete=complete_names("country"),
    ),
]


MatrixOption = Annotated[bool, Option("--matrix", help="Count the meetings with each partner by year.")]


def make_partners_command() -> Command:
    """Return the command."""
    return listing_command(LISTING, {"country": (CountryArgument, None), "matrix": (MatrixOption, False)}, run_partners)


def run_partners(listing: Listing, request: Request, country: str | None, *, matrix: bool) -> None:
    """Answer whom a country meets."""
    request = request._replace(question=request.question._replace(subject=country))
    with request.open() as knowledge_base:
        if matrix:
            _print_matrix(knowledge_base, request)
        else:
            print_listing(knowledge_base, listing, request)


def _print_matrix(knowledge_base: KnowledgeBase, request: Request) -> None:
    if request.question.columns is not None or request.counts_only:
        raise WrongCallError("--matrix has columns of its own: leave out --columns and --count")
    table = by_year(knowledge_base.ask(MATRIX.name, request.question))
    remarks = knowledge_base.remarks(MATRIX.name, request.question, table)
    if request.envelope:
        print_with_remarks(knowledge_base, MATRIX, request, table, remarks)
        return
    if request.output in FORMS_FOR_PEOPLE:
        # A year without a meeting is easier to see in an empty cell.
        table = table._replace(rows=[[None if value == 0 else value for value in row] for row in table.rows])
    if table.rows or request.output != "table":
        streams.print_answer(
            table,
            request.output,
            raw=request.raw,
            whole=False,
            is_quiet=request.settings.has_no_remarks,
            pages=request.settings.pages,
        )
    request.settings.say_remarks(remarks)
