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


_KEYS_KEPT = 65_536
"""int: how many keys are kept, as the same few names come again and again."""


def name_parts(name: str) -> list[str]:
    """Return the words of a name, folded: lower case, no accents, no punctuation.

    Marks are stripped only from letters that carry them as accents (Latin, Greek, Cyrillic); the vowel
    signs of Indic and the voicing marks of Japanese scripts are letters and stay.
    """
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_LATIN_WITHOUT_DECOMPOSITION)
    plain = unicodedata.normalize("NFC", _APOSTROPHE.sub("", _ACCENT.sub("", folded)))
    return [part for part in _SEPARATORS.split(plain) if part]


@lru_cache(maxsize=_KEYS_KEPT)
def name_key(name: str) -> str:
    """Return the key of a name: its folded words without spaces (`New Zealand` and `new-zealand` are one)."""
    return "".join(name_parts(name))


@lru_cache(maxsize=_KEYS_KEPT)
def person_key(name: str) -> str:
    """Return the key of a personal name: its folded words in alphabetical order, without spaces."""
    return "".join(sorted(name_parts(name)))
