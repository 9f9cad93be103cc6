"""`dialoguekb officials`: who held which office; one official with every meeting."""

from typing import Annotated

from dialoguekb.cli import streams
from dialoguekb.cli.command import Argument, Command
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.listing_commands import Request, listing_command, run_listing
from dialoguekb.errors import WrongCallError
from dialoguekb.listings.officials import LISTING
from dialoguekb.output.cells import item_text
from dialoguekb.output.record_text import record_lines
from dialoguekb.query.listing import Listing

NameArgument = Annotated[
    str | None,
    Argument(
        metavar="[NAME]",
        help="One official, with every meeting that they attended.",
        shell_complete=complete_names("official"),
    ),
]

_MEETING = "{start}  {title}< ({as})>"


def make_officials_command() -> Command:
    """Return the command."""
    return listing_command(LISTING, {"name": (NameArgument, None)}, run_officials)


def run_officials(listing: Listing, request: Request, name: str | None) -> None:
    """Answer the officials, or one of them as a page."""
    if name is None:
        run_listing(listing, request)
        return
    if "official" in request.question.filters:
        raise WrongCallError("name the official once: as an argument or with --official")
    request = request.narrow(official=name)
    if request.output == "table" and request.question.columns is None and not request.counts_only:
        _print_page(listing, request)
    else:
        run_listing(listing, request)


def _print_page(listing: Listing, request: Request) -> None:
    columns = ("id", "name", "country", "tenures", "meetings_attended")
    with request.open() as knowledge_base:
        rows = knowledge_base.ask(listing.name, request.question._replace(columns=columns)).rows
    if not rows:
        request.settings.say_remarks(["no officials match"])
        return
    official, person, country, tenures, meetings = rows[0]
    tenure = next(declared.column.item for declared in listing.columns if declared.column.name == "tenures")
    sections = [
        ("", [("Country", country)]),
        ("Offices", [("", [item_text(tenure, holding) for holding in tenures])]),
        (f"Meetings ({len(meetings)})", [("", [_meeting(meeting) for meeting in meetings])]),
    ]
    streams.print_text(
        record_lines(f"{person} ({official})", sections, width=streams.terminal_width()), pages=request.settings.pages
    )


def _meeting(meeting: dict[str, str]) -> str:
    status = "" if meeting["status"] == "held" else f" [{meeting['status']}]"
    return f"{item_text(_MEETING, meeting)}{status}"
