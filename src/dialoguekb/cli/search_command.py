"""`dialoguekb search`: full text over everything, ranked, with the place that matched."""

from typing import Annotated

from dialoguekb.cli.command import REQUIRED, Argument, Command
from dialoguekb.cli.listing_commands import Request, listing_command, run_listing
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.query.listing import Listing

WordsArgument = Annotated[list[str], Argument(metavar="WORDS...", help="The words to search for.")]

_MOST_ON_A_SCREEN = 20
"""int, how many matches a table shows where --limit says nothing."""


def make_search_command() -> Command:
    """Return the command."""
    return listing_command(LISTINGS["search"], {"words": (WordsArgument, REQUIRED)}, run_search)


def run_search(listing: Listing, request: Request, words: list[str]) -> None:
    """Answer which records hold the words."""
    question = request.question._replace(subject=" ".join(words))
    if request.output == "table" and question.limit is None and not request.counts_only:
        question = question._replace(limit=_MOST_ON_A_SCREEN)
    run_listing(listing, request._replace(question=question))
