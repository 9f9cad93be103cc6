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
_VARIANTS = str.maketrans(
    {
        # Arabic letters as Persian and Urdu keyboards write them, the forms of alef, and the final ya and ha
        **dict(zip("يىكةأإآٱؤئ", "ییکهااااوی", strict=True)),
        # old forms of kanji that Japanese names keep, and Chinese ones of names of countries
        **dict(
            zip(
                "髙﨑濵濱邊邉澤齋齊斎廣國櫻瀧嶋德惠榮眞龍澁淺實豐學禮萬曾將條壽來圓藏藝顯靜縣晉參鐵應與舊黃"
                "關觀澳亞羅韓濟經東廳會體灣臺島槇",
                "高崎浜浜辺辺沢斉斉斉広国桜滝島徳恵栄真竜渋浅実豊学礼万曽将条寿来円蔵芸顕静県晋参鉄応与旧黄"
                "関観澳亜羅韓済経東庁会体湾台島槙",
                strict=True,
            )
        ),
    }
)
"""Letters that are one to their readers -> the one of them that keys use."""

_ACCENT = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d]")
_APOSTROPHE = re.compile("['’‘ʼʻ`´]")
_SEPARATORS = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0eff+&]+|_+")

_KEYS_CACHED = 65_536
"""int: how many keys are cached, as the same few names come again and again."""

_NO_RECORD = "name:"

BY_ID, BY_NAME, BY_PART, BY_HINT = 0, 1, 2, 3
"""How strongly a name points to its record: its id or code, a name or alias, a part of a name (a family name), a word
that does not lead to it but belongs to it."""

RankedName = tuple[int, str | None]
"""How strongly a name points to its record, and the name; None for a name that the record does not have."""


def by_name(*names: str | None) -> list[RankedName]:
    """Return names that each point to their record as a name or alias does."""
    return [(BY_NAME, name) for name in names]


def name_parts(name: str) -> list[str]:
    """Return the words of a name, folded: lower case, no accents, no punctuation.

    Marks are stripped only from letters that carry them as accents (Latin, Greek, Cyrillic) or as vowels that
    few write (Arabic); the vowel signs of Indic and the voicing marks of Japanese scripts are letters and stay.
    Letters that are one to their readers (Arabic and Persian ya, old and new kanji) are one.
    """
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_LATIN_WITHOUT_DECOMPOSITION)
    plain = unicodedata.normalize("NFC", _APOSTROPHE.sub("", _ACCENT.sub("", folded))).translate(_VARIANTS)
    return [part for part in _SEPARATORS.split(plain) if part]


@lru_cache(maxsize=_KEYS_CACHED)
def name_key(name: str) -> str:
    """Return the key of a name: its folded words without spaces (`New Zealand` and `new-zealand` are one)."""
    return "".join(name_parts(name))


@lru_cache(maxsize=_KEYS_CACHED)
def person_key(name: str) -> str:
    """Return the key of a personal name: its folded words in alphabetical order, without spaces."""
    return "".join(sorted(name_parts(name)))


def person_without_record(name: str) -> str:
    """Return what stands for a person without a record in place of an id: `name:` and the key of the name.

    A name of signs alone, which has no key, stands for itself.
    """
    return f"{_NO_RECORD}{person_key(name) or name}"
