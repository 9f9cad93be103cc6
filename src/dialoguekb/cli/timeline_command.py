"""`dialoguekb timeline`: meetings over time, drawn."""

import inspect
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.listing_commands import Request, declare_parameters, filter_parameters
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.model.dates import PartialDate
from dialoguekb.output.timeline import Point, draw_rows, draw_years
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_choice

_ROWS = ("dialogue", "partner", "year")

ByOption = Annotated[str, typer.Option("--by", metavar="ROWS", help=f"What a row is: {', '.join(_ROWS)} (bars).")]

_PIPED_WIDTH = 100
"""int, cells, where the output is no terminal."""

_HELP = (
    "Draw the meetings over time.\n\n"
    "A row for each dialogue, or for each partner of the country asked for (the home country where none is), and a mark"
    " for each meeting; or a bar for each year. Meetings without a date are left out.\n\n"
    "Example: dialoguekb timeline --country Japan --format 2+2"
)


def add_timeline_command(app: typer.Typer) -> None:
    """Add the command, with the filters of the meetings listing."""

    def command(**typed: Any) -> None:
        rows = read_choice("kind of row", typed.pop("by"), _ROWS)
        draw(Request.from_arguments(MEETINGS, typed), rows)

    declare_parameters(
        command,
        {
            "by": (ByOption, "dialogue"),
            **filter_parameters(MEETINGS),
            "where": (options.WhereOption, None),
            "as_known_on": (options.AsKnownOnOption, None),
            "context": (typer.Context, inspect.Parameter.empty),
        },
    )
    app.command("timeline", help=_HELP)(command)


def draw(request: Request, rows: str) -> None:
    """Draw the meetings that the filters keep, as wide as the terminal is."""
    question = replace(request.question, columns=("id", "dialogue", "title", "start", "status", "sides"))
    with request.open() as knowledge_base:
        meetings = knowledge_base.ask(MEETINGS.name, question).rows
        dated = [row for row in meetings if row[3]]
        points = _points(knowledge_base, question, dated, rows)
        remarks = knowledge_base.remarks(MEETINGS.name, request.question)
    width = streams.terminal_width() or _PIPED_WIDTH
    if not dated:
        streams.say("no meetings match")
    else:
        streams.print_text(draw_years(points, width) if rows == "year" else draw_rows(points, width))
    streams.flush()
    if undated := len(meetings) - len(dated):
        streams.say(f"left out, as they have no date: {undated}")
    streams.say_remarks(remarks)


def _points(knowledge_base: KnowledgeBase, question: Question, meetings: list[list[Any]], rows: str) -> list[Point]:
    """Return the point of each meeting, in its row; of each partner in it, if rows are partners."""
    if rows == "year":
        return [_point("", row) for row in meetings]
    points = _by_partner(knowledge_base, question, meetings) if rows == "partner" else _by_dialogue(meetings)
    return sorted(points, key=lambda point: point.row)


def _by_dialogue(rows: Iterable[list[Any]]) -> list[Point]:
    return [_point(row[1] or "single events", row) for row in rows]


def _by_partner(knowledge_base: KnowledgeBase, question: Question, rows: Iterable[list[Any]]) -> list[Point]:
    countries = [*question.filters.get("country", ()), *question.filters.get("with", ())]
    home = knowledge_base.find(countries[0], ("country",)).id if countries else knowledge_base.home_country
    names = dict(knowledge_base.ask("countries", Question(columns=("id", "name"))).rows)
    return [
        _point(names.get(side, side), row)
        for row in rows
        for side in row[5]
        if side != home and (home is None or home in row[5])
    ]


def _point(label: str, row: list[Any]) -> Point:
    return Point(label, PartialDate.parse(row[3]).earliest, row[4])
