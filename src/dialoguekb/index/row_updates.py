"""Replaces the rows of some records in an index that holds all others."""

import sqlite3
from collections.abc import Sequence

from dialoguekb.index.builder import most_rows, rows_of, rows_of_names
from dialoguekb.index.context import Context
from dialoguekb.index.row_numbers import ROWS, Numbering
from dialoguekb.index.row_writer import Rows, Writer
from dialoguekb.index.search_rows import rows_of_search
from dialoguekb.index.search_texts import texts_of
from dialoguekb.index.spelling_rows import add_spellings, remove_spellings, spellings_in, spellings_under
from dialoguekb.index.tables import TABLES
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record

Numbers = tuple[int, int]
"""The first number of a record, and how many numbers it takes."""


class NoRoomError(Exception):
    """A record has more rows than fit under its numbers."""


def remove(connection: sqlite3.Connection, numbers: Sequence[Numbers]) -> set[str]:
    """Remove every row under these numbers; return the words of their texts, as they are written."""
    words = spellings_under(connection, [first for first, _ in numbers])
    for table in TABLES.values():
        if table.tokenizer:
            connection.executemany(f"delete from {table.name} where rowid = ?", [(first,) for first, _ in numbers])
        elif table.rows != "other":
            step = 1 if table.rows == "one" else ROWS
            spans = [(first * step, (first + count) * step) for first, count in numbers]
            connection.executemany(f"delete from {table.name} where rowid >= ? and rowid < ?", spans)
    return words


def write(
    connection: sqlite3.Connection,
    records: RecordSet,
    read: Sequence[Record],
    numbering: Numbering,
    affected: Sequence[tuple[Record, Numbers]],
    *,
    former_words: set[str],
) -> None:
    """Write the rows of records whose former rows are removed; `records` holds all that these rows depend on.

    `former_words` are those that `remove` returned.

    Records `read` from changed files get new numbers, those `affected` by the change keep theirs. Raises NoRoomError
    if the rows of one do not fit under its numbers, and sqlite3.Error if the disk is full.
    """
    writer, context, spellings = Writer(connection), Context(records), set[str]()
    for record in read:
        rows = _all_rows(record, context, spellings)
        number, numbers = numbering.take(record, most_rows(rows))
        writer.add(number, rows)
        writer.add_record(number, numbers, record, record.caption(records))
    for record, (number, numbers) in affected:
        rows = _all_rows(record, context, spellings)
        if most_rows(rows) > numbers * ROWS:
            raise NoRoomError
        writer.add(number, rows)
        writer.add_record(number, numbers, record, record.caption(records))
    writer.flush()
    add_spellings(connection, spellings)
    remove_spellings(connection, former_words - spellings)


def _all_rows(record: Record, context: Context, spellings: set[str]) -> dict[str, Rows]:
    """Return the rows of a record, and add the words of its texts to `spellings`."""
    texts = texts_of(record, context.records)
    spellings |= spellings_in(record.id, texts)
    searched = rows_of_search(record, texts, context.records)
    return {**rows_of_names(record, context), **rows_of(record, context), **searched}
