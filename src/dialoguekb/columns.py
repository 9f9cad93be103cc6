"""What a column of an answer is: its name, its heading and the form of its values."""

from dataclasses import dataclass
from typing import Literal

ColumnForm = Literal["text", "date", "number", "flag", "list", "items"]
"""`list` is a list of str, `items` a list of dict; the rest are single values or None."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer."""

    name: str
    """str, the key in JSON and the name that `--columns` takes (`shared_groupings`)."""
    heading: str
    """str, what a table prints above it (`Shared groupings`)."""
    form: ColumnForm = "text"
    """The form of its values."""
    item: str = ""
    """str, for `items`: a template over an item's keys that writes it in a cell (`{name}`); empty for other forms."""
    featured: bool = True
    """Whether a table shows it unasked."""
