"""Problems in, rows out: what `check` finds, in a form for a program."""

from collections.abc import Iterable
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.model.problems import Problem
from dialoguekb.query.selection import Answer

_COLUMNS = (
    Column("severity", "Severity"),
    Column("rule", "Rule"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("column", "Column", "number"),
    Column("record", "Record"),
    Column("message", "Message"),
    Column("expected", "Expected"),
    Column("nearest", "Nearest", "list"),
    Column("accepted", "Accepted"),
)


def problem_answer(problems: Iterable[Problem]) -> Answer:
    """Return problems as a table, in the order given."""
    return Answer(_COLUMNS, [_row(problem) for problem in problems])


def _row(problem: Problem) -> list[Any]:
    return [
        problem.severity,
        problem.rule,
        problem.place.shown_file,
        problem.place.line,
        problem.place.column,
        problem.record or None,
        problem.message,
        problem.expected or None,
        list(problem.nearest),
        problem.accepted or None,
    ]
