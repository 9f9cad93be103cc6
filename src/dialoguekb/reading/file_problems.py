"""The problems of one file: the first of them kept, the rest counted, so that no file can fill the memory."""

from dataclasses import dataclass, field

from dialoguekb.model.problems import Place, Problem
from dialoguekb.reading.source_text import SourceText, known

MOST_PROBLEMS = 1_000
"""int: of a file, no more problems than these are listed."""

MOST_OF_A_RULE = 100
"""int: of a file, no more problems of one rule than these are listed."""


@dataclass(slots=True)
class FileProblems:
    """The problems of one file, as they are found."""

    source: SourceText
    """The file."""
    kept: list[Problem] = field(default_factory=list)
    """What was found first, in order of finding; at most MOST_PROBLEMS, at most MOST_OF_A_RULE of a rule."""
    left_out: int = 0
    """int, how many more were found and are counted only."""
    _of_rule: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        rule: str,
        position: tuple[int, int],
        message: str,
        *,
        expected: str = "",
        nearest: tuple[str, ...] = (),
        record: str = "",
    ) -> None:
        """Keep a problem at `position` (line, column), or count it.

        A fault where a character was replaced, or in what follows from it, is told once: as the character's.
        """
        if self._has_room(rule, position[0]):
            problem = self.source.problem(rule, position, message, expected=expected, nearest=nearest, record=record)
            self.kept.append(problem)

    def add_made(self, problem: Problem) -> None:
        """Keep a problem that is made already, or count it; see `add`."""
        if self._has_room(problem.rule, problem.place.line):
            self.kept.append(problem)

    def _has_room(self, rule: str, line: int) -> bool:
        """Count a problem and return whether it is to be kept."""
        spoilt_lines = self.source.spoilt_lines
        if spoilt_lines and (rule == "syntax" or line in spoilt_lines):
            return False
        of_rule = self._of_rule[rule] = self._of_rule.get(rule, 0) + 1
        if of_rule > MOST_OF_A_RULE or len(self.kept) >= MOST_PROBLEMS:
            self.left_out += 1
            return False
        return True


def listed(source: SourceText, problems: list[Problem], left_out: int) -> list[Problem]:
    """Return the first MOST_PROBLEMS in order of place and, where more were found, one that says how many.

    `left_out` is how many were found besides `problems`.
    """
    ordered = sorted(problems, key=lambda problem: problem.place)
    left_out += len(ordered[MOST_PROBLEMS:])
    kept = ordered[:MOST_PROBLEMS]
    if left_out:
        # At the end of the file, so that it comes last in order of place.
        end = max(Place(source.file, *source.last_position()), *(problem.place for problem in kept))
        kept.append(_more(left_out, end))
    return kept


def _more(count: int, place: Place) -> Problem:
    """Return the problem that closes a list."""
    more = "1 more problem in this file is" if count == 1 else f"{count:,} more problems in this file are"
    return Problem(known("more-problems"), place, f"{more} not listed; mend these first")
