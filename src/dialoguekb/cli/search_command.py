"""`dialoguekb search`: full text over everything, ranked, with the place that matched."""

import inspect
from dataclasses import replace
from typing import Annotated

import typer

from dialoguekb.cli import streams
from dialoguekb.cli.listing_commands import Request, add_command, print_listing, question_of
from dialoguekb.listings.search import LISTING
from dialoguekb.query.listing import Listing

WordsArgument = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="The words to search for.", show_default=False)
]

_MOST_ON_A_SCREEN = 20
"""int, how many matches a table shows where --limit says nothing."""


def add_search_command(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, LISTING, {"words": (WordsArgument, inspect.Parameter.empty)}, run_search)


def run_search(listing: Listing, request: Request, words: list[str]) -> None:
    """Answer which records hold the words; what was searched instead is said on stderr."""
    knowledge_base = request.open()
    if request.output == "table" and request.limit is None and not request.count:
        request = replace(request, limit=_MOST_ON_A_SCREEN)
    narrows = request.filters or request.where is not None or request.sort is not None
    shown = 0 if request.count else request.limit
    remarks = knowledge_base.search(" ".join(words), None if narrows else shown)
    streams.say(*remarks)
    print_listing(knowledge_base, listing, request, question_of(knowledge_base, listing, request))
