"""How much room a text takes on a terminal, and how it is broken into lines.

A cell is the room of one Latin letter: East Asian wide characters take two, combining ones none.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_ADDRESS = ("http://", "https://")
_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"


def text_width(text: str) -> int:
    """Return the number of terminal cells of a text without control characters."""
    if text.isascii():
        return len(text)
    return sum(_character_widths(text))


def _character_widths(text: str) -> list[int]:
    widths = [_character_width(character) for character in text]
    if _JOINER in text or _EMOJI_SELECTOR in text:
        for at, (before, character) in enumerate(pairwise(text), start=1):
            if before == _JOINER and widths[at] == 2:
                widths[at] = 0
            elif character == _EMOJI_SELECTOR and widths[at - 1] == 1 and unicodedata.category(before) == "So":
                widths[at] = 1
    return widths


@lru_cache(maxsize=8192)
def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text with spaces up to a width in cells, before it where it stands to the right."""
    space = " " * (width - text_width(text))
    return space + text if right else text + space


def wrapped(text: str, width: int | None) -> list[str]:
    """Return the lines of a text at a width in cells: broken at spaces, and inside a word that is longer.

    A web address is never broken, so that it can be copied. None leaves the text whole. A character wider than
    the line stands alone on it.
    """
    if width is None or text_width(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        length = text_width(word)
        if line and used + 1 + length <= width:
            line, used = f"{line} {word}", used + 1 + length
            continue
        if line:
            lines.append(line.rstrip(" "))
        breaks = length > width and not word.startswith(_ADDRESS)
        *whole, line = _folded(word, width) if breaks else [word]
        lines += whole
        used = text_width(line)
    return [*lines, line.rstrip(" ")]


def _folded(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    begin = used = 0
    for at, size in enumerate(_character_widths(word)):
        if used + size > width and at > begin:
            pieces.append(word[begin:at])
            begin, used = at, 0
        used += size
    return [*pieces, word[begin:]]


def longest_word(text: str) -> int:
    """Return the width in cells of the widest word between spaces."""
    return max(map(text_width, text.split(" ")))


def shared_widths(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return a width for each column that fits the room, or None where even the least widths do not.

    `natural` and `least` are in cells, `room` without the gaps between columns. A column never gets more
    than its natural width; what is left after the least is shared evenly among those that want more.
    """
    widths = list(map(min, natural, least))
    spare = room - sum(widths)
    if spare < 0:
        return None
    wanting = [at for at, width in enumerate(widths) if width < natural[at]]
    while wanting and spare > 0:
        share = max(1, spare // len(wanting))
        for at in wanting:
            more = min(share, natural[at] - widths[at], spare)
            widths[at] += more
            spare -= more
        wanting = [at for at in wanting if widths[at] < natural[at]]
    return widths
