"""The tables of the index.

Each kind of record has a table named in the plural with a column for each of its fields; a date has two
more, the first and last day that it may mean; a list is JSON text. Tables of links, declared here, spell
out what the lists hold so that a query can join. Every dated row of a link has `first_day` and `last_day`
(TEXT, ISO 8601 dates; open sides are 0001-01-01 and 9999-12-31).
"""

from typing import Any

from dialoguekb.records import PLURALS, RECORD_CLASSES
from dialoguekb.schema import Day, Field, Flag, Number, fields_of

EXTRA_COLUMNS: dict[str, tuple[str, ...]] = {
    "meetings": ("first_day text", "last_day text"),
}
"""Columns that a record's table has beyond its fields."""

CAPTION_COLUMN = "caption text not null"
"""What the record is called where others name it."""

PLACE_COLUMNS = ("file text not null", "line integer not null", "position integer not null")
"""Where the record begins; `position` is the column in characters, counted from 1."""

LINK_TABLES: dict[str, tuple[str, ...]] = {
    "names": ("kind text", "key text", "strength integer", "id text", "name text"),
    "memberships": (
        '"grouping" text',
        "country text",
        '"from" text',
        '"to" text',
        "note text",
        "first_day text",
        "last_day text",
    ),
    "tenures": (
        "official text",
        "office text",
        "country text",
        "role text",
        "also text",
        "title text",
        '"from" text',
        '"to" text',
        "acting integer",
        "concurrent integer",
        "as_of text",
        "note text",
        "unsourced text",
        "first_day text",
        "last_day text",
    ),
    "dialogue_sides": ("dialogue text", "country text", "first_day text", "last_day text"),
    "ordinal_gaps": ("dialogue text", "ordinal integer"),
    "sides": ("meeting text", "country text"),
    "participants": (
        "meeting text",
        "position integer",
        "official text",
        "name text",
        "country text",
        "office text",
        "role text",
        "title text",
        "note text",
    ),
    "meeting_topics": ("meeting text", "topic text", "wording text"),
    "topic_ancestors": ("topic text", "ancestor text"),
    "meeting_agreements": ("meeting text", "agreement text"),
    "parties": ("agreement text", "country text"),
    "signatories": ("agreement text", "official text", "name text", "country text", "title text"),
    "reports": (
        "meeting text",
        "source text",
        "date text",
        "status text",
        "start text",
        '"end" text',
        "city text",
        "country text",
        "was text",
        "note text",
    ),
    "disputes": (
        "kind text",
        "record text",
        "title text",
        "position integer",
        "field text",
        "kept text",
        "sources text",
        "not_kept text",
        "why text",
    ),
    "links": ("kind text", "record text", "path text", "target_kind text", "target text"),
    "citations": ("kind text", "record text", "part text", "source text", "supports text"),
}
"""The tables of links: name -> declarations of their columns."""

INDEXES = (
    "create index names_by_key on names (key, kind)",
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
    "create index meetings_by_dialogue on meetings (dialogue)",
    "create index meetings_by_day on meetings (first_day)",
)
"""What makes the joins of the listings quick."""


def record_columns(cls: type[Any]) -> tuple[str, ...]:
    """Return the declarations of the columns of a record class's table, its place included."""
    columns = [declaration for field in fields_of(cls) for declaration in _field_columns(field)]
    return (*columns, *EXTRA_COLUMNS.get(PLURALS[cls.record_kind], ()), CAPTION_COLUMN, *PLACE_COLUMNS)


def create_statements() -> list[str]:
    """Return the SQL that creates every table, without the indexes."""
    tables = {PLURALS[cls.record_kind]: record_columns(cls) for cls in RECORD_CLASSES} | LINK_TABLES
    return [f"create table {name} ({', '.join(columns)})" for name, columns in tables.items()]


def _field_columns(field: Field) -> list[str]:
    if field.key == "id":
        return ["id text primary key"]
    if field.many:
        return [f'"{field.key}" text']
    if isinstance(field.form, Number | Flag):
        return [f'"{field.key}" integer']
    if isinstance(field.form, Day):
        return [f'"{field.key}" text', f'"{field.key}_first_day" text', f'"{field.key}_last_day" text']
    return [f'"{field.key}" text']
