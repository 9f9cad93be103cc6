"""The words of a text, with their places in it, folded as names are.

A run of letters and digits is a word, and so is each sign of the scripts that write no spaces between words
(Chinese, Japanese, Korean), so that a part of a name finds it. Folding is that of `names`: what matches as a
name matches as a word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dialoguekb.model.names import name_key
from dialoguekb.model.spellings import british

_UNSPACED = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_APOSTROPHES = "'’ʼ"
_WORD = re.compile(
    rf"[{_UNSPACED}]|[Cc]o-(?:op|or)\w+|(?:(?![{_UNSPACED}_])[\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u0640\u064b-\u065f\u0670\u200c\u200d+&]|(?<=\w)[{_APOSTROPHES}](?=\w))+"
)


class Word(NamedTuple):
    """A word in a text."""

    written: str
    """str, the word as it stands there."""
    start: int
    """int, where it begins, in characters from 0."""
    end: int
    """int, where it ends, that character excluded."""

    @property
    def folded(self) -> str:
        """Return the key under which it is found."""
        return _fold(self.written)


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text, in order."""
    for found in _WORD.finditer(text):
        written = found[0]
        if _is_plain(written) or _fold(written):
            yield Word(written, found.start(), found.end())


@lru_cache(maxsize=4096)
def distinct_words(text: str) -> frozenset[str]:
    """Return the words of a text as they stand there, each once; some may have no key."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    return british(word.lower() if _is_plain(word) else name_key(word))


def _is_plain(word: str) -> bool:
    """Whether a word is of ASCII letters and digits alone: its key is the word in small letters."""
    return word.isascii() and word.isalnum()


@lru_cache(maxsize=65536)
def folded_text(text: str) -> str:
    """Return the folded words of a text with a space between two."""
    return " ".join(filter(None, map(_fold, _WORD.findall(text))))
