"""The faults that decoders report while they decode one file."""

from collections.abc import Iterable

from dialoguekb.model.nearest import nearest
from dialoguekb.model.problems import Problem
from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.nodes import Node
from dialoguekb.reading.source_text import SourceText

MOST_SUGGESTIONS = 100
"""int: the number of different misspellings in a file that get suggestions; the rest are reported without."""


class Sentinel:
    """The type of ABSENT and FAULTY, the two results of a decoder that are not values."""


ABSENT = Sentinel()
"""The text means "no value", as if the field were left out."""

FAULTY = Sentinel()
"""The text is invalid; a problem has been reported."""


class Faults:
    """Collects the problems that decoders report in one file."""

    def __init__(self, source: SourceText) -> None:
        """Start with no problems."""
        self.source = source
        self.record = ""
        """str: the record being decoded, as `kind id`."""
        self.file_problems = FileProblems(source)
        self._suggestions: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    @property
    def problems(self) -> list[Problem]:
        """The problems stored so far, in the order they were reported."""
        return self.file_problems.problems

    def trial(self) -> "Faults":
        """Return an object to which a decoder can report faults that are then discarded."""
        trial = Faults(self.source)
        trial._suggestions = self._suggestions
        return trial

    def report(
        self, rule: str, node: Node, message: str, *, expected: str = "", nearest: tuple[str, ...] = ()
    ) -> Sentinel:
        """Report a problem at the node's position; return FAULTY, for the decoder to return."""
        position = (node.line, node.column)
        self.file_problems.add(rule, position, message, expected=expected, nearest=nearest, record=self.record)
        return FAULTY

    def suggest(self, value: str, valid: Iterable[str]) -> tuple[str, ...]:
        """Return the valid values nearest to a misspelt one; empty after MOST_SUGGESTIONS different misspellings."""
        key = (value, tuple(valid))
        suggestions = self._suggestions.get(key)
        if suggestions is None:
            if len(self._suggestions) >= MOST_SUGGESTIONS:
                return ()
            suggestions = self._suggestions[key] = nearest(*key)
        return suggestions
