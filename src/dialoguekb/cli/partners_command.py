"""`dialoguekb partners`: whom a country meets."""

from typing import Annotated

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.listing_commands import Request, add_command, print_listing, question_of
from dialoguekb.errors import WrongCallError
from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.query.events import PARTNERS
from dialoguekb.query.listing import Listing
from dialoguekb.query.selecting import Question

CountryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[COUNTRY]",
        help="Whose partners; the knowledge base's home country if left out.",
        show_default=False,
    ),
]


def add_partners_command(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, PARTNERS, {"country": (CountryArgument, None)}, run_partners)


def run_partners(listing: Listing, request: Request, country: str | None) -> None:
    """Answer whom a country meets, with a caption on stderr that says what was counted."""
    knowledge_base = open_knowledge_base(options.chosen_data(request.data))
    named = country or knowledge_base.home_country
    if named is None:
        raise WrongCallError("name a country: this knowledge base has no home country (dialoguekb partners India)")
    home = knowledge_base.find(named, ("country",))
    question = question_of(listing, request, {"home": home.id})
    print_listing(knowledge_base, listing, request, question)
    streams.say(_caption(home.title, question))


def _caption(home: str, question: Question) -> str:
    level = question.filters.get("level")
    counted = f"at {level[0]} level" if level else "at ministerial level or above"
    day = (question.filters.get("on") or [question.today])[-1]
    return f"Partners of {home}: meetings held {counted}; groupings shared on {day}."
