r"""JSON's escapes for characters above U+FFFF: a pair of `\u` escapes, which YAML does not know.

Each half is replaced by the escape of a private character of the same width, so that every position in the file
stays what it is; a text in double quotation marks is then read as JSON reads it.
"""

import re

_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_PRIVATE = re.compile("[\ue000-\uefff]|\\\\u[Ee][0-9A-Fa-f]{3}")
_PRIVATE_PAIR = re.compile("([\ue800-\uebff])([\uec00-\uefff])")
_PRIVATE_ESCAPES = re.compile(r"\\ue([89ABab][0-9A-Fa-f]{2})\\ue([C-Fc-f][0-9A-Fa-f]{2})")

_SHIFT = 0xE800 - 0xD800
"""int: from a surrogate to the private character that stands for it."""


def with_private_escapes(text: str) -> str | None:
    """Return the text with each pair of escapes made private; None if there is none, or if it cannot be told apart."""
    if "\\ud" not in text and "\\uD" not in text:
        return None
    if _PRIVATE.search(text):
        return None
    replaced, count = _PAIR.subn(lambda pair: rf"{pair[1]}\ue{pair[2][1:]}\ue{pair[3][1:]}", text)
    return replaced if count else None


def original_text(value: str, *, in_double_quotes: bool) -> str:
    """Return the text that a scalar read from such a file means."""
    if in_double_quotes:
        return _PRIVATE_PAIR.sub(_character, value)
    return _PRIVATE_ESCAPES.sub(lambda pair: rf"\ud{pair[1]}\ud{pair[2]}", value)


def _character(pair: re.Match[str]) -> str:
    high, low = (ord(half) - _SHIFT for half in pair.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
