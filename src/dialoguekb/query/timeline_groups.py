"""The meetings of a timeline, in the groups that it draws: by dialogue, by partner or by year."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialoguekb.model.columns import Column
from dialoguekb.query.listing import Listing
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer
from dialoguekb.query.typed_values import read_filter

GROUPS = ("dialogue", "partner", "year")
"""What the meetings can be grouped by."""

COLUMNS = ("dialogue", "start", "status", "sides")
"""The columns of the listing `meetings` that an answer to group has."""

_GROUP_COLUMNS = (Column("group", "Group"), Column("start", "Start", "date"), Column("status", "Status"))

_NO_DIALOGUE = "single events"


@dataclass(frozen=True, slots=True)
class GroupedMeeting:
    """A meeting with a date, in one of its groups."""

    group: str
    """str: a dialogue's id or `single events`, a country's name, or a year."""
    start: str
    """str: its first day, as written."""
    status: str
    """str: its status (`held`)."""


def group_meetings(
    connection: sqlite3.Connection, meetings: Answer, group_by: str, home: str | None
) -> list[GroupedMeeting]:
    """Return the meetings of an answer with `COLUMNS` that have a date, in order of their group, then of the answer.

    `group_by` is one of `GROUPS`. A meeting has a group for each partner in it: each other side if `home` (a
    country's code) is a side, and each side if `home` is None.
    """
    names = dict(connection.execute("select id, name from countries")) if group_by == "partner" else {}
    grouped = [
        GroupedMeeting(group, start, status)
        for dialogue, start, status, sides in meetings.rows
        if start
        for group in _groups(group_by, dialogue, start, [names.get(code, code) for code in _partners(sides, home)])
    ]
    return sorted(grouped, key=lambda meeting: meeting.group)


def timeline_answer(grouped: Sequence[GroupedMeeting]) -> Answer:
    """Return meetings in groups as a table."""
    return Answer(_GROUP_COLUMNS, [[meeting.group, meeting.start, meeting.status] for meeting in grouped])


def timeline_remarks(meetings: Answer, grouped: Sequence[GroupedMeeting], home: str | None) -> Iterator[Remark]:
    """Yield why there is nothing to draw, and how many meetings have no date."""
    undated = sum(1 for row in meetings.rows if not row[COLUMNS.index("start")])
    if not grouped and undated < len(meetings.rows):
        yield Remark("rows", f"no meetings with {home} at the table match; name a country with --country")
    elif not grouped:
        yield Remark("rows", "no meetings match")
    if undated:
        yield Remark("rows", f"left out, as they have no date: {undated}")


def home_of(
    connection: sqlite3.Connection, listing: Listing, filters: Mapping[str, Sequence[str]], default: str | None
) -> str | None:
    """Return the code of the country whose partners are grouped: the first that filters name, else `default`."""
    countries = [*filters.get("country", ()), *filters.get("with", ())]
    return read_filter(connection, listing, "country", countries[:1])[0].value if countries else default


def _groups(group_by: str, dialogue: str | None, start: str, partners: list[str]) -> list[str]:
    if group_by == "partner":
        return partners
    return [start[: len("2022")]] if group_by == "year" else [dialogue or _NO_DIALOGUE]


def _partners(sides: Sequence[str], home: str | None) -> list[str]:
    return [side for side in sides if side != home] if home is None or home in sides else []
