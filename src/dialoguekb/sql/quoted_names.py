"""Names in quotation marks that SQLite would take for texts."""

import re

from dialoguekb.index.tables import former_names

_PARTS = re.compile(r"""'(?:[^']|'')*'|--[^\n]*|/\*.*?(?:\*/|$)|`[^`]*`|\[[^\]]*\]|"((?:[^"]|"")*)\"""", re.DOTALL)
"""What may hold a quotation mark; the group is a name between two of them."""


def bracket_former_names(query: str) -> str:
    """Return a query with brackets around each former name of a column in place of quotation marks.

    SQLite takes a name in quotation marks that is no column for a text, so that a query with the former name
    `"from"` would answer with the word `from`. In brackets it is a name and nothing else, and an error.
    """
    former = former_names()

    def bracket(part: re.Match[str]) -> str:
        name = part[1]
        return f"[{name}]" if name and name.casefold() in former else part[0]

    return _PARTS.sub(bracket, query)
