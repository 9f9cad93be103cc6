"""The tables that users may ask in SQL, described."""

from dialoguekb.errors import UnknownValueError
from dialoguekb.index.record_tables import record_table
from dialoguekb.index.sql_table import Table
from dialoguekb.index.tables import DOCUMENTED_TABLES, TABLES
from dialoguekb.model.columns import Column
from dialoguekb.model.fields import meanings_of
from dialoguekb.model.nearest import nearest
from dialoguekb.model.records import KINDS
from dialoguekb.query.selection import Answer

_TABLES = (Column("table", "Table"), Column("meaning", "A row is"), Column("example", "Example", featured=False))
_COLUMNS = (Column("column", "Column"), Column("type", "Type"), Column("meaning", "Meaning"))


def describe_tables() -> Answer:
    """Return every table with what a row of it is and an example."""
    tables = [TABLES[name] for name in DOCUMENTED_TABLES]
    return Answer(_TABLES, [[table.name, table.meaning, table.example] for table in tables])


def describe_table(name: str) -> Answer:
    """Return the columns of a table; raise UnknownValueError for one that does not exist."""
    if name not in DOCUMENTED_TABLES:
        raise UnknownValueError("table", name, DOCUMENTED_TABLES, nearest(name, DOCUMENTED_TABLES))
    return Answer(_COLUMNS, [[column.name, column.type, column.meaning] for column in explained_table(name).columns])


def explained_table(name: str) -> Table:
    """Return a table that users may ask, the meaning of each column included."""
    for cls in KINDS.values():
        if cls.plural == name:
            return record_table(cls, meanings_of(cls))
    return TABLES[name]
