"""The tables of the index.

Each kind of record has a table named in the plural with a column for each of its fields; a date has two
more, the first and last day that it may mean; a list is JSON text. Tables of links (`link_tables`) spell
out what the lists hold so that a query can join.
"""

from typing import Any

from dialoguekb.index.link_tables import LINK_TABLES
from dialoguekb.model.fields import Day, Field, Flag, Number, fields_of
from dialoguekb.model.records import RECORD_CLASSES
from dialoguekb.model.vocabulary import PLURALS

EXTRA_COLUMNS: dict[str, tuple[str, ...]] = {
    "meetings": ("first_day text", "last_day text"),
}
"""Columns that a record's table has beyond its fields."""

CAPTION_COLUMN = "caption text not null"
"""What the record is called where others name it."""

PLACE_COLUMNS = ("file text not null", "line integer not null", "position integer not null")
"""Where the record begins; `position` is the column in characters, counted from 1."""

DOCUMENTED_TABLES: tuple[str, ...] = (
    *(PLURALS[cls.record_kind] for cls in RECORD_CLASSES),
    *(name for name, table in LINK_TABLES.items() if table.meaning),
)
"""The names of the tables that users may ask in SQL."""

_OWN_TABLES = (
    "create table files (place integer primary key, path text not null)",
    "create table kept (number integer primary key, kind text, id text, numbers integer, content blob)",
)
"""The files in which records may stand, in order; the records themselves, each with the numbers that it takes
(`index.numbering`) and its bytes (`index.keeping_records`). Their rows bear these numbers."""

INDEXES = (
    "create index names_by_key on names (key, kind)",
    "create index names_by_id on names (id, kind)",
    "create index offered_by_folded on offered (folded, kind)",
    "create unique index kept_by_id on kept (id, kind)",
    'create index memberships_by_grouping on memberships ("grouping", country)',
    "create index memberships_by_country on memberships (country)",
    "create index tenures_by_official on tenures (official)",
    "create index tenures_by_office on tenures (office)",
    "create index dialogue_sides_by_dialogue on dialogue_sides (dialogue, country)",
    "create index sides_by_meeting on sides (meeting, country)",
    "create index sides_by_country on sides (country, meeting)",
    "create index participants_by_meeting on participants (meeting, official)",
    "create index participants_by_official on participants (official)",
    "create index meeting_topics_by_meeting on meeting_topics (meeting, topic)",
    "create index meeting_topics_by_topic on meeting_topics (topic)",
    "create index topic_ancestors_by_topic on topic_ancestors (topic, ancestor)",
    "create index meeting_agreements_by_agreement on meeting_agreements (agreement)",
    "create index parties_by_agreement on parties (agreement, country)",
    "create index signatories_by_agreement on signatories (agreement)",
    "create index citations_by_source on citations (source, kind)",
    "create index citations_by_record on citations (kind, record)",
    "create index links_by_target on links (target_kind, target)",
    "create index ordinal_gaps_by_dialogue on ordinal_gaps (dialogue)",
    "create index meetings_by_dialogue on meetings (dialogue, start)",
    "create index meetings_by_start on meetings (start is null, start, id)",
    "create index meetings_by_day on meetings (first_day)",
)
"""What makes the joins of the listings quick."""


def record_columns(cls: type[Any]) -> tuple[str, ...]:
    """Return the declarations of the columns of a record class's table, its place included."""
    columns = [declaration for field in fields_of(cls) for declaration in field_columns(field)]
    return (*columns, *EXTRA_COLUMNS.get(PLURALS[cls.record_kind], ()), CAPTION_COLUMN, *PLACE_COLUMNS)


def create_statements() -> list[str]:
    """Return the SQL that creates every table, without the indexes."""
    tables = {PLURALS[cls.record_kind]: record_columns(cls) for cls in RECORD_CLASSES}
    tables |= {name: tuple(column.declaration for column in table.columns) for name, table in LINK_TABLES.items()}
    return [*_OWN_TABLES, *(f"create table {name} ({', '.join(columns)})" for name, columns in tables.items())]


def field_columns(field: Field) -> list[str]:
    """Return the declarations of the columns that hold a field."""
    if field.key == "id":
        return ["id text primary key"]
    if field.many:
        return [f'"{field.key}" text']
    if isinstance(field.form, Number | Flag):
        return [f'"{field.key}" integer']
    if isinstance(field.form, Day):
        return [f'"{field.key}" text', f'"{field.key}_first_day" text', f'"{field.key}_last_day" text']
    return [f'"{field.key}" text']
