"""Finds the conflict markers that git leaves in a file that two people changed."""

import re
from collections.abc import Iterator

from dialoguekb.model.problems import Problem
from dialoguekb.reading.source_text import SourceText, quote

_MARKER = re.compile(r"^(?P<sign><{7}|\|{7}|={7}|>{7})(?:[ \t]+(?P<name>[^\r\n]*))?\r?$", re.MULTILINE)

_LONGEST_NAME = 40
"""int, characters: how much of a branch's name a message shows."""


def merge_conflicts(source: SourceText) -> list[Problem]:
    """Return one problem for each unresolved merge conflict, in order; empty if the file has none."""
    if "<<<<<<<" not in source.text:
        return []
    return list(_conflicts(source))


def _conflicts(source: SourceText) -> Iterator[Problem]:
    start, ours = 0, ""
    for marker in _MARKER.finditer(source.text):
        line = len(re.findall(r"\r\n|\r|\n", source.text[: marker.start()])) + 1
        name = (marker["name"] or "").strip()
        if marker["sign"] == "<" * 7:
            start, ours = line, name
        elif marker["sign"] == ">" * 7 and start:
            names = ", ".join(quote(side, _LONGEST_NAME)[1:-1] for side in (ours, name) if side)
            message = f"lines {start} to {line} are an unresolved merge conflict{f' ({names})' if names else ''}"
            expected = "one of the two sides, without the marker lines"
            yield source.problem("merge-conflict", (start, 1), message, expected=expected)
            start = 0
