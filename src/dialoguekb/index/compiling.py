"""Records in, a SQLite database in memory out."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dialoguekb import progress
from dialoguekb.index import links, rows
from dialoguekb.index.naming import rows_of_names
from dialoguekb.index.tables import INDEXES, create_statements
from dialoguekb.record_set import RecordSet

IN_MEMORY = ":memory:"
"""str: what stands for a file's path where a database is in memory."""


def compile_index(records: RecordSet, named: RecordSet | None = None, path: str = IN_MEMORY) -> sqlite3.Connection:
    """Return a database that holds the tables of `index.tables`, filled from the records.

    Names lead to the records of `named` where that is given, so that a name is known though its record is not.
    `path` is an empty file, which nobody else knows of; the file is whole once the connection is closed. Raises
    sqlite3.Error where there is no room for it.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    if path != IN_MEMORY:
        # A file that is not whole in the end is thrown away: nothing has to be undone, nor to outlast a power cut.
        for pragma in ("journal_mode = off", "synchronous = off", "locking_mode = exclusive"):
            connection.execute(f"pragma {pragma}")
    # What a query sorts stays within the memory that bounds it, and off the disk.
    connection.execute("pragma temp_store = memory")
    connection.execute("begin")
    for statement in create_statements():
        connection.execute(statement)
    tables = len(create_statements())
    for number, (table, filled) in enumerate(_all_rows(records, named or records), 1):
        _insert(connection, table, filled)
        progress.step("indexing", number, tables)
    for statement in INDEXES:
        connection.execute(statement)
    connection.execute("commit")
    return connection


def _all_rows(records: RecordSet, named: RecordSet) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    yield from rows.rows_of_records(records)
    yield from links.rows_of_links(records)
    yield "names", rows_of_names(named)


def _insert(connection: sqlite3.Connection, table: str, filled: Iterable[Mapping[str, Any]]) -> None:
    iterator = iter(filled)
    first = next(iterator, None)
    if first is None:
        return
    columns = ", ".join(f'"{column}"' for column in first)
    marks = ", ".join("?" for _ in first)
    statement = f"insert into {table} ({columns}) values ({marks})"
    connection.execute(statement, tuple(first.values()))
    connection.executemany(statement, (tuple(row.values()) for row in iterator))
