"""`dialoguekb dialogues`: the series of meetings, and those that are late against their own rhythm."""

from typing import Annotated

from dialoguekb.cli.command import Command, Option
from dialoguekb.cli.listing_commands import Request, listing_command, run_listing
from dialoguekb.errors import WrongCallError
from dialoguekb.listings.dialogues import LISTING
from dialoguekb.listings.overdue import LISTING as OVERDUE
from dialoguekb.query.listing import Listing

OverdueOption = Annotated[
    bool, Option("--overdue", help="List the dialogues that are late by their own rhythm, today or on --on.")
]


def make_dialogues_command() -> Command:
    """Return the command."""
    return listing_command(LISTING, {"overdue": (OverdueOption, False)}, run_dialogues)


def run_dialogues(listing: Listing, request: Request, *, overdue: bool) -> None:
    """Answer the dialogues, or those that are overdue."""
    if not overdue:
        run_listing(listing, request)
        return
    if wrong := [name for name in request.question.filters if name not in OVERDUE.filters]:
        raise WrongCallError(f"--{wrong[0]} does not go with --overdue, which looks at all meetings of a dialogue")
    run_listing(OVERDUE, request)
