"""Words in, the records that hold them out: ranked, each with the place that matched."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from dialoguekb.full_text.search_terms import Term, read_terms
from dialoguekb.full_text.snippets import Match, best_match
from dialoguekb.index.internal_tables import SEARCH_WORDS
from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.model.nearest import nearest
from dialoguekb.model.words import words_in

_OPEN, _CLOSE = "\x02", "\x03"
"""str: what FTS5 puts around a match; no text of a record may hold a control character."""

_WEIGHTS = ", ".join(str(weight) for weight in SEARCHED.values())
_MOST_MARKED = 100_000
"""int, characters of a text that FTS5 marks at once: it takes a time that grows with the square."""

_HIGHLIGHTS = ", ".join(
    f"case when length(search_words.{field}) > {_MOST_MARKED} then search_words.{field}"
    f" else highlight(search_words, {place}, '{_OPEN}', '{_CLOSE}') end"
    for place, field in enumerate(SEARCHED)
)

_KIND_WEIGHTS = {"country": 1.5, "grouping": 1.5, "official": 1.2, "dialogue": 1.1, "source": 0.3}
"""Kind -> the weight of a record of it where that is not 1: what a name most likely means stands first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was searched."""

    kind: str
    """str, the kind of record."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""
    score: float
    """float, how well it matches; a higher one stands first. Comparable within one search only."""
    match: Match
    """The place that matched."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    hits: tuple[Hit, ...]
    """Best first, then by kind and id."""
    remarks: tuple[str, ...]
    """What was searched instead of the words as typed, a sentence each."""


def has_search(connection: sqlite3.Connection) -> bool:
    """Whether the tables that are searched are filled."""
    return connection.execute("select 1 from sqlite_master where name = 'search_records'").fetchone() is not None


def search(connection: sqlite3.Connection, typed: str, placed: int | None = None) -> Found:
    """Return the records that hold all of the words; `placed` of them, the best, with the place that matched.

    To find the places takes longer than all else: None finds those of every record.

    A word without a match stands for the words that begin with it, else for the nearest word in the data. If no
    record holds all words, the records that hold some are returned. Raises WrongCallError if `typed` has no word.
    """
    terms = read_terms(typed)
    hits = _hits(connection, _all_of(terms), placed)
    if hits:
        return Found(hits, ())
    replaced, remarks = _replace_unmatched(connection, terms)
    if replaced != terms and (hits := _hits(connection, _all_of(replaced), placed)):
        return Found(hits, remarks)
    matched = [term for term in replaced if _matches(connection, term)]
    if len(terms) == 1 or not matched:
        return Found((), remarks)
    some = _hits(connection, " OR ".join(term.expression for term in matched), placed)
    return Found(some, (*remarks, "no record holds all of the words; showing those that hold some"))


_LEAST_LIKENESS = 0.7
"""float: the share of letters that a word needs in common with one that nothing holds, to be shown in its place."""


def _all_of(terms: Sequence[Term]) -> str:
    """Return the FTS5 expression for records that hold all of the terms, in a row if they can."""
    together = " AND ".join(term.expression for term in terms)
    phrase = " ".join(word for term in terms for word in term.words)
    return f'("{phrase}") OR ({together})' if len(terms) > 1 else together


def _hits(connection: sqlite3.Connection, expression: str, placed: int | None) -> tuple[Hit, ...]:
    ranked = [
        (round(-rank * _KIND_WEIGHTS.get(kind, 1), 2), kind, record_id, title, row)
        for row, kind, record_id, title, rank in connection.execute(
            f"select record.rowid, record.kind, record.id, record.title, bm25(search_words, {_WEIGHTS})"
            " from search_words join search_records record on record.rowid = search_words.rowid"
            " where search_words match ?",
            (expression,),
        )
    ]
    ranked.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
    places = _places(connection, expression, [row for *_, row in ranked[:placed]])
    return tuple(
        Hit(kind, record_id, title, score, places.get(row, Match("", "")))
        for score, kind, record_id, title, row in ranked
    )


def _places(connection: sqlite3.Connection, expression: str, rows: Sequence[int]) -> dict[int, Match]:
    """Return row -> the place that matched best, for these rows of the tables that are searched."""
    found = connection.execute(
        f"select record.rowid, record.texts, {_HIGHLIGHTS}"
        " from search_words join search_records record on record.rowid = search_words.rowid"
        " where search_words match ? and search_words.rowid in (select value from json_each(?))",
        (expression, json.dumps(rows)),
    )
    return {
        row: best_match(json.loads(texts), _marked(marked, expression), _OPEN, _CLOSE) for row, texts, *marked in found
    }


def _marked(columns: Sequence[str], expression: str) -> dict[str, str]:
    """Return field -> its folded words with the matches marked; of a long text, the first part that has one."""
    return {
        field: text if len(text) <= _MOST_MARKED or _OPEN in text else _first_marked(text, expression)
        for field, text in zip(SEARCHED, columns, strict=True)
    }


def _first_marked(text: str, expression: str) -> str:
    """Return a long folded text up to its first part with a match, the matches marked there."""
    any_of = expression.replace(" AND ", " OR ")
    with closing(sqlite3.connect(":memory:")) as parts:
        parts.execute(f"create virtual table part using fts5(words, tokenize = '{SEARCH_WORDS.tokenizer}')")
        start = 0
        while start < len(text):
            end = len(text) if len(text) - start <= _MOST_MARKED else text.rfind(" ", start, start + _MOST_MARKED) + 1
            end = end if end > start else start + _MOST_MARKED
            parts.execute("delete from part")
            parts.execute("insert into part values (?)", (text[start:end],))
            query = f"select highlight(part, 0, '{_OPEN}', '{_CLOSE}') from part where part match ?"
            if marked := parts.execute(query, (any_of,)).fetchone():
                return text[:start] + str(marked[0])
            start = end
    return text


def _matches(connection: sqlite3.Connection, term: Term) -> bool:
    return (
        connection.execute(
            "select 1 from search_words where search_words match ? limit 1", (term.expression,)
        ).fetchone()
        is not None
    )


def _replace_unmatched(connection: sqlite3.Connection, terms: Sequence[Term]) -> tuple[list[Term], tuple[str, ...]]:
    """Return the terms with each unmatched one replaced, and a remark on each replacement."""
    replaced: list[Term] = []
    remarks: list[str] = []
    known: dict[str, str] = {}
    for term in terms:
        beginning = replace(term, is_beginning=True)
        if _matches(connection, term):
            replaced.append(term)
        elif _matches(connection, beginning):
            replaced.append(beginning)
            remarks.append(f"no match for '{term.typed}'; showing words that begin with it")
        else:
            known = known or _vocabulary(connection)
            near = nearest("".join(term.words), known, 1, _LEAST_LIKENESS)
            replaced.append(
                Term(known[near[0]], tuple(word.folded for word in words_in(known[near[0]]))) if near else term
            )
            remarks.append(f"no match for '{term.typed}'" + (f"; showing '{known[near[0]]}'" if near else ""))
    return replaced, tuple(remarks)


def _vocabulary(connection: sqlite3.Connection) -> dict[str, str]:
    """Return every word that is held, folded -> as written; with a capital where it never stands without one."""
    known: dict[str, str] = {}
    for record_id, texts in connection.execute("select id, texts from search_records"):
        for text in (text for written in json.loads(texts).values() for text in written if text != record_id):
            for word in words_in(text):
                written = text[word.start : word.end]
                if word.folded not in known or written.islower():
                    known[word.folded] = written
    return known
