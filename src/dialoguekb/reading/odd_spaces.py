"""Finds white space that looks like a space and is none, where YAML needs a space."""

import re
import unicodedata
from dataclasses import replace

from dialoguekb.errors import with_article
from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.source_text import ODD_SPACES, SourceText, numbered_matches

_STRUCTURE = re.compile(
    rf"^[ {ODD_SPACES}]*(?:-[ {ODD_SPACES}]+)*(?:[\"']?[\w-]+[\"']?:(?=[ {ODD_SPACES}])[ {ODD_SPACES}]*)?", re.MULTILINE
)
"""The part of a line in which spaces have a meaning: its indentation, and what follows a hyphen or a key."""

_ODD = re.compile(rf"[{ODD_SPACES}]")


def with_plain_spaces(source: SourceText) -> tuple[SourceText, FileProblems]:
    """Return the text with odd white space of its structure replaced by spaces, and a problem for each such line.

    The lines count as damaged, so that what follows from them is not reported again.
    """
    problems = FileProblems(source)
    lines = set()
    for line, match in numbered_matches(_STRUCTURE, source.text):
        if odd := _ODD.search(match[0]):
            lines.add(line)
            message = f"{space_name(odd[0])} stands where a space belongs"
            problems.add("odd-space", (line, odd.start() + 1), message, expected="ordinary spaces")
    text = _STRUCTURE.sub(lambda match: _ODD.sub(" ", match[0]), source.text) if lines else source.text
    return replace(source, text=text, damaged_lines=source.damaged_lines | lines, _lines=[]), problems


def space_name(character: str) -> str:
    """Return `a no-break space (U+00A0)`."""
    name = unicodedata.name(character, "invisible character").lower()
    return f"{with_article(name)} (U+{ord(character):04X})"
