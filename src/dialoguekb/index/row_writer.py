"""Rows of records in, tables of a database filled."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from dialoguekb.index.insertion import Insertion
from dialoguekb.index.record_bytes import pack
from dialoguekb.index.row_numbers import ROWS
from dialoguekb.index.tables import TABLES
from dialoguekb.model.records import KINDS, Record

Rows = list[dict[str, Any]]
"""Rows of one table, as column -> value."""

_AT_ONCE = 250
"""int, rows of a table that are written at once."""


class Writer:
    """Writes the rows of records, those of a table together."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection, which is in the middle of a transaction."""
        self._connection = connection
        self._insertions: dict[str, Insertion] = {}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}

    def add(self, number: int, rows: dict[str, Rows]) -> None:
        """Write the rows of a record, table by table, under its number; see `flush`.

        Raises ValueError where the first row of a table has other columns than are declared.
        """
        for table, of_table in rows.items():
            if not of_table:
                continue
            insertion = self._insertion(table, of_table[0])
            waiting = self._waiting[table]
            first = number if TABLES[table].rows != "many" else number * ROWS
            waiting.extend([insertion.values(row_number, row) for row_number, row in enumerate(of_table, first)])
            if len(waiting) >= _AT_ONCE:
                self._write(table)

    def add_record(self, number: int, numbers: int, record: Record, caption: str) -> None:
        """Write a record itself under its number; `numbers` is how many it takes, `caption` what it is called."""
        row = {
            "kind": record.kind_name,
            "id": record.id,
            "numbers": numbers,
            "caption": caption,
            "content": pack(record),
        }
        self.add(number, {"stored_records": [row]})

    def add_kinds(self) -> None:
        """Write the kinds of records."""
        for place, (kind, cls) in enumerate(KINDS.items()):
            self.add(place, {"kinds": [{"kind": kind, "plural": cls.plural}]})

    def add_files(self, paths: Sequence[str]) -> None:
        """Write the paths of the files in which records may stand, in order."""
        for place, path in enumerate(paths):
            self.add(place, {"files": [{"path": path}]})

    def flush(self) -> None:
        """Write what is waiting."""
        for table in self._waiting:
            self._write(table)

    def _insertion(self, table: str, first_row: dict[str, Any]) -> Insertion:
        if table not in self._insertions:
            insertion = Insertion(TABLES[table])
            insertion.check(first_row)
            self._insertions[table] = insertion
            self._waiting[table] = []
        return self._insertions[table]

    def _write(self, table: str) -> None:
        self._connection.executemany(self._insertions[table].statement, self._waiting[table])
        self._waiting[table] = []
