"""For how many meetings the topics come from a whole statement: elsewhere, the absence of a topic says nothing."""

import sqlite3
from collections.abc import Iterator

from dialoguekb.query.listing import Listing, column
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Question, select

_READ = Listing(
    name="topics_from",
    summary="Count the meetings held, and those of them whose topics come from a whole statement.",
    example="",
    source="meetings row",
    columns=(
        column("held", "Held", "number", expression="count(*) filter (where row.status = 'held')"),
        column(
            "whole",
            "Whole",
            "number",
            expression="count(*) filter (where row.status = 'held' and row.topics_from = 'statement')",
        ),
    ),
    tables=("meetings",),
    order="1",
)


def topic_remarks(connection: sqlite3.Connection, question: Question) -> Iterator[Remark]:
    """Yield for how many of the meetings in scope the topics come from a whole statement; nothing if for all.

    `question` is one of meetings. Its topics do not narrow the scope, and only meetings held count.
    """
    filters = {name: typed for name, typed in question.filters.items() if name != "topic"}
    ((held, whole),) = select(connection, _READ, Question(filters, today=question.today)).rows
    meetings = "1 meeting" if held == 1 else f"{held} meetings"
    if whole:
        if whole < held:
            text = f"topics come from full statements for {whole} of {meetings}; absence elsewhere proves nothing"
            yield Remark("topics", text)
    elif held:
        text = f"topics are recorded as from full statements for none of {meetings}; absence proves nothing"
        yield Remark("topics", text)
