"""Finds the conflict markers that git leaves in a file that two people changed."""

import re

from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.source_text import SourceText, numbered_matches, quote

_MARKER = re.compile(r"^(?P<sign><{7}|\|{7}|={7}|>{7})(?:[ \t]+(?P<name>[^\r\n]*))?\r?$", re.MULTILINE)

_LONGEST_NAME = 40
"""int, characters: how much of a branch's name a message shows."""


def merge_conflicts(source: SourceText) -> FileProblems:
    """Return one problem for each unresolved merge conflict, in order; none if the file has none."""
    conflicts = FileProblems(source)
    if "<<<<<<<" not in source.text:
        return conflicts
    start, ours = 0, ""
    for line, marker in numbered_matches(_MARKER, source.text):
        name = (marker["name"] or "").strip()
        if marker["sign"] == "<" * 7:
            start, ours = line, name
        elif marker["sign"] == ">" * 7 and start:
            names = ", ".join(quote(side, _LONGEST_NAME)[1:-1] for side in (ours, name) if side)
            message = f"lines {start} to {line} are an unresolved merge conflict{f' ({names})' if names else ''}"
            conflicts.add(
                "merge-conflict", (start, 1), message, expected="one of the two sides, without the marker lines"
            )
            start = 0
    return conflicts
