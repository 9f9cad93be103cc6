"""What a knowledge base holds: counts, the latest meetings, the coming ones, and those postponed."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialoguekb.index.kind_table import plurals
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.dates import PartialDate, order_of
from dialoguekb.model.derivations.rounds import Round, coming_rounds, postponed_rounds
from dialoguekb.query.selection import Question, count, select

_MOST_MEETINGS = 3
"""int, how many meetings of a sort are named."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a line."""

    start: str | None
    """str, ISO 8601 date at day, month or year precision, or None where it has no date."""
    status: str
    """str, how far it has come."""
    city: str | None
    """str, where."""
    name: str
    """str, what it is called beside its date."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a knowledge base holds, with at most three meetings of each sort."""

    counts: dict[str, int]
    """Kind of record -> how many there are, in the order of the listings."""
    latest: tuple[MeetingLine, ...]
    """The latest meetings held, the latest first."""
    coming: tuple[MeetingLine, ...]
    """The meetings ahead: those scheduled by date, then those expected."""
    postponed: tuple[MeetingLine, ...]
    """The meetings postponed and not made up for, the latest planned first, those without a date last."""


def summarize(connection: sqlite3.Connection, today: str) -> Summary:
    """Return what the index of a knowledge base holds on a day (ISO 8601 date)."""
    lines, rounds = _open_meetings(connection)
    postponed = sorted(
        postponed_rounds([*rounds, *_latest_rounds(connection)]),
        key=lambda round_: order_of(round_.start),
        reverse=True,
    )
    return Summary(
        _counts(connection, today),
        _latest_meetings(connection, today),
        _lines(coming_rounds(rounds, date.fromisoformat(today)), lines),
        _lines(postponed, lines),
    )


def _counts(connection: sqlite3.Connection, today: str) -> dict[str, int]:
    listings = {kind: LISTINGS[plural] for kind, plural in plurals(connection).items() if plural in LISTINGS}
    return {kind: count(connection, listing, Question(today=today)) for kind, listing in listings.items()}


def _latest_meetings(connection: sqlite3.Connection, today: str) -> tuple[MeetingLine, ...]:
    filters = {"status": ["held"], "until": [today]}
    question = Question(filters, ("id",), "-start", _MOST_MEETINGS, today)
    latest = select(connection, LISTINGS["meetings"], question).rows
    return tuple(MeetingLine(*connection.execute(_LINE, meeting).fetchone()) for meeting in latest)


_LINE = "select start, status, city, name from meetings where id = ?"

_OPEN = (
    "select id, dialogue, status, start, end, reports, city, name from meetings"
    " where status in ('scheduled', 'expected', 'postponed') order by id"
)

_LATEST_HELD = (
    "select id, dialogue, status, start, end, max(last_day) from meetings where status = 'held'"
    " and dialogue in (select dialogue from meetings where status = 'postponed') group by dialogue"
)


def _open_meetings(connection: sqlite3.Connection) -> tuple[dict[str, MeetingLine], list[Round]]:
    """Return the meetings that are ahead or postponed: by id as lines, and as rounds."""
    lines: dict[str, MeetingLine] = {}
    rounds: list[Round] = []
    for meeting, dialogue, status, start, end, reports, city, name in connection.execute(_OPEN):
        lines[meeting] = MeetingLine(start, status, city, name)
        days = [PartialDate.parse(report["date"]) for report in json.loads(reports) if report["date"]]
        rounds.append(Round(meeting, dialogue, status, _date(start), _date(end), max(days, default=None)))
    return lines, rounds


def _latest_rounds(connection: sqlite3.Connection) -> list[Round]:
    """Return the latest round held of each dialogue that has a postponed one."""
    return [
        Round(meeting, dialogue, status, _date(start), _date(end))
        for meeting, dialogue, status, start, end, _ in connection.execute(_LATEST_HELD)
    ]


def _lines(rounds: list[Round], lines: dict[str, MeetingLine]) -> tuple[MeetingLine, ...]:
    return tuple(lines[round_.id] for round_ in rounds[:_MOST_MEETINGS])


def _date(text: Any) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
