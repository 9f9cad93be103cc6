"""The place in each record that matched a search, in texts of any length."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from dialoguekb.full_text.search_terms import Term, any_of
from dialoguekb.full_text.snippets import Match, best_match
from dialoguekb.index.internal_tables import SEARCH_WORDS
from dialoguekb.index.search_fields import SEARCHED

_OPEN, _CLOSE = "\x02", "\x03"
"""str: what FTS5 puts around a match; no text of a record may hold a control character."""

_MOST_MARKED = 100_000
"""int, characters of a text that FTS5 marks at once: it takes a time that grows with the square."""

_HIGHLIGHTS = ", ".join(
    f"case when length(search_words.{field}) > {_MOST_MARKED} then search_words.{field}"
    f" else highlight(search_words, {place}, '{_OPEN}', '{_CLOSE}') end"
    for place, field in enumerate(SEARCHED)
)


def find_places(
    connection: sqlite3.Connection, expression: str, terms: Sequence[Term], rows: Sequence[int]
) -> dict[int, Match]:
    """Return row -> the place that matched best, for these rows of the tables that are searched.

    `expression` is the FTS5 expression that found them, and `terms` are those in it.
    """
    if not rows:
        return {}
    found = connection.execute(
        f"select record.rowid, record.texts, {_HIGHLIGHTS}"
        " from search_words join search_records record on record.rowid = search_words.rowid"
        " where search_words match ? and search_words.rowid in (select value from json_each(?))",
        (expression, json.dumps(rows)),
    )
    places = {}
    for row, texts, *columns in found:
        marked: dict[str, str] = {
            field: text
            if len(text) <= _MOST_MARKED or _OPEN in text
            else _mark_long(connection, row, field, text, terms)
            for field, text in zip(SEARCHED, columns, strict=True)
        }
        places[row] = best_match(json.loads(texts), marked, _OPEN, _CLOSE)
    return places


def _mark_long(connection: sqlite3.Connection, row: int, field: str, text: str, terms: Sequence[Term]) -> str:
    """Return the folded words of a long text with its first matches marked; as they are where it has none."""
    query = "select 1 from search_words where search_words match ? and rowid = ?"
    if connection.execute(query, (f"{{{field}}} : ({any_of(terms)})", row)).fetchone() is None:
        return text
    spans = sorted({span for term in terms if (span := _span(text, term))})
    return _mark_spans(text, spans) if spans else _mark_stems(text, any_of(terms))


def _span(text: str, term: Term) -> tuple[int, int] | None:
    """Return where a term first stands in folded words, letter by letter; None if it does not."""
    words = " ".join(term.words)
    start = f" {text} ".find(f" {words}" if term.is_beginning else f" {words} ")
    if start < 0:
        return None
    end = text.find(" ", start + len(words))
    return start, len(text) if end < 0 else end


def _mark_spans(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], _OPEN, text[start:end], _CLOSE]
            at = end
    return "".join([*pieces, text[at:]])


def _mark_stems(text: str, expression: str) -> str:
    """Return long folded words up to the first part in which FTS5 finds a match, the matches marked there."""
    with closing(sqlite3.connect(":memory:")) as parts:
        parts.execute(f"create virtual table part using fts5(words, tokenize = '{SEARCH_WORDS.tokenizer}')")
        start = 0
        while start < len(text):
            end = len(text) if len(text) - start <= _MOST_MARKED else text.rfind(" ", start, start + _MOST_MARKED) + 1
            end = end if end > start else start + _MOST_MARKED
            parts.execute("delete from part")
            parts.execute("insert into part values (?)", (text[start:end],))
            query = f"select highlight(part, 0, '{_OPEN}', '{_CLOSE}') from part where part match ?"
            if marked := parts.execute(query, (expression,)).fetchone():
                return text[:start] + str(marked[0])
            start = end
    return text
