"""Words in, the records that hold them out: ranked, each with the place that matched."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dialoguekb.errors import in_quotes
from dialoguekb.full_text.match_places import find_places
from dialoguekb.full_text.nearest_words import nearest_words
from dialoguekb.full_text.search_terms import Term, any_of, read_terms
from dialoguekb.full_text.snippets import Match
from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.model.words import words_in

_WEIGHTS = ", ".join(str(weight) for weight in SEARCHED.values())
_KIND_WEIGHTS = {"country": 1.5, "grouping": 1.5, "official": 1.2, "dialogue": 1.1, "source": 0.3}
"""Kind -> the weight of a record of it where that is not 1: what a name most likely means stands first."""


_NO_PLACE = Match("", "")


@dataclass(frozen=True, slots=True)
class SearchResult:
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
    """The place that matched; empty where it was not looked for."""
    row: int
    """int, its row in the tables that are searched."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The results of a search, and remarks."""

    results: tuple[SearchResult, ...]
    """Best first, then by kind and id."""
    remarks: tuple[str, ...]
    """What was searched instead of the words as typed, a sentence each."""
    expression: str = field(default="", compare=False)
    """str, the FTS5 expression that found them."""
    terms: tuple[Term, ...] = field(default=(), compare=False)
    """The terms in it."""


def has_search(connection: sqlite3.Connection) -> bool:
    """Whether the tables that are searched are filled."""
    return connection.execute("select 1 from sqlite_master where name = 'search_records'").fetchone() is not None


def search(connection: sqlite3.Connection, typed: str, place_count: int | None = None) -> SearchAnswer:
    """Return the records that hold all of the words; the best `place_count` of them with the place that matched.

    With None, all of them have it; finding these places takes most of the time.

    A word without a match stands for the words that begin with it, else for the nearest word in the data. If no
    record holds all words, the records that hold some are returned. Raises WrongCallError if `typed` has no word.
    """
    terms = read_terms(typed)
    answer = _find(connection, _all_of(terms), terms, place_count)
    if answer.results:
        return answer
    replaced, remarks = _replace_unmatched(connection, terms)
    if replaced != terms and (answer := _find(connection, _all_of(replaced), replaced, place_count)).results:
        return replace(answer, remarks=remarks)
    matched = [term for term in replaced if _matches(connection, term)]
    if len(terms) == 1 or not matched:
        return SearchAnswer((), remarks)
    some = _find(connection, any_of(matched), matched, place_count)
    return replace(some, remarks=(*remarks, "no record holds all of the words; showing those that hold some"))


def _all_of(terms: Sequence[Term]) -> str:
    """Return the FTS5 expression for records that hold all of the terms, in a row if they can."""
    together = " AND ".join(term.expression for term in terms)
    phrase = " ".join(word for term in terms for word in term.words)
    return f'("{phrase}") OR ({together})' if len(terms) > 1 else together


def _find(
    connection: sqlite3.Connection, expression: str, terms: Sequence[Term], place_count: int | None
) -> SearchAnswer:
    ranked = [
        (round(-rank * _KIND_WEIGHTS.get(kind, 1), 2), kind, record_id, title, row)
        for row, kind, record_id, title, rank in connection.execute(
            f"select record.rowid, record.kind, record.id, record.title, bm25(search_words, {_WEIGHTS})"
            " from search_words join search_records record on record.rowid = search_words.rowid"
            " where search_words match ?",
            (expression,),
        )
    ]
    ranked.sort(key=lambda result: (-result[0], result[1], result[2]))
    places = find_places(connection, expression, terms, [row for *_, row in ranked[:place_count]])
    results = (
        SearchResult(kind, record_id, title, score, places.get(row, _NO_PLACE), row)
        for score, kind, record_id, title, row in ranked
    )
    return SearchAnswer(tuple(results), (), expression, tuple(terms))


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
    beginnings = {term: replace(term, is_beginning=True) for term in terms}
    unmatched = [term for term in terms if not _matches(connection, term)]
    unknown = [term for term in unmatched if not _matches(connection, beginnings[term])]
    near = nearest_words(connection, unknown) if unknown else {}
    for term in terms:
        if term not in unmatched:
            replaced.append(term)
        elif term not in unknown:
            replaced.append(beginnings[term])
            remarks.append(f"no match for {in_quotes(term.typed)}; showing words that begin with it")
        elif term in near:
            replaced.append(Term(near[term], tuple(word.folded for word in words_in(near[term]))))
            remarks.append(f"no match for {in_quotes(term.typed)}; showing {in_quotes(near[term])}")
        else:
            replaced.append(term)
            remarks.append(f"no match for {in_quotes(term.typed)}")
    return replaced, tuple(remarks)
