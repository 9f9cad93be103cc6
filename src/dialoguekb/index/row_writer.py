"""Rows in, tables of a database filled."""

import sqlite3
from typing import Any

from dialoguekb.index.row_numbers import ROWS
from dialoguekb.model.records import Record
from dialoguekb.model.vocabulary import PLURALS

Rows = list[dict[str, Any]]
"""Rows of one table, as column -> value; all of a table name the same columns in the same order."""

_AT_ONCE = 250
"""int, rows of a table that are written at once."""

ONE_ROW_A_RECORD = frozenset({*PLURALS.values(), "searched", "words"})
"""The tables in which a record has one row, under its own number."""


class Writer:
    """Writes the rows of records, those of a table together."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection, which is in the middle of a transaction."""
        self._connection = connection
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._statements: dict[str, str] = {}

    def add(self, number: int, rows: dict[str, Rows]) -> None:
        """Write the rows of a record, table by table, under its number; see `flush`."""
        for table, of_table in rows.items():
            if not of_table:
                continue
            if table not in self._statements:
                self._statements[table] = _insertion(table, of_table[0])
            waiting = self._waiting.setdefault(table, [])
            first = number if table in ONE_ROW_A_RECORD else number * ROWS
            waiting.extend([(rowid, *row.values()) for rowid, row in enumerate(of_table, first)])
            if len(waiting) >= _AT_ONCE:
                self._write(table)

    def keep(self, number: int, numbers: int, record: Record, content: bytes) -> None:
        """Write a record itself under its number; `numbers` is how many it takes, `content` its bytes."""
        row = {"kind": record.record_kind, "id": record.id, "numbers": numbers, "content": content}
        self._statements.setdefault("kept", _insertion("kept", row))
        self._waiting.setdefault("kept", []).append((number, *row.values()))

    def flush(self) -> None:
        """Write what is waiting."""
        for table in self._waiting:
            self._write(table)

    def _write(self, table: str) -> None:
        self._connection.executemany(self._statements[table], self._waiting[table])
        self._waiting[table] = []


def _insertion(table: str, row: dict[str, Any]) -> str:
    columns = ", ".join(f'"{column}"' for column in row)
    return f"insert into {table} (rowid, {columns}) values (?{', ?' * len(row)})"
