"""Every table of the index, by name.

Each kind of record has a table named in the plural with a column for each of its fields; a date has two more, the
first and last day that it may mean; a list is JSON text. Tables of links (`link_tables`) spell out what the lists hold
so that a query can join. `internal_tables` are for the program alone.
"""

from collections.abc import Iterable

from dialoguekb.index.internal_tables import INTERNAL_TABLES, LATER_TABLES
from dialoguekb.index.link_tables import LINK_TABLES
from dialoguekb.index.record_tables import record_table
from dialoguekb.model.records import KINDS

RECORD_TABLES = tuple(map(record_table, KINDS.values()))
"""The tables of the kinds of records, in the order of the kinds."""

TABLES = {table.name: table for table in (*RECORD_TABLES, *LINK_TABLES, *INTERNAL_TABLES, *LATER_TABLES)}
"""Every table of the index by its name."""

DOCUMENTED_TABLES = tuple(table.name for table in TABLES.values() if table.meaning)
"""The names of the tables that users may ask in SQL."""


def former_names(tables: Iterable[str] = DOCUMENTED_TABLES) -> dict[str, str]:
    """Return the columns of tables whose names changed: what a column was called -> what it is called."""
    return {former: name for table in tables for former, name in TABLES[table].former_names}
