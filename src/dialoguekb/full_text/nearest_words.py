"""The words of the data that misspelt words may mean."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from dialoguekb.full_text.search_terms import Term
from dialoguekb.model.names import name_key
from dialoguekb.model.nearest import nearest
from dialoguekb.model.words import words_in

_LEAST_LIKENESS = 0.7
"""float: the share of letters that a word needs in common with one that nothing holds, to be shown in its place."""

_MOST_WORDS = 200_000
"""int: a word is compared with so many; to compare it with more takes seconds."""


def nearest_words(connection: sqlite3.Connection, terms: Sequence[Term]) -> dict[Term, str]:
    """Return the word nearest to each of some terms without a match, as it is written in the data.

    A term without a word near it is left out.
    """
    wanted = {term: "".join(term.words) for term in terms}
    known = _words_of_lengths(connection, {length for word in wanted.values() for length in _lengths_like(word)})
    near = {term: nearest(word, known, 1, _LEAST_LIKENESS) for term, word in wanted.items()}
    return {term: known[found[0]] for term, found in near.items() if found}


def _lengths_like(word: str) -> range:
    """Return the lengths of words that can have enough letters in common with a word."""
    return range(len(word) // 2, 2 * len(word) + 1)


def _words_of_lengths(connection: sqlite3.Connection, lengths: Collection[int]) -> dict[str, str]:
    """Return the words of these lengths, folded -> as written; without a capital where one stands so."""
    query = "select word from spellings where length(word) in (select value from json_each(?)) order by word limit ?"
    known: dict[str, str] = {}
    for (word,) in connection.execute(query, (json.dumps(sorted(lengths)), _MOST_WORDS)):
        # Capitals come first: a word in small letters takes their place.
        # A slip may be one of either spelling (`defense`, folded `defence`).
        for each in words_in(word):
            known[each.folded] = word
            if word.isascii():
                known[name_key(word)] = word
    return known
