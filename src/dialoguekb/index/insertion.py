"""Rows in, written into a table as it is declared."""

import sqlite3
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from dialoguekb.index.sql_table import Table

Row = Mapping[str, Any]
"""A row, column -> value."""


class Insertion:
    """The SQL that writes rows into a table, and the values that it takes from each."""

    def __init__(self, table: Table) -> None:
        """Prepare the statement; its first value is the number of the row, None for the next one."""
        self._table = table
        self._columns = [name for name in table.column_names if name != table.row_id]
        self._values_of = itemgetter(*self._columns) if len(self._columns) > 1 else self._only_value
        names = ", ".join(f'"{name}"' for name in self._columns)
        self.statement = f"insert into {table.name} ({table.row_id}, {names}) values (?{', ?' * len(self._columns)})"

    def check(self, row: Row) -> None:
        """Raise ValueError unless a row has a value for every declared column, and for no other."""
        name = self._table.name
        for column in self._columns:
            if column not in row:
                raise ValueError(f"a row of {name} lacks a value for the declared column '{column}'")
        for column in row:
            if column not in self._columns:
                raise ValueError(f"a row of {name} has a value for '{column}', which the table does not declare")

    def values(self, number: int | None, row: Row) -> tuple[Any, ...]:
        """Return the values of a row under its number."""
        return (number, *self._values_of(row))

    def _only_value(self, row: Row) -> tuple[Any, ...]:
        return (row[self._columns[0]],)


def fill(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    """Create a table and write its rows; a temporary table replaces an earlier one of its name."""
    connection.execute("savepoint fill")  # the connection may be in a transaction
    if table.is_temporary:
        connection.execute(f"drop table if exists temp.{table.name}")
    connection.execute(table.creation)
    insertion = Insertion(table)
    for row in rows:
        insertion.check(row)
        connection.execute(insertion.statement, insertion.values(None, row))
    for statement in table.index_creations:
        connection.execute(statement)
    connection.execute("release fill")
