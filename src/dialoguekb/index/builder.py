"""Compiles records into a SQLite database."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from dialoguekb.index.completion_table import completion_rows
from dialoguekb.index.context import Context
from dialoguekb.index.internal_tables import LATER_TABLES
from dialoguekb.index.link_rows import rows_of_links
from dialoguekb.index.name_rows import names_of
from dialoguekb.index.record_rows import row_of_record
from dialoguekb.index.row_numbers import Numbering, files_of
from dialoguekb.index.row_writer import Rows, Writer
from dialoguekb.index.tables import TABLES
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record

IN_MEMORY = ":memory:"
"""str: the path of a database in memory."""

_PROGRESS_STEP = 500
"""int, records between two reports of progress."""


def compile_index(
    records: RecordSet,
    named: RecordSet | None = None,
    path: str = IN_MEMORY,
    files: Sequence[str] | None = None,
    progress: Progress = ignore_progress,
) -> sqlite3.Connection:
    """Return a database with the tables of `index.tables`, filled from the records.

    With `named`, names lead to the records of that set, so that a name is known even where its record is not. `path`
    is an empty file that no other program uses; it is whole once the connection is closed. `files` are the paths of the
    files that may hold records, in order; None stands for those that do. Raises sqlite3.Error if the disk is full.
    """
    connection = open_to_write(path)
    try:
        _fill(connection, records, named or records, files, progress)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(
    connection: sqlite3.Connection,
    records: RecordSet,
    everything: RecordSet,
    files: Sequence[str] | None,
    progress: Progress,
) -> None:
    """Create the tables and fill them."""
    tables = [table for table in TABLES.values() if table not in LATER_TABLES]
    for table in tables:
        connection.execute(table.creation)
    numbering = Numbering(files_of(everything) if files is None else files)
    context, name_context = Context(records), Context(everything)
    writer = Writer(connection)
    writer.add_kinds()
    writer.add_files(files or ())
    all_records = everything.all()
    for done, record in enumerate(all_records, 1):
        known = records.of_kind(record.kind_name).get(record.id)
        rows = rows_of_names(record, name_context)
        if known is not None:
            rows |= rows_of(known, context)
        number, numbers = numbering.take(record, most_rows(rows))
        writer.add(number, rows)
        if known is not None:
            writer.add_record(number, numbers, known, known.caption(records))
        if done % _PROGRESS_STEP == 0 or done == len(all_records):
            progress("indexing", done, len(all_records))
    writer.flush()
    for table in tables:
        for statement in table.index_creations:
            connection.execute(statement)
    connection.execute("commit")


def open_to_write(path: str) -> sqlite3.Connection:
    """Return a connection to a database that no other program uses, with a transaction begun."""
    connection = sqlite3.connect(path, isolation_level=None)
    if path != IN_MEMORY:
        # A file that is not completed is deleted: nothing has to be rolled back or to survive a power cut.
        for pragma in ("journal_mode = off", "synchronous = off", "locking_mode = exclusive"):
            connection.execute(f"pragma {pragma}")
    # What a query sorts counts against its bound of memory and never goes to the disk.
    connection.execute("pragma temp_store = memory")
    connection.execute("begin")
    return connection


def rows_of(record: Record, context: Context) -> dict[str, Rows]:
    """Return the rows of a record without those of its names: table -> rows, as column -> value."""
    links = rows_of_links(record, context)
    return {record.plural: [row_of_record(record, links, context)], **links}


def rows_of_names(record: Record, context: Context) -> dict[str, Rows]:
    """Return the rows that lead to a record: table -> rows, as column -> value."""
    names = list(names_of(record, context.records))
    return {"names": names, "completions": completion_rows(names)}


def most_rows(rows: dict[str, list[Any]]) -> int:
    """Return the number of rows in the table that has the most."""
    return max(map(len, rows.values()))
