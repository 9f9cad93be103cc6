"""Records in, a SQLite database in memory out."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dialoguekb.index import links, rows
from dialoguekb.index.naming import rows_of_names
from dialoguekb.index.tables import INDEXES, create_statements
from dialoguekb.record_set import RecordSet


def compile_index(records: RecordSet, named: RecordSet | None = None) -> sqlite3.Connection:
    """Return a database in memory that holds the tables of `index.tables`, filled from the records.

    Names lead to the records of `named` where that is given, so that a name is known though its record is not.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    # What a query sorts stays within the memory that bounds it, and off the disk.
    connection.execute("pragma temp_store = memory")
    connection.execute("begin")
    for statement in create_statements():
        connection.execute(statement)
    for table, filled in _all_rows(records, named or records):
        _insert(connection, table, filled)
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
