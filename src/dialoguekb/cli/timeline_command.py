"""`dialoguekb timeline`: meetings over time, drawn."""

import inspect
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.listing_commands import Request, declare_parameters, filter_parameters, question_of
from dialoguekb.cli.remarks import say_coverage, say_undated
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
    knowledge_base = request.open()
    columns = ("id", "dialogue", "title", "start", "status", "sides")
    question = question_of(knowledge_base, MEETINGS, request, columns=columns)
    answer = knowledge_base.ask(MEETINGS.name, question)
    dated = [row for row in answer.rows if row[3]]
    width = streams.terminal_width() or _PIPED_WIDTH
    if not dated:
        streams.say("no meetings match")
    elif rows == "year":
        streams.print_text(draw_years([_point("", row) for row in dated], width))
    else:
        points = _by_partner(knowledge_base, request, dated) if rows == "partner" else _by_dialogue(dated)
        streams.print_text(draw_rows(sorted(points, key=lambda point: point.row), width))
    streams.flush()
    if undated := len(answer.rows) - len(dated):
        streams.say(f"left out, as they have no date: {undated}")
    say_coverage(knowledge_base, MEETINGS.name, replace(question, columns=None))
    say_undated(knowledge_base, MEETINGS.name, replace(question, columns=None))


def _by_dialogue(rows: Iterable[list[Any]]) -> list[Point]:
    return [_point(row[1] or "single events", row) for row in rows]


def _by_partner(knowledge_base: KnowledgeBase, request: Request, rows: Iterable[list[Any]]) -> list[Point]:
    asked = [*request.filters.get("country", ()), *request.filters.get("with", ())]
    home = knowledge_base.find(asked[0], ("country",)).id if asked else knowledge_base.home_country
    names = dict(knowledge_base.ask("countries", Question(columns=("id", "name"))).rows)
    return [
        _point(names.get(side, side), row)
        for row in rows
        for side in row[5]
        if side != home and (home is None or home in row[5])
    ]


def _point(label: str, row: list[Any]) -> Point:
    return Point(label, PartialDate.parse(row[3]).earliest, row[4])
