"""Some records in, their rows written anew in an index that holds all others already."""

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
"""First number of a record, and how many it takes."""


class NoRoomError(Exception):
    """A record has more rows than fit under the numbers that it had."""


def remove(connection: sqlite3.Connection, numbers: Sequence[Numbers]) -> None:
    """Remove every row that stands under these numbers."""
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
    """Write the rows of records, which have none; `records` are all beside which they are reckoned.

    Those `read` from changed files get their numbers, those `affected` have theirs. Raises NoRoomError where these do
    not suffice, and sqlite3.Error where there is no room for the file.
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
