"""Names in double quotation marks, which SQLite takes for texts where no column has them."""

import re

_PARTS = re.compile(r"""'(?:[^']|'')*'|--[^\n]*|/\*.*?(?:\*/|$)|`[^`]*`|\[[^\]]*\]|"((?:[^"]|"")*)\"""", re.DOTALL)
"""What may hold a quotation mark; the group is a name between two of them."""


def as_names(sql: str) -> str:
    """Return SQL in which what stands in double quotation marks can only be a name, and an error if there is none.

    A slip in `"city" = 'Tokyo'` would otherwise compare two texts, and keep nothing. Between grave accents SQLite
    knows a name and nothing else.
    """
    return _PARTS.sub(lambda part: part[0] if part[1] is None else _in_accents(part[1]), sql)


def as_typed(heading: str, sql: str) -> str:
    """Return the heading that SQLite gives a column of `as_names(sql)` with the quotation marks of `sql`."""
    for part in _PARTS.finditer(sql) if "`" in heading else ():
        if part[1] is not None:
            heading = heading.replace(_in_accents(part[1]), part[0])
    return heading


def _in_accents(name: str) -> str:
    """Return a name, in which `""` stands for a quotation mark, between grave accents."""
    return "`" + name.replace('""', '"').replace("`", "``") + "`"
