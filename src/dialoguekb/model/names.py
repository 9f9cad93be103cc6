"""Keys under which names match: case, accents, punctuation, hyphens and spacing do not matter.

For a person the order of the parts does not matter either, as family names stand first in some languages
and last in others.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
_ACCENT = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile("['’‘ʼʻ`´]")
_SEPARATORS = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0eff+&]+|_+")

_KEYS_CACHED = 65_536
"""int: how many keys are cached, as the same few names come again and again."""

BY_ID, BY_NAME, BY_PART = 0, 1, 2
"""How strongly a name points to its record: its id or code, a name or alias, a part of a name (a family name)."""

RankedName = tuple[int, str | None]
"""How strongly a name points to its record, and the name; None for a name that the record does not have."""


def by_name(*names: str | None) -> list[RankedName]:
    """Return names that each point to their record as a name or alias does."""
    return [(BY_NAME, name) for name in names]


def name_parts(name: str) -> list[str]:
    """Return the words of a name, folded: lower case, no accents, no punctuation.

    Marks are stripped only from letters that carry them as accents (Latin, Greek, Cyrillic); the vowel
    signs of Indic and the voicing marks of Japanese scripts are letters and stay.
    """
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_LATIN_WITHOUT_DECOMPOSITION)
    plain = unicodedata.normalize("NFC", _APOSTROPHE.sub("", _ACCENT.sub("", folded)))
    return [part for part in _SEPARATORS.split(plain) if part]


@lru_cache(maxsize=_KEYS_CACHED)
def name_key(name: str) -> str:
    """Return the key of a name: its folded words without spaces (`New Zealand` and `new-zealand` are one)."""
    return "".join(name_parts(name))


@lru_cache(maxsize=_KEYS_CACHED)
def person_key(name: str) -> str:
    """Return the key of a personal name: its folded words in alphabetical order, without spaces."""
    return "".join(sorted(name_parts(name)))
