"""Problems as GitHub workflow commands, which GitHub shows next to the changed lines.

A workflow command looks like this: `::error file=…,line=…,col=…,title=…::message`.
"""

from collections.abc import Iterable, Iterator

from dialoguekb.errors import did_you_mean
from dialoguekb.model.problems import Problem
from dialoguekb.output.safety import visible

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotation_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a workflow command with its line break for each problem; accepted warnings are notices."""
    for problem in problems:
        command = "notice" if problem.accepted or problem.severity == "info" else problem.severity
        properties = {
            "file": problem.place.file,
            "line": str(problem.place.line),
            "col": str(problem.place.column),
            "title": problem.rule,
        }
        text = ",".join(f"{name}={visible(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
        yield f"::{command} {text}::{visible(_message(problem)).translate(_IN_MESSAGE)}\n"


def _message(problem: Problem) -> str:
    expected = f"; expected {problem.expected}" if problem.expected else ""
    accepted = f"; accepted: {problem.accepted}" if problem.accepted else ""
    return problem.message + expected + did_you_mean([f"'{value}'" for value in problem.nearest]) + accepted
