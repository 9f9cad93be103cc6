"""The full-text tables of the index, filled when they are first asked for."""

import json
import sqlite3

from dialoguekb import progress
from dialoguekb.index.naming import caption_of
from dialoguekb.index.searched_fields import SEARCHED
from dialoguekb.index.texts import texts_of
from dialoguekb.index.words import folded_text
from dialoguekb.record_set import RecordSet

MOST_SEARCHED = 100_000
"""int, characters of a field of a record that are searched: FTS5 marks matches in a time that grows with the square."""

_TOLD_OF = 500
"""int, records between two words about how far the work is."""

_TOKENS = "porter unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc'' tokenchars ''+&''"
"""str: the words are folded already; Porter's stems let `exercises` find `exercise`."""


def add_search(connection: sqlite3.Connection, records: RecordSet) -> None:
    """Fill the tables `searched` (kind, id, title, texts by field as JSON) and `words` (FTS5, a column for each field).

    A row of the one has the rowid of the other.
    """
    marks = ", ".join("?" for _ in SEARCHED)
    connection.execute("begin")
    connection.execute("create table searched (kind text, id text, title text, texts text)")
    connection.execute(f"create virtual table words using fts5({', '.join(SEARCHED)}, tokenize='{_TOKENS}')")
    everything = records.all()
    for row, record in enumerate(everything, 1):
        if row % _TOLD_OF == 0 or row == len(everything):
            progress.step("words", row, len(everything))
        texts = texts_of(record, records)
        written = json.dumps(texts, ensure_ascii=False)
        connection.execute(
            "insert into searched (rowid, kind, id, title, texts) values (?, ?, ?, ?, ?)",
            (row, record.record_kind, record.id, caption_of(record, records), written),
        )
        folded = [_bounded(" ".join(map(folded_text, texts.get(field, ())))) for field in SEARCHED]
        connection.execute(f"insert into words (rowid, {', '.join(SEARCHED)}) values (?, {marks})", (row, *folded))
    connection.execute("commit")


def _bounded(folded: str) -> str:
    """Return as many whole words as are searched."""
    return folded if len(folded) <= MOST_SEARCHED else folded[:MOST_SEARCHED].rpartition(" ")[0]
