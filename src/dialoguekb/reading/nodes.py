"""What a YAML file holds before any schema: texts, mappings and lists, each with its position.

Lines and columns are counted from 1, columns in characters. A quoted text's position is that of its
quotation mark, a mapping's that of its first key or its brace.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """A text, as it was written."""

    text: str
    """str, the value with quotation marks and escapes resolved, otherwise unchanged (`NO`, `010`)."""
    plain: bool
    """Whether it was written without quotation marks and not as a block."""
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and their values, in the order written; no key stands twice."""

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
class Refused:
    """The place of a value that was refused when the YAML was read (an alias); its problem is known."""

    line: int
    column: int


Node = Scalar | Mapping | Sequence | Refused
