"""The listing of dialogues that are late against their own rhythm."""

import sqlite3
from datetime import date

from dialoguekb.listings.dialogues import LISTING as DIALOGUES
from dialoguekb.model.derivations.rhythm import rhythms
from dialoguekb.query.conditions import as_listed
from dialoguekb.query.listing import Listing, column

_PLANNED = (
    "(select min(meeting.start) from meetings meeting where meeting.dialogue = row.dialogue"
    " and meeting.status in ('scheduled', 'expected') and coalesce(meeting.last_day, :on_last) >= :on_first)"
)

LISTING = Listing(
    name="overdue",
    summary="List the dialogues that are late against their own rhythm, the latest first.",
    example="",
    source="overdue row",
    columns=(
        column("id", "Id", expression="row.dialogue"),
        column(
            "name",
            "Name",
            featured=False,
            expression="(select dialogue.name from dialogues dialogue where dialogue.id = row.dialogue)",
        ),
        column("held", "Held", "number"),
        column("latest", "Latest", "date"),
        column("usual_days", "Usual gap, days", "number"),
        column("longest_days", "Longest gap, days", "number"),
        column("due", "Due", "date"),
        column("overdue_days", "Overdue, days", "number"),
        column("planned", "Planned", "date", expression=_PLANNED),
    ),
    conditions={
        name: as_listed("'dialogue', row.dialogue", name, DIALOGUES) for name in DIALOGUES.conditions if name != "on"
    }
    | {"on": "1"},
    rows_called="overdue dialogues",
    counted_levels=(),
    order="row.overdue_days desc, row.dialogue",
)


_HELD = "select dialogue, first_day from meetings where dialogue is not null and status = 'held' and first_day <= ?"


def fill_overdue(connection: sqlite3.Connection, day: date) -> None:
    """Put the dialogues that are overdue on a day where the listing reads them."""
    held = [(dialogue, date.fromisoformat(first)) for dialogue, first in connection.execute(_HELD, (day.isoformat(),))]
    connection.execute("drop table if exists temp.overdue")
    connection.execute(
        "create temp table overdue (dialogue text, held integer, latest text, usual_days integer,"
        " longest_days integer, due text, overdue_days integer)"
    )
    connection.executemany(
        "insert into temp.overdue values (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                dialogue,
                rhythm.held,
                rhythm.latest.isoformat(),
                rhythm.usual,
                rhythm.longest,
                rhythm.due.isoformat(),
                rhythm.overdue(day),
            )
            for dialogue, rhythm in rhythms(held, day).items()
            if rhythm.overdue(day)
        ),
    )
