"""Every table of the index, by name.

Each kind of record has a table named in the plural with a column for each of its fields; a date has two
more, the first and last day that it may mean; a list is JSON text. Tables of links (`link_tables`) spell
out what the lists hold so that a query can join. `internal_tables` are for the program alone.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dialoguekb.index.internal_tables import INTERNAL_TABLES, LATER_TABLES
from dialoguekb.index.link_tables import LINK_TABLES
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.model.fields import Day, Field, Flag, Number, fields_of
from dialoguekb.model.records import RECORD_CLASSES
from dialoguekb.model.vocabulary import PLURALS

_NO_MEANINGS: Mapping[str, str] = MappingProxyType({})

_EXAMPLES: dict[str, str] = {
    "country": "select id, name, capital from countries where subregion = 'Eastern Asia'",
    "grouping": "select id, short, founded from groupings order by founded_first_day",
    "office": "select id, title from offices where country = 'JP'",
    "official": (
        "select o.name, t.title, t.\"from\" from officials o join tenures t on t.official = o.id where o.country = 'IN'"
    ),
    "dialogue": "select id, name, founded from dialogues where format = '2+2'",
    "meeting": "select city, count(*) n from meetings where status = 'held' group by city order by n desc limit 5",
    "agreement": "select short, signed, in_force from agreements where kind = 'logistics'",
    "topic": "select id, label from topics where broader = '[]'",
    "source": "select publisher, count(*) n from sources where kind = 'government' group by publisher order by n desc",
}
"""Kind -> a query that answers on the bundled data."""

_INDEXES: dict[str, tuple[str, ...]] = {
    "meeting": ("dialogue, start", "start is null, start, id", "first_day"),
}
"""Kind -> the columns of each SQL index of its table."""

_FURTHER_COLUMNS: dict[str, tuple[TableColumn, ...]] = {
    "meeting": (
        TableColumn("first_day", "The first day on which it may have sat."),
        TableColumn("last_day", "The last day on which it may have sat."),
    ),
}
"""Kind -> the columns that its table has beyond its fields."""

_LAST_COLUMNS = (
    TableColumn("caption", "What the record is called where others name it.", constraint="not null"),
    TableColumn("file", "The file in which it is written.", constraint="not null"),
    TableColumn("line", "The line at which it begins.", "integer", "not null"),
    TableColumn("position", "The column at which it begins, in characters from 1.", "integer", "not null"),
)
"""The last columns of every table of records."""


def record_table(cls: type[Any], meanings: Mapping[str, str] = _NO_MEANINGS) -> Table:
    """Return the table of a record class.

    `meanings` says what each field means, by key; without it the columns of fields have no meaning, as to read it
    takes time.
    """
    kind = cls.record_kind
    columns = [column for field in fields_of(cls) for column in _columns_of(field, meanings.get(field.key, ""))]
    return Table(
        PLURALS[kind],
        (*columns, *_FURTHER_COLUMNS.get(kind, ()), *_LAST_COLUMNS),
        str(cls.__doc__).partition("\n")[0],
        _EXAMPLES.get(kind, ""),
        rows="one",
        indexes=_INDEXES.get(kind, ()),
    )


def _columns_of(field: Field, meaning: str) -> Iterator[TableColumn]:
    """Yield the columns that hold a field."""
    meaning = f"{meaning} A JSON list." if meaning and field.many else meaning
    if field.key == "id":
        yield TableColumn("id", meaning, constraint="primary key")
        return
    is_number = isinstance(field.form, Number | Flag) and not field.many
    yield TableColumn(field.key, meaning, "integer" if is_number else "text")
    if isinstance(field.form, Day) and not field.many:
        yield TableColumn(f"{field.key}_first_day", f"The first day that {field.key} may mean.")
        yield TableColumn(f"{field.key}_last_day", f"The last day that {field.key} may mean.")


RECORD_TABLES = tuple(map(record_table, RECORD_CLASSES))
"""The tables of the kinds of records, in the order of the kinds."""

TABLES = {table.name: table for table in (*RECORD_TABLES, *LINK_TABLES, *INTERNAL_TABLES, *LATER_TABLES)}
"""Every table of the index by its name."""

DOCUMENTED_TABLES = tuple(table.name for table in TABLES.values() if table.meaning)
"""The names of the tables that users may ask in SQL."""
