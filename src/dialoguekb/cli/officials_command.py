"""`dialoguekb officials`: who held which office; one official with every meeting."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from dialoguekb.cli import streams
from dialoguekb.cli.command import Argument, Command
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.listing_commands import Request, listing_command, run_listing
from dialoguekb.errors import WrongCallError
from dialoguekb.listings.officials import LISTING
from dialoguekb.output.cells import item_text
from dialoguekb.output.record_text import Section, record_lines
from dialoguekb.query.listing import Listing
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Question

NameArgument = Annotated[
    str | None,
    Argument(
        metavar="[NAME]",
        help="One official, with the meetings attended, those planned, and those cancelled or postponed.",
        shell_complete=complete_names("official"),
    ),
]

_COLUMNS = ("id", "name", "country", "tenures", "meetings_attended", "meetings_not_held")
"""The columns that the page shows."""

_PLANNED = {"expected", "scheduled"}
"""The statuses of a meeting that is still to come."""

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
    with request.open() as knowledge_base:
        answer = knowledge_base.ask(listing.name, request.question._replace(columns=_COLUMNS))
        remarks = [
            *knowledge_base.remarks(listing.name, request.question, answer),
            *(knowledge_base.remarks("meetings", _meetings_question(request.question)) if answer.rows else ()),
        ]
        if not answer.rows:
            named = knowledge_base.find(request.question.filters["official"][-1], ("official",))
            remarks.append(Remark("rows", f"no recorded office of {named.title} fits the filters"))
    if answer.rows:
        lines = record_lines(*_page(listing, answer.rows[0]), width=streams.terminal_width())
        streams.print_text(lines, pages=request.settings.pages)
    streams.flush()
    request.settings.say_remarks(remarks)


def _meetings_question(question: Question) -> Question:
    """Return which meetings the page lists, as a question to the meetings."""
    kept = ("official", "since", "until", "year")
    return Question({name: typed for name, typed in question.filters.items() if name in kept})


def _page(listing: Listing, row: Sequence[Any]) -> tuple[str, list[Section]]:
    """Return the heading and the sections of the page on an official."""
    official, person, country, tenures, attended, others = row
    tenure = next(declared.column.item for declared in listing.columns if declared.column.name == "tenures")
    planned = [meeting for meeting in others if meeting["status"] in _PLANNED]
    off = [meeting for meeting in others if meeting["status"] not in _PLANNED]
    sections = [
        ("", [("Country", country)] if country else []),
        ("Offices", [("", [item_text(tenure, holding) for holding in tenures])]),
        _meetings("Meetings attended", attended),
        *([_meetings("Meetings planned", planned)] if planned else []),
        *([_meetings("Meetings cancelled or postponed", off)] if off else []),
    ]
    return f"{person} ({official})", sections


def _meetings(title: str, meetings: Sequence[Mapping[str, str]]) -> Section:
    return f"{title} ({len(meetings)})", [("", list(map(_meeting, meetings)))]


def _meeting(meeting: Mapping[str, str]) -> str:
    status = "" if meeting["status"] == "held" else f" [{meeting['status']}]"
    return f"{item_text(_MEETING, meeting)}{status}"
