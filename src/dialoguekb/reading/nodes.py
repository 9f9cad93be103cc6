"""The content of a YAML file before the schema is applied: texts, mappings and lists, each with its position.

Lines and columns are counted from 1, columns in characters. The position of a quoted text is that of its
quotation mark; the position of a mapping is that of its first key or its brace.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """A text, as written."""

    text: str
    """str: the value with quotation marks and escapes resolved, otherwise unchanged (`NO`, `010`)."""
    plain: bool
    """Whether the text is written without quotation marks and not as a block."""
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and their values, in the order written; no key occurs twice."""

    line: int
    column: int
    entries: "list[tuple[Scalar, Node]]" = field(default_factory=list)


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class InvalidNode:
    """Stands for a value that was rejected when the YAML was read (an alias); its problem is already reported."""

    line: int
    column: int


Node = Scalar | Mapping | Sequence | InvalidNode
