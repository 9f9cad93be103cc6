"""The listing of dialogues that are late against their own rhythm."""

import sqlite3
from datetime import date
from typing import Any

from dialoguekb.index.insertion import fill
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.rhythm import Rhythm, rhythms
from dialoguekb.model.derivations.rounds import Round, coming_rounds
from dialoguekb.query.listing import Listing, column

LISTING = Listing(
    name="overdue",
    summary="List the dialogues that are late by their own rhythm, the most overdue first.",
    example="",
    source="overdue join dialogues row on row.id = overdue.dialogue",
    columns=(
        column("id", "Id", meaning="The id of the dialogue."),
        column("name", "Name", featured=False, meaning="Its name."),
        column("held", "Held", "number", expression="overdue.held", meaning="How many meetings were held.", drop=2),
        column("latest", "Latest", "date", expression="overdue.latest", meaning="When the latest of these began."),
        column(
            "usual_days",
            "Usual gap, days",
            "number",
            expression="overdue.usual_days",
            meaning="The usual time from one meeting to the next, in days: the median.",
            drop=3,
        ),
        column(
            "longest_days",
            "Longest gap, days",
            "number",
            expression="overdue.longest_days",
            meaning="The longest such time, in days.",
            drop=1,
        ),
        column(
            "due", "Due", "date", expression="overdue.due", meaning="The day on which the next meeting was due.", drop=4
        ),
        column(
            "overdue_days",
            "Overdue, days",
            "number",
            expression="overdue.overdue_days",
            meaning="How many days it is late.",
        ),
        column(
            "planned",
            "Planned",
            "date",
            expression="overdue.planned",
            meaning="When a meeting is announced for; empty where none is.",
        ),
    ),
    tables=("overdue", "dialogues"),
    rows_called="overdue dialogues",
    counted_levels=(),
    order="overdue.overdue_days desc, row.id",
)


_HELD = "select dialogue, first_day from meetings where dialogue is not null and status = 'held' and first_day <= ?"
_ANNOUNCED = "select id, status, start, end from meetings where dialogue = ? and status in ('scheduled', 'expected')"


def fill_overdue(connection: sqlite3.Connection, day: date) -> None:
    """Fill the table that the listing reads with the dialogues that are overdue on a day."""
    held = [(dialogue, date.fromisoformat(first)) for dialogue, first in connection.execute(_HELD, (day.isoformat(),))]
    late = {dialogue: rhythm for dialogue, rhythm in rhythms(held, day).items() if rhythm.overdue(day)}
    rows = [
        _row(dialogue, rhythm, day) | {"planned": _next_start(connection, dialogue, day)}
        for dialogue, rhythm in late.items()
    ]
    fill(connection, _TABLE, rows)


def _row(dialogue: str, rhythm: Rhythm, day: date) -> dict[str, Any]:
    return {
        "dialogue": dialogue,
        "held": rhythm.held,
        "latest": rhythm.latest.isoformat(),
        "usual_days": rhythm.usual,
        "longest_days": rhythm.longest,
        "due": rhythm.due.isoformat(),
        "overdue_days": rhythm.overdue(day),
    }


def _next_start(connection: sqlite3.Connection, dialogue: str, day: date) -> str | None:
    """Return the start of the first coming round of the dialogue that has a date, as written; None without one."""
    rounds = [
        Round(meeting, dialogue, status, *(PartialDate.parse(text) if text else None for text in days))
        for meeting, status, *days in connection.execute(_ANNOUNCED, (dialogue,))
    ]
    return next((round_.start.text for round_ in coming_rounds(rounds, day) if round_.start), None)


_TABLE = Table(
    "overdue",
    (
        TableColumn("dialogue"),
        TableColumn("held", type="integer"),
        TableColumn("latest"),
        TableColumn("usual_days", type="integer"),
        TableColumn("longest_days", type="integer"),
        TableColumn("due"),
        TableColumn("overdue_days", type="integer"),
        TableColumn("planned"),
    ),
    rows="other",
    is_temporary=True,
)
"""The dialogues that are overdue on a day."""
