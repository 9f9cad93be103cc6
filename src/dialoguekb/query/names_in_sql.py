"""Names in SQL where the tables hold ids: `country = 'Japan'` finds nothing, as the column holds JP."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from dialoguekb.index.lookup import candidates_of

# Nothing is read twice (`++`): a query may hold a word or a space a million times in a row.
_WORDS = r"'(?:[^']|'')*+'"
_COMPARISON = re.compile(
    r"\b(?P<column>\w++)[\"`\]]?\s*+(?:==?|is\b|like\b|in\b)\s*+"
    rf"(?P<values>\(?\s*+{_WORDS}(?:\s*+,\s*+{_WORDS})*+)",
    re.IGNORECASE,
)
_TEXT = re.compile(r"'((?:[^']|'')*+)'")

_HOLDS_NAMES = frozenset(
    (
        "name",
        "title",
        "label",
        "short",
        "native",
        "official_name",
        "family_name",
        "publisher",
        "city",
        "place",
        "region",
    )
)
"""Columns that hold words, not ids."""

_MOST_TEXTS = 10
_LONGEST_NAME = 100


def is_nothing(rows: Sequence[Sequence[object]]) -> bool:
    """Whether rows say that nothing was found: there are none, or one of zeros (`select count(*)`)."""
    return not rows or (len(rows) == 1 and all(value in {0, None} for value in rows[0]))


def ids_for_names(connection: sqlite3.Connection, sql: str) -> Iterator[str]:
    """Yield, for each name in SQL that is compared with a column of ids, a sentence with the id."""
    texts = dict.fromkeys(
        text.replace("''", "'")
        for match in _COMPARISON.finditer(sql)
        if match["column"].casefold() not in _HOLDS_NAMES
        for text in _TEXT.findall(match["values"])
    )
    for text in list(texts)[:_MOST_TEXTS]:
        records = candidates_of(connection, text, ()) if 0 < len(text) <= _LONGEST_NAME else []
        if len(records) == 1 and records[0].id != text:
            yield f"the tables hold ids: write '{records[0].id}' for '{text}'"
