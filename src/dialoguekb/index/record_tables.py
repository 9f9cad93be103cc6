"""The tables of the kinds of records, made from the fields that a kind declares."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.model.fields import Day, Field, Flag, NestedMapping, Number, fields_of
from dialoguekb.model.knowledge import KnownSince
from dialoguekb.model.records import Record

_NO_MEANINGS: Mapping[str, str] = MappingProxyType({})

_COLUMN_NAMES = {"grouping": "grouping_id", "missing": "not_established"}
"""Field -> its column, where that has another name."""

_INDEXES: dict[str, tuple[str, ...]] = {
    "meeting": (
        "dialogue, start_first_day",
        "start is null, start_first_day, start_last_day desc, start, id",
        "first_day",
    ),
}
"""Kind -> the columns of each SQL index of its table."""

_DERIVED_COLUMNS: dict[str, tuple[TableColumn, ...]] = {
    "meeting": (
        TableColumn("name", "What it is called beside its date: its own title, or the name of its dialogue."),
        TableColumn("venue_country", "The code of the country of the venue, the same as country."),
        TableColumn("first_day", "The first day on which the meeting may have taken place."),
        TableColumn("last_day", "The last day on which the meeting may have taken place."),
    ),
}
"""Kind -> the columns that its table has beyond its fields."""

_LAST_COLUMNS = (
    TableColumn("caption", "What the record is called in a line.", constraint="not null"),
    TableColumn("file", "The file that holds the record.", constraint="not null"),
    TableColumn("line", "The line on which the record begins.", "integer", "not null"),
    TableColumn(
        "position", "The character of that line at which the record begins, counted from 1.", "integer", "not null"
    ),
)
"""The last columns of every table of records."""


def record_table(cls: type[Record], meanings: Mapping[str, str] = _NO_MEANINGS) -> Table:
    """Return the table of a record class.

    `meanings` says what each field means, by key. Without it the columns of fields have no meaning: to read it takes
    time.
    """
    kind = cls.kind_name
    fields = stored_fields(cls)
    return Table(
        cls.plural,
        (
            *(column for field in fields for column in _columns_of(field, meanings.get(field.key, ""))),
            *_DERIVED_COLUMNS.get(kind, ()),
            *_LAST_COLUMNS,
        ),
        str(cls.__doc__).partition("\n")[0],
        cls.example_query,
        rows="one",
        indexes=_INDEXES.get(kind, ()),
        former_names=tuple((field.key, name) for field in fields if (name := column_of(field)) != field.key),
    )


def stored_fields(cls: type[Record]) -> list[Field]:
    """Return the fields of a record class that its table holds, in order: all but those on how the record is kept."""
    return [field for field in fields_of(cls) if field.known_since is not KnownSince.UPKEEP]


def column_of(field: Field) -> str:
    """Return the name of the column that holds a field."""
    return _COLUMN_NAMES.get(field.key, field.key)


def _columns_of(field: Field, meaning: str) -> Iterator[TableColumn]:
    """Yield the columns that hold a field."""
    if meaning and (field.many or isinstance(field.form, NestedMapping)):
        meaning = f"{meaning} A JSON {'list' if field.many else 'object'}."
    name = column_of(field)
    if name == "id":
        yield TableColumn("id", meaning, constraint="primary key")
        return
    is_number = isinstance(field.form, Number | Flag) and not field.many
    yield TableColumn(name, meaning, "integer" if is_number else "text")
    if isinstance(field.form, Day) and not field.many:
        yield TableColumn(f"{name}_first_day", f"The first day that {name} may mean.")
        yield TableColumn(f"{name}_last_day", f"The last day that {name} may mean.")
