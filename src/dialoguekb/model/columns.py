"""What a column of rows is: its key, its heading, and how its values are written."""

from typing import Literal, NamedTuple

ColumnForm = Literal["text", "date", "number", "flag", "list", "items", "part"]
"""What a column's values are: `list` is a list of str, `items` a list of mappings, `part` a mapping."""


class Column(NamedTuple):
    """One column of a listing; a row holds its value at the column's place.

    Values are str, int, bool, None, list[str], list[dict[str, Any]] or dict[str, Any].
    """

    name: str
    """str, the stable key in JSON, YAML, CSV headers and `--columns` (`shared_groupings`)."""
    heading: str
    """str, the heading of a table (`Shared groupings`)."""
    form: ColumnForm = "text"
    """What its values are, which decides how they are aligned and joined."""
    item: str = ""
    """str, for `items` and `part`: how one mapping is written in a cell, its keys in braces (`{title} {from}–{to}`).

    What stands in angle brackets is left out where a key in it has no value (`< (as of {as_of})>`).
    A missing value writes nothing, and the space, comma or brackets around it go with it; a dash
    between two values without spaces stays while one of them is there, so that an open end shows (`2014–`)."""
    detail: str = ""
    """str, for `items`: the template where there is room for more (`show`); empty where `item` says all."""
    featured: bool = True
    """bool, whether a table shows it unasked."""
    drop: int = 0
    """int, when a table on a narrow terminal leaves it out: 1 first, then 2; 0 only after all others."""
    short: int = 0
    """int, terminal cells: a table may cut its texts to this width before it leaves out a column; 0 if not."""
