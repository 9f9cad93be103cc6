"""`dialoguekb partners`: whom a country meets."""

from dataclasses import replace
from typing import Annotated

import typer

from dialoguekb.cli import streams
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.listing_commands import FORMS_FOR_PEOPLE, Request, add_command, print_listing, question_of
from dialoguekb.cli.remarks import say_coverage, say_undated
from dialoguekb.errors import WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.matrix import LISTING as MATRIX
from dialoguekb.listings.matrix import by_year
from dialoguekb.listings.partners import LISTING
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question

CountryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[COUNTRY]",
        help="Whose partners; the knowledge base's home country if left out.",
        show_default=False,
        shell_complete=complete_names("country"),
    ),
]


MatrixOption = Annotated[bool, typer.Option("--matrix", help="Print how often each was met, year by year.")]


def add_partners_command(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, LISTING, {"country": (CountryArgument, None), "matrix": (MatrixOption, False)}, run_partners)


def run_partners(listing: Listing, request: Request, country: str | None, *, matrix: bool) -> None:
    """Answer whom a country meets, with a caption on stderr that says what was counted."""
    knowledge_base = request.open()
    named = country or knowledge_base.home_country
    if named is None:
        raise WrongCallError("name a country: this knowledge base has no home country (dialoguekb partners India)")
    home = knowledge_base.find(named, ("country",))
    if matrix:
        question = question_of(knowledge_base, MATRIX, request, {"home": home.id}, MATRIX.column_names)
        _print_matrix(knowledge_base, request, question)
    else:
        question = question_of(knowledge_base, listing, request, {"home": home.id})
        print_listing(knowledge_base, listing, request, question)
    streams.say(_caption(home.title, question))


def _print_matrix(knowledge_base: KnowledgeBase, request: Request, question: Question) -> None:
    if request.columns is not None or request.count:
        raise WrongCallError("--matrix has columns of its own: leave out --columns and --count")
    table = by_year(knowledge_base.ask(MATRIX.name, question))
    if request.output in FORMS_FOR_PEOPLE:
        # A year without a meeting is easier to see where nothing stands.
        table = replace(table, rows=[[None if value == 0 else value for value in row] for row in table.rows])
    if table.rows:
        streams.print_answer(table, request.output, raw=request.raw)
    else:
        streams.say("no partners match")
    say_coverage(knowledge_base, LISTING.name, question)
    say_undated(knowledge_base, LISTING.name, question)


def _caption(home: str, question: Question) -> str:
    level = question.filters.get("level")
    counted = f"at {level[0]} level" if level else "at ministerial level or above"
    day = (question.filters.get("on") or [question.today])[-1]
    return f"Partners of {home}: meetings held {counted}; groupings shared on {day}."
