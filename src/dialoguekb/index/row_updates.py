"""Replaces the rows of some records in an index that holds all others."""

import sqlite3
from collections.abc import Sequence

from dialoguekb.index.builder import most_rows, rows_of, rows_of_names
from dialoguekb.index.context import Context
from dialoguekb.index.row_numbers import ROWS, Numbering
from dialoguekb.index.row_writer import Rows, Writer
from dialoguekb.index.search_rows import rows_of_search
from dialoguekb.index.tables import TABLES
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record

Numbers = tuple[int, int]
"""The first number of a record, and how many numbers it takes."""


class NoRoomError(Exception):
    """A record has more rows than fit under its numbers."""


def remove(connection: sqlite3.Connection, numbers: Sequence[Numbers]) -> None:
    """Remove every row under these numbers."""
    for table in TABLES.values():
        if table.tokenizer:
            connection.executemany(f"delete from {table.name} where rowid = ?", [(first,) for first, _ in numbers])
        elif table.rows != "other":
            step = 1 if table.rows == "one" else ROWS
            spans = [(first * step, (first + count) * step) for first, count in numbers]
            connection.executemany(f"delete from {table.name} where rowid >= ? and rowid < ?", spans)


def write(
    connection: sqlite3.Connection,
    records: RecordSet,
    read: Sequence[Record],
    numbering: Numbering,
    affected: Sequence[tuple[Record, Numbers]],
) -> None:
    """Write the rows of records whose former rows are removed; `records` holds all that these rows depend on.

    Records `read` from changed files get new numbers, those `affected` by the change keep theirs. Raises NoRoomError
    if the rows of one do not fit under its numbers, and sqlite3.Error if the disk is full.
    """
    writer, context = Writer(connection), Context(records)
    for record in read:
        rows = _all_rows(record, context)
        number, numbers = numbering.take(record, most_rows(rows))
        writer.add(number, rows)
        writer.add_record(number, numbers, record, record.caption(records))
    for record, (number, numbers) in affected:
        rows = _all_rows(record, context)
        if most_rows(rows) > numbers * ROWS:
            raise NoRoomError
        writer.add(number, rows)
        writer.add_record(number, numbers, record, record.caption(records))
    writer.flush()


def _all_rows(record: Record, context: Context) -> dict[str, Rows]:
    return {**rows_of_names(record, context), **rows_of(record, context), **rows_of_search(record, context.records)}
