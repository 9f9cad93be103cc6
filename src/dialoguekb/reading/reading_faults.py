"""Where decoders leave the faults that they find."""

from collections.abc import Iterable

from dialoguekb.model.nearest import nearest
from dialoguekb.model.problems import Problem
from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.nodes import Node
from dialoguekb.reading.source_text import SourceText

MOST_SUGGESTIONS = 100
"""int: so many different misspellings of a file are given suggestions; further ones are told without."""


class Missing:
    """The type of the two answers of a decoder that are no value."""


ABSENT = Missing()
"""What was written means no value: the field is as if it were left out."""

FAULTY = Missing()
"""What was written is at fault; its problem is reported."""


class Faults:
    """The problems of one file, as decoders find them."""

    def __init__(self, source: SourceText) -> None:
        """Begin with none."""
        self.source = source
        self.record = ""
        """str, the record now being decoded, as `kind id`."""
        self.found = FileProblems(source)
        self._suggestions: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What was found and kept, in order of finding."""
        return self.found.kept

    def trial(self) -> "Faults":
        """Return where a decoder may leave faults that nobody will be told."""
        trial = Faults(self.source)
        trial._suggestions = self._suggestions
        return trial

    def report(
        self, rule: str, node: Node, message: str, *, expected: str = "", nearest: tuple[str, ...] = ()
    ) -> Missing:
        """Keep a problem at the node's place; return FAULTY, for the decoder to return."""
        position = (node.line, node.column)
        self.found.add(rule, position, message, expected=expected, nearest=nearest, record=self.record)
        return FAULTY

    def suggest(self, value: str, valid: Iterable[str]) -> tuple[str, ...]:
        """Return the valid values nearest to a misspelt one, or none after MOST_SUGGESTIONS different ones."""
        asked = (value, tuple(valid))
        known = self._suggestions.get(asked)
        if known is None:
            if len(self._suggestions) >= MOST_SUGGESTIONS:
                return ()
            known = self._suggestions[asked] = nearest(*asked)
        return known
