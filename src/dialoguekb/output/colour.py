"""Colours on a terminal; each repeats what the text says, so that nothing is lost without them."""

import os
import re
from typing import TextIO

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}

STATUS_STYLES = {
    "held": "green",
    "scheduled": "cyan",
    "expected": "cyan",
    "postponed": "yellow",
    "cancelled": "red",
}
"""Status of a meeting -> its style."""


SEVERITY_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}
"""Severity of a problem -> its style."""


def takes_colour(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that shows colours, and `NO_COLOR` is not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str) -> str:
    """Return safe text in a style: `bold`, `dim` or a colour; the text itself if the style is empty."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and text else text


def paint_matches(text: str, pattern: str, style: str) -> str:
    """Return safe text with what matches a regular expression in a style."""
    return re.sub(pattern, lambda match: paint(match[0], style), text)
