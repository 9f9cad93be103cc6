"""The order of texts that a reader expects: letters first, then accents, then capitals.

`adam Abel` comes before `Émile Zed`, `Türkiye` between `Tunisia` and `Tuvalu`. It follows the order of Unicode's
root collation for the letters of European scripts; other scripts come in the order of their characters.
"""

import unicodedata
from functools import lru_cache

from dialoguekb.model.names import name_parts

_KEYS_CACHED = 65_536
"""int: how many keys are cached, as a comparison asks for the same text again and again."""


@lru_cache(maxsize=_KEYS_CACHED)
def collation_key(text: str) -> str:
    """Return a key by which texts sort character by character; two ways to encode one text have one key."""
    composed = unicodedata.normalize("NFC", text)
    return "\x01".join((" ".join(name_parts(composed)), composed.casefold(), composed.swapcase()))


def compare(one: str, other: str) -> int:
    """Return -1, 0 or 1 as one text sorts before, with or after the other."""
    first, second = collation_key(one), collation_key(other)
    return (first > second) - (first < second)
