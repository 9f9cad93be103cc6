"""What was typed for a search, read into terms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialoguekb.errors import WrongCallError, in_quotes
from dialoguekb.model.spellings import hyphen_forms
from dialoguekb.model.words import words_in

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_MOST_WORDS = 50
"""int: more words than anyone types; a search takes time with each."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand in a row."""

    typed: str
    """str, as typed, without quotation marks."""
    words: tuple[str, ...]
    """The folded words, in order; at least one."""
    is_beginning: bool = False
    """Whether the last of them is only the beginning of a word."""

    @property
    def expression(self) -> str:
        """Return the FTS5 expression that finds it, with and without a hyphen after the beginning of a word.

        A folded word holds nothing that FTS5 could read as its own.
        """
        forms = (self.words, *hyphen_forms(self.words))
        phrases = [f'"{" ".join(words)}"{"*" if self.is_beginning else ""}' for words in forms]
        return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"


def read_terms(typed: str) -> list[Term]:
    """Return the terms of a search: words, "words in a row" in quotation marks, and beginn* of words.

    Raises WrongCallError where there is no word in it, or far too many.
    """
    terms = []
    for found in _TERM.finditer(typed):
        text = found[1] if found[1] is not None else found[2]
        words = tuple(word.folded for word in words_in(text))
        if words:
            terms.append(Term(text.rstrip("*"), words, is_beginning=text.endswith("*")))
    if not terms:
        raise WrongCallError(f"{in_quotes(typed)} has no word to search for; write: dialoguekb search fighter exercise")
    count = sum(len(term.words) for term in terms)
    if count > _MOST_WORDS:
        raise WrongCallError(f"search for at most {_MOST_WORDS} words; these are {count}")
    return terms


def any_of(terms: Iterable[Term]) -> str:
    """Return the FTS5 expression for what holds one of the terms or more."""
    return " OR ".join(term.expression for term in terms)
