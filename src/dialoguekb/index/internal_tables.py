"""The tables of the index that users do not see: names, links, files, the records themselves, the search."""

from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.index.sql_table import Table, TableColumn


def _columns(*names: str) -> tuple[TableColumn, ...]:
    return tuple(map(TableColumn, names))


KINDS_TABLE = Table("kinds", _columns("kind", "plural"), rows="other")
"""The kinds of records in their order, each with the name of its table, for questions that need no class of records."""

FILES = Table(
    "files",
    (TableColumn("place", type="integer", constraint="primary key"), TableColumn("path", constraint="not null")),
    rows="other",
)
"""The files in which records may stand; `place` counts them from 0, in the order in which they are read."""

STORED_RECORDS = Table(
    "stored_records",
    (
        TableColumn("number", type="integer", constraint="primary key"),
        *_columns("kind", "id"),
        TableColumn("numbers", type="integer"),
        *_columns("caption"),
        TableColumn("content", type="blob"),
    ),
    rows="one",
    unique=("id, kind",),
)
"""The records themselves: `number` and how many `numbers` a record takes (`index.row_numbers`), what it is called, and
its bytes (`index.record_bytes`)."""

NAMES = Table(
    "names",
    (*_columns("kind", "key"), TableColumn("strength", type="integer"), *_columns("id", "name")),
    indexes=("key, kind", "id, kind"),
)
"""Every name that a record answers to, as written and as the key by which it is looked up."""

COMPLETIONS = Table("completions", _columns("kind", "folded", "name"), indexes=("folded, kind",))
"""The names that the Tab key completes; `folded` is the name without case."""

LINKS = Table("links", _columns("kind", "record", "path", "target_kind", "target"), indexes=("target_kind, target",))
"""Every reference from one record to another, with the path of the field that holds it."""

_TOKENIZER = "porter unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc'' tokenchars ''+&''"
"""str: the words are folded already; Porter's stems let `exercises` find `exercise`."""

SEARCH_RECORDS = Table("search_records", _columns("kind", "id", "title", "texts"), rows="one")
"""What the search shows of a record; `texts` is a JSON object: field of the search -> texts as written."""

SEARCH_WORDS = Table(
    "search_words", tuple(TableColumn(field, type="") for field in SEARCHED), rows="one", tokenizer=_TOKENIZER
)
"""The folded words of a record, a column for each field of the search."""

SPELLINGS = Table("spellings", (TableColumn("word", constraint="primary key"),), rows="other")
"""The words of the texts that are searched, as they are written, for words that are misspelt."""

OPTION_KINDS = Table("option_kinds", _columns("command", "option", "kind"), rows="other")
"""The kind of record that an option of a command names."""

ABOUT = Table(
    "about",
    _columns("title", "home_country", "version", "as_of", "licence", "errors", "left_out", "first_error"),
    rows="other",
)
"""What the knowledge base says of itself, in one row."""

INTERNAL_TABLES = (KINDS_TABLE, FILES, STORED_RECORDS, NAMES, COMPLETIONS, LINKS)
"""The tables that the builder fills."""

LATER_TABLES = (SEARCH_RECORDS, SEARCH_WORDS, SPELLINGS, OPTION_KINDS, ABOUT)
"""The tables that are created when they are filled, after the others."""
