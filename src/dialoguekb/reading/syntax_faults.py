"""Explains YAML syntax errors: the parser's messages are about tokens, these are about the text."""

import re
from dataclasses import dataclass
from typing import Any

from dialoguekb.model.problems import Problem
from dialoguekb.reading.source_text import SourceText


@dataclass(frozen=True, slots=True)
class OpenBracket:
    """A bracket that is open at the point of a syntax error."""

    sign: str
    """str: `[` or `{`."""
    position: tuple[int, int]
    """Its line and column."""


@dataclass(frozen=True, slots=True)
class _Explanation:
    """The message for parser errors that match a pattern."""

    pattern: str
    """A regular expression, searched in the parser's `context: problem`."""
    message: str
    expected: str
    at_context: bool = False
    """Whether to report the start of the construct (an opening quotation mark), not the point where parsing failed."""


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
        r"\\, \", \n, \t, \uXXXX, or single quotation marks, in which a backslash is an ordinary character",
        at_context=True,
    ),
    _Explanation(
        r"quoted.scalar: (did not find expected hexdecimal|expected escape sequence|found invalid Unicode)",
        "an escape after a backslash is not a valid character",
        r"\xXX, \uXXXX or \UXXXXXXXX with hexadecimal digits; a character above \uFFFF is one \UXXXXXXXX, not a pair",
        at_context=True,
    ),
    _Explanation(
        r"mapping values are not allowed",
        "a ': ' where no value can start",
        "quotation marks around a text that contains ': ', or the indentation of the line above",
    ),
    _Explanation(
        r"simple key: could not find expected ':'",
        "a line without ': ' among fields",
        "'field: value', or more indentation if the line continues the text above",
        at_context=True,
    ),
    _Explanation(
        r"(sequence entries|mapping keys) are not allowed",
        "a list entry starts where none is allowed",
        "'- ' on a line of its own, at the indentation of its list",
    ),
    _Explanation(
        r"block scalar|while scanning a (block|folded)",
        "the text block is not valid YAML",
        "'|' or '>' alone at the end of the line, the text below it indented with spaces",
        at_context=True,
    ),
    _Explanation(
        r"while scanning an? (anchor|alias)",
        "an unquoted text must not begin with '&' or '*'",
        "quotation marks around the text",
        at_context=True,
    ),
    _Explanation(
        r"while (scanning|parsing) a (tag|node: found undefined tag)|undefined tag handle",
        "an unquoted text must not begin with '!'",
        "quotation marks around the text",
        at_context=True,
    ),
    _Explanation(
        r"directive|incompatible YAML|incompatible document",
        "a line that begins with '%' is not a valid YAML directive",
        "a field, a list item or a comment",
    ),
    _Explanation(
        r"block (mapping|collection|sequence)|expected <?block|tab character",
        "the indentation does not match the lines above",
        "the fields of a record in one column, list items in one column",
    ),
    _Explanation(
        r"document start",
        "text after the end of the records",
        "one mapping per file: every key at the left margin, its list below it",
    ),
)

_FALLBACK = _Explanation("", "the text is not valid YAML from here on", "'field: value' or '- item'")

_INDENTATION = next(item for item in _EXPLANATIONS if item.message.startswith("the indentation"))


def syntax_problem(fault: Any, source: SourceText, bracket: OpenBracket | None) -> Problem:
    """Return the problem for an error of PyYAML; `bracket` is the innermost open bracket, if any."""
    position = _position(fault, source, "problem_mark")
    context, problem = (getattr(fault, name, None) or "" for name in ("context", "problem"))
    if "cannot start any token" in problem:
        return _needs_quotation_marks(source, position)
    text = f"{context}: {problem}"
    explanation = next((item for item in _EXPLANATIONS if re.search(item.pattern, text)), None)
    if explanation is None and bracket is not None:
        return _unclosed_bracket(source, position, bracket)
    if explanation is None or explanation is _INDENTATION:
        explanation = _explain_line(source, position) or explanation or _FALLBACK
    if explanation.at_context:
        position = _position(fault, source, "context_mark")
    return source.problem("syntax", position, explanation.message, expected=explanation.expected)


_TAB = _Explanation("", "the indentation contains a tab", "spaces")
_AFTER_CLOSING = _Explanation(
    "",
    "text follows a closing quotation mark or bracket",
    "nothing after it; write an apostrophe twice inside single quotation marks",
)
_UNOPENED = _Explanation(
    "", "a closing bracket without an opening one", "quotation marks around a text that contains brackets"
)


def _explain_line(source: SourceText, position: tuple[int, int]) -> _Explanation | None:
    """Return the explanation that the line itself suggests, independent of the parser's message."""
    line, column = position
    before, character = source.line(line)[: column - 1], source.line(line)[column - 1 : column]
    if not before.strip() and "\t" in before + character:
        return _TAB
    if character in ("]", "}"):
        return _UNOPENED
    if before.rstrip().endswith(("'", '"', "]", "}")):
        return _AFTER_CLOSING
    return None


def _position(fault: Any, source: SourceText, name: str) -> tuple[int, int]:
    mark = getattr(fault, name, None) or getattr(fault, "problem_mark", None)
    if mark is None:
        return 1, 1
    is_past_end = source.line(mark.line + 1) == "" and not source.text[mark.index :].strip()
    return source.last_position() if is_past_end else (mark.line + 1, mark.column + 1)


def _needs_quotation_marks(source: SourceText, position: tuple[int, int]) -> Problem:
    line, column = position
    character = source.line(line)[column - 1 : column]
    if character == "\t":
        return source.problem("syntax", position, _TAB.message, expected=_TAB.expected)
    return source.problem(
        "syntax",
        position,
        f"an unquoted text must not begin with '{character}'",
        expected="quotation marks around the text",
    )


def _unclosed_bracket(source: SourceText, position: tuple[int, int], bracket: OpenBracket) -> Problem:
    closing = {"[": "]", "{": "}"}[bracket.sign]
    expected = f"',' and a next entry, or '{closing}'; quotation marks around a text that contains brackets or ': '"
    if position[0] > bracket.position[0]:
        message = f"the '{bracket.sign}' is not closed before line {position[0]}"
        return source.problem("syntax", bracket.position, message, expected=expected)
    message = f"the '{bracket.sign}' in column {bracket.position[1]} is neither continued nor closed here"
    return source.problem("syntax", position, message, expected=expected)
