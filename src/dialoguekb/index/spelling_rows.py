"""The words of the texts that are searched, as they are written: what a misspelt word may mean."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from dialoguekb.index.internal_tables import SPELLINGS
from dialoguekb.model.words import distinct_words, folded_text

_LONGEST = 128
"""int, characters: a longer word is never the nearest to one that a user types."""

_MOST_READ = 10_000_000
"""int, characters of a text whose words are kept."""


def spellings_in(record_id: str, texts: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the words of the texts of a record (field of the search -> texts), without those of its id."""
    written: set[str] = set()
    for text in (text for of_field in texts.values() for text in of_field if text != record_id):
        written |= distinct_words(text[:_MOST_READ])
    return {word for word in written if len(word) <= _LONGEST and folded_text(word)}


def spellings_under(connection: sqlite3.Connection, rows: Iterable[int]) -> set[str]:
    """Return the words of the records that have these rows in the tables that are searched."""
    query = "select id, texts from search_records where rowid in (select value from json_each(?))"
    found = connection.execute(query, (json.dumps(list(rows)),))
    return set[str]().union(*(spellings_in(record_id, json.loads(texts)) for record_id, texts in found))


def add_spellings(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Add words to the table."""
    query = f"insert or ignore into {SPELLINGS.name} (word) values (?)"
    connection.executemany(query, [(word,) for word in sorted(words)])


def remove_spellings(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Remove the words that no record holds any more from the table."""
    lost = [(word,) for word in words if not _is_written(connection, word)]
    connection.executemany(f"delete from {SPELLINGS.name} where word = ?", lost)


def _is_written(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a record holds a word, written so."""
    records = connection.execute(
        "select record.id, record.texts from search_words join search_records record"
        " on record.rowid = search_words.rowid where search_words match ?",
        (f'"{folded_text(word)}"',),
    )
    return any(word in spellings_in(record_id, json.loads(texts)) for record_id, texts in records)
