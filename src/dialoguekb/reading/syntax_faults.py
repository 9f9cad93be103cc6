"""Syntax errors of YAML, told to people: the parser's own words are about tokens, these about the text."""

import re
from dataclasses import dataclass
from typing import Any

from dialoguekb.model.problems import Problem
from dialoguekb.reading.source_text import SourceText


@dataclass(frozen=True, slots=True)
class OpenBracket:
    """A bracket that was open when reading ended."""

    sign: str
    """str, `[` or `{`."""
    position: tuple[int, int]
    """Line and column of it."""


@dataclass(frozen=True, slots=True)
class _Explanation:
    """A sentence for the faults whose parser text matches."""

    pattern: str
    """A regular expression searched in `context: problem` of the parser."""
    message: str
    expected: str
    at_context: bool = False
    """Whether the fault stands where the parser began (an opening quotation mark), not where it gave up."""


_EXPLANATIONS = (
    _Explanation(
        r"quoted scalar: found unexpected (end of stream|document)",
        "a quotation mark is never closed",
        "a closing quotation mark",
        at_context=True,
    ),
    _Explanation(
        r"quoted.scalar: found unknown escape",
        "an unknown escape after a backslash",
        r"\\, \", \n, \t, \uXXXX, or single quotation marks, in which a backslash is itself",
        at_context=True,
    ),
    _Explanation(
        r"quoted.scalar: (did not find expected hexdecimal|expected escape sequence|found invalid Unicode)",
        "an escape after a backslash stands for no character",
        r"\xXX, \uXXXX or \UXXXXXXXX with hexadecimal digits; a character above \uFFFF is one \UXXXXXXXX, no pair",
        at_context=True,
    ),
    _Explanation(
        r"mapping values are not allowed",
        "a ': ' that begins no value here",
        "quotation marks around a text that holds ': ', or the indentation of the line above",
    ),
    _Explanation(
        r"simple key: could not find expected ':'",
        "a line without ': ' among fields",
        "'field: value', or more indentation if the line continues the text above",
        at_context=True,
    ),
    _Explanation(
        r"(sequence entries|mapping keys) are not allowed",
        "an entry begins where none can stand",
        "'- ' on a line of its own, at the indentation of its list",
    ),
    _Explanation(
        r"block scalar|while scanning a (block|folded)",
        "the text block is not written as YAML has it",
        "'|' or '>' alone at the end of the line, the text below it indented with spaces",
        at_context=True,
    ),
    _Explanation(
        r"while scanning an? (anchor|alias)",
        "an unquoted text may not begin with '&' or '*'",
        "quotation marks around the text",
        at_context=True,
    ),
    _Explanation(
        r"while (scanning|parsing) a (tag|node: found undefined tag)|undefined tag handle",
        "an unquoted text may not begin with '!'",
        "quotation marks around the text",
        at_context=True,
    ),
    _Explanation(
        r"directive|incompatible YAML|incompatible document",
        "a line that begins with '%' is not a setting of YAML",
        "a field, a list item or a comment",
    ),
    _Explanation(
        r"block (mapping|collection|sequence)|expected <?block|tab character",
        "the indentation does not fit the lines above",
        "fields of one record under each other, list items under each other",
    ),
    _Explanation(
        r"document start",
        "text after the end of the records",
        "one mapping a file: every key at the left margin, its list below it",
    ),
)

_OTHERWISE = _Explanation("", "the text is not YAML from here on", "'field: value' or '- item'")


_INDENTATION = next(known for known in _EXPLANATIONS if known.message.startswith("the indentation"))


def syntax_problem(fault: Any, source: SourceText, bracket: OpenBracket | None) -> Problem:
    """Return the problem that PyYAML's error stands for; `bracket` is the innermost one then open."""
    position = _position(fault, source, "problem_mark")
    context, said = (getattr(fault, name, None) or "" for name in ("context", "problem"))
    if "cannot start any token" in said:
        return _unquotable(source, position)
    words = f"{context}: {said}"
    explanation = next((known for known in _EXPLANATIONS if re.search(known.pattern, words)), None)
    if explanation is None and bracket is not None:
        return _unclosed(source, position, bracket)
    if explanation is None or explanation is _INDENTATION:
        explanation = _seen_on_the_line(source, position) or explanation or _OTHERWISE
    if explanation.at_context:
        position = _position(fault, source, "context_mark")
    return source.problem("syntax", position, explanation.message, expected=explanation.expected)


_TAB = _Explanation("", "a tab stands in the indentation", "spaces")
_AFTER_CLOSING = _Explanation(
    "",
    "text follows a closing quotation mark or bracket",
    "nothing after it; inside single quotation marks an apostrophe is written twice",
)
_UNOPENED = _Explanation(
    "", "a closing bracket has no opening one", "quotation marks around a text that holds brackets"
)


def _seen_on_the_line(source: SourceText, position: tuple[int, int]) -> _Explanation | None:
    """Return what the line itself shows to be wrong, whatever the parser made of it."""
    line, column = position
    before, here = source.line(line)[: column - 1], source.line(line)[column - 1 : column]
    if not before.strip() and "\t" in before + here:
        return _TAB
    if here in ("]", "}"):
        return _UNOPENED
    if before.rstrip().endswith(("'", '"', "]", "}")):
        return _AFTER_CLOSING
    return None


def _position(fault: Any, source: SourceText, name: str) -> tuple[int, int]:
    mark = getattr(fault, name, None) or getattr(fault, "problem_mark", None)
    if mark is None:
        return 1, 1
    past_the_end = source.line(mark.line + 1) == "" and not source.text[mark.index :].strip()
    return source.last_position() if past_the_end else (mark.line + 1, mark.column + 1)


def _unquotable(source: SourceText, position: tuple[int, int]) -> Problem:
    line, column = position
    sign = source.line(line)[column - 1 : column]
    if sign == "\t":
        return source.problem("syntax", position, _TAB.message, expected=_TAB.expected)
    return source.problem(
        "syntax",
        position,
        f"an unquoted text may not begin with '{sign}'",
        expected="quotation marks around the text",
    )


def _unclosed(source: SourceText, position: tuple[int, int], bracket: OpenBracket) -> Problem:
    closing = {"[": "]", "{": "}"}[bracket.sign]
    expected = f"',' and a next entry, or '{closing}'; quotation marks around a text that holds brackets or ': '"
    if position[0] > bracket.position[0]:
        message = f"the '{bracket.sign}' is not closed before line {position[0]}"
        return source.problem("syntax", bracket.position, message, expected=expected)
    message = f"the '{bracket.sign}' of column {bracket.position[1]} is neither continued nor closed here"
    return source.problem("syntax", position, message, expected=expected)
