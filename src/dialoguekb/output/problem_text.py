"""Problems as text: place, message, and the line with a caret under the fault."""

from collections.abc import Iterable, Iterator

from dialoguekb.errors import did_you_mean
from dialoguekb.model.problems import Problem
from dialoguekb.output.colour import SEVERITY_STYLES, paint
from dialoguekb.output.safety import visible
from dialoguekb.output.widths import text_width

_CONTEXT_BEFORE = 60
_CONTEXT_AFTER = 40
"""int: the number of characters of the line that are shown before and after the fault."""


def problem_lines(problems: Iterable[Problem], *, coloured: bool = False) -> Iterator[str]:
    """Yield the lines of the problems, each with its line break; a blank line separates two problems.

    If `coloured`, the word for the severity has its colour.
    """
    for number, problem in enumerate(problems):
        if number:
            yield "\n"
        severity = paint(problem.severity, SEVERITY_STYLES[problem.severity]) if coloured else problem.severity
        yield f"{visible(str(problem.place))}: {severity}: {visible(problem.message)} [{problem.rule}]\n"
        yield from _source_lines(problem)
        yield from (f"  {line}\n" for line in _hints(problem))


def _source_lines(problem: Problem) -> Iterator[str]:
    if not problem.source_line.strip():
        return
    index = min(problem.place.column - 1, len(problem.source_line))
    start, end = max(0, index - _CONTEXT_BEFORE), index + _CONTEXT_AFTER
    before = ("…" if start else "") + visible(problem.source_line[start:index])
    after = visible(problem.source_line[index:end]) + ("…" if end < len(problem.source_line) else "")
    yield f"    {before}{after}\n"
    yield f"    {' ' * text_width(before)}^\n"


def _hints(problem: Problem) -> Iterator[str]:
    hint = f"expected {problem.expected}" if problem.expected else ""
    hint += did_you_mean([f"'{value}'" for value in problem.nearest])
    if hint:
        yield visible(hint.removeprefix("; "))
    if problem.accepted:
        yield visible(f"accepted: {problem.accepted}")
    if problem.record:
        yield visible(f"in {problem.record}")
