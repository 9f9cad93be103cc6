"""`dialoguekb dialogues`: the series of meetings, and those that are late against their own rhythm."""

from typing import Annotated

import typer

from dialoguekb.cli import streams
from dialoguekb.cli.listing_commands import Request, add_command, print_listing, question_of, run_listing
from dialoguekb.errors import WrongCallError
from dialoguekb.listings.dialogues import LISTING
from dialoguekb.listings.overdue import LISTING as OVERDUE
from dialoguekb.query.listing import Listing
from dialoguekb.query.typed_values import read_date

OverdueOption = Annotated[
    bool, typer.Option("--overdue", help="List those late against their own rhythm, today or on --on.")
]


def add_dialogues_command(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, LISTING, {"overdue": (OverdueOption, False)}, run_dialogues)


def run_dialogues(listing: Listing, request: Request, *, overdue: bool) -> None:
    """Answer the dialogues, or those overdue with a caption on stderr that says how that is reckoned."""
    if overdue:
        run_overdue(request)
    else:
        run_listing(listing, request)


def run_overdue(request: Request) -> None:
    """Answer which dialogues are overdue."""
    if wrong := [name for name in request.filters if name not in OVERDUE.filters]:
        raise WrongCallError(f"--{wrong[0]} does not go with --overdue, which looks at all meetings of a dialogue")
    knowledge_base = request.open()
    day = read_date("--on", (request.filters.get("on") or [knowledge_base.day])[-1]).last or knowledge_base.day
    knowledge_base.fill_overdue(day)
    print_listing(knowledge_base, OVERDUE, request, question_of(knowledge_base, OVERDUE, request))
    streams.say(
        f"Overdue on {day}: more days have passed since the latest meeting than the median gap between two;"
        " of dialogues with three meetings held or more."
    )
