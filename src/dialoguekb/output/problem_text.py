"""Problems as a person reads them: place, sentence, the line at fault with a caret under it."""

from collections.abc import Iterable, Iterator

from dialoguekb.errors import did_you_mean
from dialoguekb.model.problems import Problem
from dialoguekb.output.safety import visible
from dialoguekb.output.widths import text_width

_SHOWN_BEFORE = 60
_SHOWN_AFTER = 40


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield the problems' lines, each with its line break; a blank line between two problems."""
    for number, problem in enumerate(problems):
        if number:
            yield "\n"
        yield f"{visible(str(problem.place))}: {problem.severity}: {visible(problem.message)} [{problem.rule}]\n"
        yield from _source_lines(problem)
        yield from (f"  {line}\n" for line in _hints(problem))


def _source_lines(problem: Problem) -> Iterator[str]:
    if not problem.source_line.strip():
        return
    at = min(problem.place.column - 1, len(problem.source_line))
    start, end = max(0, at - _SHOWN_BEFORE), at + _SHOWN_AFTER
    before = ("…" if start else "") + visible(problem.source_line[start:at])
    after = visible(problem.source_line[at:end]) + ("…" if end < len(problem.source_line) else "")
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
