"""The text of one file, and problems that quote its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from dialoguekb.model.problems import Place, Problem
from dialoguekb.reading.reading_rules import RULES

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Details(TypedDict, total=False):
    """The optional attributes of a `Problem`."""

    expected: str
    nearest: tuple[str, ...]
    record: str


@dataclass(slots=True)
class SourceText:
    """A file's text and the path that the user knows it by; split into lines on first use."""

    file: str
    """str: the path of the file as the user would type it."""
    text: str
    """str: the decoded text without a byte order mark."""
    damaged_lines: frozenset[int] = frozenset()
    """The lines, counted from 1, on which an invalid character was replaced."""
    _lines: list[str] = field(default_factory=list, repr=False, compare=False)

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line break; empty past the last line."""
        if not self._lines:
            self._lines = _LINE_BREAK.split(self.text)
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    def last_position(self) -> tuple[int, int]:
        """Return (line, column) just after the last character that is not white space."""
        lines = _LINE_BREAK.split(self.text.rstrip())
        return len(lines), len(lines[-1]) + 1

    def problem(self, rule: str, position: tuple[int, int], message: str, **details: Unpack[Details]) -> Problem:
        """Return a problem at `position` (line, column) that quotes the line."""
        line, column = position
        place = Place(self.file, line, column)
        return Problem(rule_name(rule), place, message, source_line=self.line(line), **details)


def numbered_matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each match of a pattern with the number of the line on which it begins, counted from 1."""
    number, counted = 1, 0
    for match in pattern.finditer(text):
        number += line_breaks(text, counted, match.start())
        counted = match.start()
        yield number, match


def line_breaks(text: str, start: int, end: int) -> int:
    """Return the number of line breaks between two offsets, neither of which splits a CR LF."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def whole_file_problem(rule: str, file: str, message: str, expected: str) -> Problem:
    """Return a problem with a file or folder as a whole; it quotes no line."""
    return Problem(rule_name(rule), Place(file), message, expected)


def rule_name(rule: str) -> str:
    """Return the rule's name; raise KeyError if `RULES` does not document it."""
    if rule not in RULES:
        raise KeyError(rule)
    return rule


ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""str, a class of a regular expression: white space that a person cannot tell from a space, or cannot see."""

_ODD_SPACE = re.compile(f"[\u00ad{ODD_SPACES}]")

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def is_printable(name: str) -> bool:
    """Whether a file's name fits on one line: valid UTF-8 without control characters."""
    return _UNPRINTABLE.search(name) is None


def escape_unprintable(name: str) -> str:
    r"""Return a file's name with unprintable characters escaped (`\xff`, `\x0a`, `\u2028`)."""
    return _UNPRINTABLE.sub(_escape, name)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code  # Python decodes an invalid byte to U+DC80..U+DCFF.
    return f"\\x{byte:02x}" if byte < 0x100 else f"\\u{byte:04x}"


def quote(text: str, width: int = 60) -> str:
    """Return the text in single quotation marks, cut after `width` characters, with odd spaces visible."""
    return f"'{show_odd_spaces(text)}'" if len(text) <= width else f"'{show_odd_spaces(text[:width])}…'"


def show_odd_spaces(text: str) -> str:
    r"""Return the text with each odd space as its escape (`\u00a0`)."""
    return _ODD_SPACE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
