"""How long the rows of the index are."""

import sqlite3

_COLUMNS = (
    "select tables.name, columns.name from sqlite_master tables join pragma_table_info(tables.name) columns"
    " where tables.type = 'table' and tables.sql not like 'create virtual%'"
)


def longest_row(connection: sqlite3.Connection) -> int:
    """Return the bytes of the values in the longest row of all tables."""
    lengths: dict[str, list[str]] = {}
    for table, column in connection.execute(_COLUMNS):
        lengths.setdefault(table, []).append(f'coalesce(length(cast("{column}" as blob)), 0)')
    longest = [
        connection.execute(f'select max({" + ".join(of_columns)}) from "{table}"').fetchone()[0]
        for table, of_columns in lengths.items()
    ]
    return max(filter(None, longest), default=0)
