"""British and American spellings of one word, made one for the search: half of the sources write each.

The list is short on purpose: the words of the trade. It is applied to the records and to what is searched alike.
"""

import re

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
