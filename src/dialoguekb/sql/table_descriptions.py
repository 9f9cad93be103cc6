"""The tables that users may ask in SQL, described."""

from collections.abc import Iterator

from dialoguekb.errors import UnknownValueError
from dialoguekb.index.link_tables import LINK_TABLES, TableColumn
from dialoguekb.index.tables import CAPTION_COLUMN, DOCUMENTED_TABLES, EXTRA_COLUMNS, PLACE_COLUMNS, field_columns
from dialoguekb.model.columns import Column
from dialoguekb.model.fields import fields_of, meanings_of
from dialoguekb.model.nearest import nearest
from dialoguekb.model.records import RECORD_CLASSES
from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.query.selection import Answer

EXAMPLES: dict[str, str] = {
    "countries": "select id, name, capital from countries where subregion = 'Eastern Asia'",
    "groupings": "select id, short, founded from groupings order by founded_first_day",
    "offices": "select id, title from offices where country = 'JP'",
    "officials": (
        "select o.name, t.title, t.\"from\" from officials o join tenures t on t.official = o.id where o.country = 'IN'"
    ),
    "dialogues": "select id, name, founded from dialogues where format = '2+2'",
    "meetings": "select city, count(*) n from meetings where status = 'held' group by city order by n desc limit 5",
    "agreements": "select short, signed, in_force from agreements where kind = 'logistics'",
    "topics": "select id, label from topics where broader = '[]'",
    "sources": "select publisher, count(*) n from sources where kind = 'government' group by publisher order by n desc",
    "memberships": 'select country, "from" from memberships where "grouping" = \'brics\' order by first_day',
    "tenures": "select official, \"from\", \"to\" from tenures where country = 'JP' and role = 'defence-minister'",
    "dialogue_sides": "select country, count(distinct dialogue) n from dialogue_sides group by country order by n desc",
    "ordinal_gaps": "select dialogue, first, last from ordinal_gaps",
    "sides": "select m.id, m.start from meetings m join sides s on s.meeting = m.id where s.country = 'FR'",
    "participants": (
        "select name, count(*) n from participants where role = 'foreign-minister' group by name order by n desc"
    ),
    "meeting_topics": (
        "select m.start, t.wording from meeting_topics t join meetings m on m.id = t.meeting"
        " where t.topic = 'taiwan-strait'"
    ),
    "topic_ancestors": "select topic from topic_ancestors where ancestor = 'indo-pacific'",
    "meeting_agreements": (
        "select m.start, a.short from meeting_agreements ma join meetings m on m.id = ma.meeting"
        " join agreements a on a.id = ma.agreement"
    ),
    "parties": "select country, count(*) n from parties group by country order by n desc",
    "signatories": "select name, count(*) n from signatories group by name order by n desc limit 5",
    "reports": "select meeting, date, status, start from reports where status = 'postponed'",
    "disputes": "select record, field, kept, why from disputes where kind = 'meeting'",
    "citations": "select source, count(distinct record) n from citations group by source order by n desc limit 5",
}
"""Table -> a query that answers on the bundled data."""

_TABLES = (Column("table", "Table"), Column("meaning", "A row is"), Column("example", "Example", featured=False))
_COLUMNS = (Column("column", "Column"), Column("type", "Type"), Column("meaning", "Meaning"))

_BOUNDS = {"first_day": "The first day", "last_day": "The last day"}


def describe_tables() -> Answer:
    """Return every table with what a row of it is and an example."""
    meanings = {PLURALS[cls.record_kind]: _first_sentence(cls.__doc__ or "") for cls in RECORD_CLASSES}
    meanings |= {name: table.meaning for name, table in LINK_TABLES.items()}
    return Answer(_TABLES, [[name, meanings[name], EXAMPLES[name]] for name in DOCUMENTED_TABLES])


def describe_table(name: str) -> Answer:
    """Return the columns of a table; raise UnknownValueError for one that does not exist."""
    if name not in DOCUMENTED_TABLES:
        raise UnknownValueError("table", name, DOCUMENTED_TABLES, nearest(name, DOCUMENTED_TABLES))
    return Answer(_COLUMNS, [[column.name, column.type, column.meaning] for column in columns_of(name)])


def columns_of(table: str) -> Iterator[TableColumn]:
    """Yield the columns of a documented table, in order."""
    if table in LINK_TABLES:
        yield from LINK_TABLES[table].columns
        return
    (cls,) = (declared for declared in RECORD_CLASSES if PLURALS[declared.record_kind] == table)
    meanings = meanings_of(cls)
    for field in fields_of(cls):
        for declaration in field_columns(field):
            column, sql_type = _read(declaration)
            meaning = meanings[field.key]
            if column != field.key:
                meaning = f"{_BOUNDS[column.removeprefix(field.key + '_')]} that {field.key} may mean."
            yield TableColumn(column, meaning + (" A JSON list." if field.many else ""), sql_type)
    for declaration in (*EXTRA_COLUMNS.get(table, ()), CAPTION_COLUMN, *PLACE_COLUMNS):
        column, sql_type = _read(declaration)
        yield TableColumn(column, _FURTHER[column], sql_type)


_FURTHER = {
    "first_day": "The first day on which it may have sat.",
    "last_day": "The last day on which it may have sat.",
    "caption": "What the record is called where others name it.",
    "file": "The file in which it is written.",
    "line": "The line at which it begins.",
    "position": "The column at which it begins, in characters from 1.",
}


def _read(declaration: str) -> tuple[str, str]:
    name, sql_type, *_ = declaration.replace('"', "").split()
    return name, sql_type


def _first_sentence(text: str) -> str:
    return text.split("\n", maxsplit=1)[0]
