"""Spellings of one word, made one for the search: half of the sources write each.

The lists are short on purpose: the words of the trade. British and American spellings are made one in the records and
in what is searched alike; forms with and without a hyphen are both searched for.
"""

import re
from collections.abc import Sequence

_BEGINNINGS = {
    "analyz": "analys",
    "armor": "armour",
    "behavior": "behaviour",
    "center": "centre",
    "color": "colour",
    "defens": "defenc",
    "favor": "favour",
    "fulfill": "fulfil",
    "harbor": "harbour",
    "honor": "honour",
    "labor": "labour",
    "licens": "licenc",
    "neighbor": "neighbour",
    "offens": "offenc",
    "theater": "theatre",
}
"""The beginning of an American spelling -> that of the British one."""

_BEGINNING = re.compile(f"(?!laborat)(?:{'|'.join(_BEGINNINGS)})")
_PROGRAM = re.compile("programs?")
_IZE = re.compile("(?<=[a-z]{4})iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)")


def british(word: str) -> str:
    """Return the British spelling of a folded word; any other word as it is."""
    if beginning := _BEGINNING.match(word):
        return _BEGINNINGS[beginning[0]] + word[beginning.end() :]
    if _PROGRAM.fullmatch(word):
        return word.replace("program", "programme")
    return _IZE.sub("is", word)


_HYPHENATED = ("anti", "bio", "counter", "cyber", "multi", "non")
"""Beginnings of words that some write with a hyphen (`counter-terrorism`)."""

_LEAST_REST = 4
"""int, letters: a shorter end of a word is no word of its own (`cybers`)."""


def hyphen_forms(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the other forms of folded words in a row: `counter terrorism` in one word, `cybersecurity` in two."""
    joined: list[str] = []
    split: list[str] = []
    for place, word in enumerate(words):
        if place and words[place - 1] in _HYPHENATED:
            joined[-1] += word
        else:
            joined.append(word)
        beginning = next((each for each in _HYPHENATED if word.startswith(each)), "")
        rest = word[len(beginning) :]
        split += [beginning, british(rest)] if beginning and len(rest) >= _LEAST_REST else [word]
    return [form for form in (tuple(joined), tuple(split)) if form != tuple(words)]
