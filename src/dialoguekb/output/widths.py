"""The width of text on a terminal, and line breaking.

Widths are in cells: a Latin letter takes one cell, an East Asian wide character two, a combining character none.
"""

import re
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


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text padded with spaces to a width; `right` aligns it to the right."""
    space = " " * (width - text_width(text))
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """Return the text, or as much of it as fits into the width with an ellipsis at its end."""
    if text_width(text) <= width:
        return text
    kept = text.rstrip("…")
    while kept and text_width(kept) > width - 1:
        kept = kept[:-1]
    return f"{kept.rstrip(' ')}…"


_ID_OR_PATH = r"[(\[]?(?:[a-z0-9]+(?:-[a-z0-9]+)+|[\w:./-]{1,200}\.ya?ml:[0-9]+)[)\],;:.]*"
"""str, pattern of a word that you may want to copy: an id, a file with its line."""


def wrap(text: str, width: int | None, *, keeps_ids: bool = False) -> list[str]:
    """Return the lines of a text at a width: broken at spaces, and inside words that are longer than a line.

    Web addresses are never broken, so you can copy them, nor are ids and paths if `keeps_ids`. Without a width, the
    text is one line. A character that is wider than the line gets a line to itself.
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
        if breaks and keeps_ids and re.fullmatch(_ID_OR_PATH, word):
            breaks = False
        *whole, line = _fold(word, width) if breaks else [word]
        lines += whole
        used = text_width(line)
    return [*lines, line.rstrip(" ")]


def _fold(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    start = used = 0
    for at, size in enumerate(_character_widths(word)):
        if used + size > width and at > start:
            pieces.append(word[start:at])
            start, used = at, 0
        used += size
    return [*pieces, word[start:]]


def longest_word(text: str) -> int:
    """Return the width of the widest word between spaces."""
    return max(map(text_width, text.split(" ")))


def shared_widths(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return the width of each column; None if even the least widths do not fit.

    `room` excludes the gaps between columns. Each column gets its least width; the columns whose natural width
    is larger share the rest evenly, and none gets more than its natural width.
    """
    widths = list(map(min, natural, least))
    spare = room - sum(widths)
    if spare < 0:
        return None
    growing = [at for at, width in enumerate(widths) if width < natural[at]]
    while growing and spare > 0:
        share = max(1, spare // len(growing))
        for at in growing:
            more = min(share, natural[at] - widths[at], spare)
            widths[at] += more
            spare -= more
        growing = [at for at in growing if widths[at] < natural[at]]
    return widths
