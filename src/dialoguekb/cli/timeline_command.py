"""`dialoguekb timeline`: meetings over time, drawn."""

from typing import Annotated, Any

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Command, Option, make_command
from dialoguekb.cli.listing_commands import Request, filter_parameters
from dialoguekb.cli.settings import Settings
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.model.dates import PartialDate
from dialoguekb.output.timeline import Point, draw_rows, draw_years
from dialoguekb.query.timeline_groups import GROUPS
from dialoguekb.query.typed_values import read_choice

ByOption = Annotated[str, Option("--by", metavar="ROWS", help=f"What a row is: {', '.join(GROUPS)} (bars).")]

_PIPED_WIDTH = 100
"""int, cells, where the output is no terminal."""

_HELP = (
    "Draw the meetings over time.\n\n"
    "Draws a row for each dialogue, or for each partner of --country (else of the home country), with a mark for each"
    " meeting; or a bar for each year. Leaves out meetings without a date.\n\n"
    "Example: dialoguekb timeline --country Japan --format 2+2"
)


def make_timeline_command() -> Command:
    """Return the command, with the filters of the meetings listing."""

    def answer(settings: Settings, **typed: Any) -> None:
        group_by = read_choice("kind of row", typed.pop("by"), GROUPS)
        draw(Request.from_arguments(MEETINGS, settings, typed), group_by)

    return make_command(
        "timeline",
        _HELP,
        answer,
        {
            "by": (ByOption, "dialogue"),
            **filter_parameters(MEETINGS),
            "where": (options.WhereOption, None),
            "as_known_on": (options.AsKnownOnOption, None),
        },
    )


def draw(request: Request, group_by: str) -> None:
    """Draw the meetings that the filters keep, as wide as the terminal is."""
    with request.open() as knowledge_base:
        meetings = knowledge_base.group_meetings(request.question, group_by)
        remarks = meetings.remarks
    points = [Point(row["group"], PartialDate.parse(row["start"]).earliest, row["status"]) for row in meetings]
    width = streams.terminal_width() or _PIPED_WIDTH
    if points:
        lines = draw_years(points, width) if group_by == "year" else draw_rows(points, width)
        streams.print_text(lines, pages=request.settings.pages)
    streams.flush()
    request.settings.say_remarks(remarks)
