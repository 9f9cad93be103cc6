"""The problems of one file. Only the first ones are stored and the rest counted, so no file can exhaust memory."""

from dataclasses import dataclass, field
from typing import Unpack

from dialoguekb.model.problems import Place, Problem
from dialoguekb.reading.source_text import Details, SourceText, rule_name

MOST_PROBLEMS = 1_000
"""int: the maximum number of problems listed for a file."""

MOST_OF_A_RULE = 100
"""int: the maximum number of problems of one rule listed for a file."""


@dataclass(slots=True)
class FileProblems:
    """Collects the problems of one file."""

    source: SourceText
    """The file."""
    problems: list[Problem] = field(default_factory=list)
    """The first problems, in the order they were added; at most MOST_PROBLEMS, and MOST_OF_A_RULE of each rule."""
    omitted: int = 0
    """int: how many more were added; they are counted but not stored."""
    _count_by_rule: dict[str, int] = field(default_factory=dict)

    def add(self, rule: str, position: tuple[int, int], message: str, **details: Unpack[Details]) -> None:
        """Add a problem at `position` (line, column).

        Ignores a problem on a line where an invalid character was replaced, and any syntax error that
        may follow from it: the invalid character is already reported.
        """
        if self._has_room(rule, position[0]):
            self.problems.append(self.source.problem(rule, position, message, **details))

    def add_problem(self, problem: Problem) -> None:
        """Add a complete problem; same limits as `add`."""
        if self._has_room(problem.rule, problem.place.line):
            self.problems.append(problem)

    def _has_room(self, rule: str, line: int) -> bool:
        """Count a problem and return whether to store it."""
        damaged_lines = self.source.damaged_lines
        if damaged_lines and (rule == "syntax" or line in damaged_lines):
            return False
        count = self._count_by_rule[rule] = self._count_by_rule.get(rule, 0) + 1
        if count > MOST_OF_A_RULE or len(self.problems) >= MOST_PROBLEMS:
            self.omitted += 1
            return False
        return True


def list_problems(source: SourceText, problems: list[Problem], omitted: int) -> list[Problem]:
    """Return the first MOST_PROBLEMS in file order; if there are more, a last problem says how many.

    `omitted` is the number of problems found in addition to `problems`.
    """
    ordered = sorted(problems, key=lambda problem: problem.place)
    omitted += len(ordered[MOST_PROBLEMS:])
    shown = ordered[:MOST_PROBLEMS]
    if omitted:
        # Placed at the end of the file, so that it sorts last.
        end = max(Place(source.file, *source.last_position()), *(problem.place for problem in shown))
        shown.append(_omission(omitted, end))
    return shown


def _omission(count: int, place: Place) -> Problem:
    more = "1 more problem in this file is" if count == 1 else f"{count:,} more problems in this file are"
    return Problem(rule_name("more-problems"), place, f"{more} not listed; fix these first")
