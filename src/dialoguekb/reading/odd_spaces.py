"""Finds white space that looks like a space and is none, where YAML needs a space."""

import re
import unicodedata
from dataclasses import replace

from dialoguekb.model.problems import Problem
from dialoguekb.reading.source_text import ODD_SPACES, SourceText

_STRUCTURE = re.compile(
    rf"^[ {ODD_SPACES}]*(?:-[ {ODD_SPACES}]+)*(?:[\"']?[\w-]+[\"']?:(?=[ {ODD_SPACES}])[ {ODD_SPACES}]*)?", re.MULTILINE
)
"""The part of a line in which spaces have a meaning: its indentation, and what follows a hyphen or a key."""

_ODD = re.compile(rf"[{ODD_SPACES}]")


def with_plain_spaces(source: SourceText) -> tuple[SourceText, list[Problem]]:
    """Return the text with odd white space of its structure replaced by spaces, and a problem for each such line.

    The lines count as damaged, so that what follows from them is not reported again.
    """
    problems: list[Problem] = []

    def plain(match: re.Match[str]) -> str:
        odd = _ODD.search(match[0])
        if odd is None:
            return match[0]
        line = len(re.findall(r"\r\n|\r|\n", source.text[: match.start()])) + 1
        message = f"{space_name(odd[0])} stands where a space belongs"
        problems.append(source.problem("odd-space", (line, odd.start() + 1), message, expected="ordinary spaces"))
        return _ODD.sub(" ", match[0])

    text = _STRUCTURE.sub(plain, source.text)
    damaged = source.damaged_lines | {problem.place.line for problem in problems}
    return replace(source, text=text, damaged_lines=damaged, _lines=[]), problems


def space_name(character: str) -> str:
    """Return `a no-break space (U+00A0)`."""
    name = unicodedata.name(character, "invisible character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} (U+{ord(character):04X})"
