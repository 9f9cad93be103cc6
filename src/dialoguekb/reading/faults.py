"""Where decoders leave the faults that they find."""

from dataclasses import dataclass, field

from dialoguekb.problems import Problem
from dialoguekb.reading.nodes import Node
from dialoguekb.reading.source_text import SourceText


class Missing:
    """The type of the two answers of a decoder that are no value."""


ABSENT = Missing()
"""What was written means no value: the field is as if it were left out."""

FAULTY = Missing()
"""What was written is at fault; its problem is reported."""


@dataclass(slots=True)
class Faults:
    """The problems of one file, as they are found."""

    source: SourceText
    """The file."""
    record: str = ""
    """str, the record now being decoded, as `kind id`."""
    problems: list[Problem] = field(default_factory=list)
    """What was found, in order of finding."""

    def report(
        self, rule: str, node: Node, message: str, *, expected: str = "", nearest: tuple[str, ...] = ()
    ) -> Missing:
        """Keep a problem at the node's place; return FAULTY, for the decoder to return."""
        position = (node.line, node.column)
        problem = self.source.problem(rule, position, message, expected=expected, nearest=nearest, record=self.record)
        self.problems.append(problem)
        return FAULTY
