"""Makes data safe to show, parse and open. Every output goes through one of these functions.

Data can contain anything: terminal control codes, characters that reorder or hide text, formulas, markup.
Each function makes text safe for one kind of reader and leaves ordinary text unchanged.
"""

import re

# The zero width joiner and non-joiner (U+200C, U+200D) and variation selectors are allowed: Hindi and
# Persian names, emoji and Japanese personal names need them.
_HIDING = (
    "\x7f-\x9f\u00ad"  # DEL, C1, the soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # invisible letters and marks, the Arabic letter mark
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # zero widths, line breaks, bidirectional controls
    "\u3164\ufeff\uffa0\ufff9-\ufffb"  # fillers, the byte order mark, annotations that hide text
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, non-characters
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # layout controls of other scripts
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tag characters and unassigned neighbours
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))

_DANGEROUS = re.compile(f"[\x00-\x1f{_HIDING}]")
_DANGEROUS_IN_JSON = f"[\x00-\x09\x0b-\x1f{_HIDING}]"
_SURROGATE = "[\ud800-\udfff]"

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""Return the text with every character that controls, reorders or hides text escaped.

    `ESC` becomes `\x1b`, a right-to-left override `\u202e`, a line break `\n`. Backslashes in the data are not
    doubled: the result is for people, not for decoding.
    """
    if text.isascii() and text.isprintable():
        return text
    return _DANGEROUS.sub(_visible_escape, text) if _DANGEROUS.search(text) else text


def safe_lines(text: str) -> list[str]:
    """Return the lines of a text, each as in `visible`, without line breaks at its beginning and end."""
    return [visible(line) for line in text.replace("\r\n", "\n").strip("\n").split("\n")]


def one_line(text: str) -> str:
    """Return the text as in `visible`, with a space in place of line breaks."""
    return " ".join(filter(None, safe_lines(text))) if "\n" in text else visible(text)


def encodable(text: str) -> str:
    r"""Return the text with lone surrogates, which UTF-8 cannot encode, escaped (`\ud800`)."""
    return text if text.isascii() else re.sub(_SURROGATE, _visible_escape, text)


def _visible_escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is not UTF-8, as Python decodes it
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def json_safe(text: str) -> str:
    r"""Return JSON text (from `json.dumps`, `ensure_ascii=False`) with dangerous characters as `\uXXXX`.

    A JSON parser returns the exact data. Line breaks are kept: in JSON text they only separate values.
    """
    return re.sub(_DANGEROUS_IN_JSON, _json_escape, text) if re.search(_DANGEROUS_IN_JSON, text) else text


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    offset = code - 0x10000
    return f"\\u{0xD800 + (offset >> 10):04x}\\u{0xDC00 + (offset & 0x3FF):04x}"


def yaml_safe(text: str) -> str:
    r"""Return a double-quoted scalar (JSON text) with dangerous characters as YAML escapes.

    YAML reads a surrogate pair as two characters, so characters above U+FFFF are written as `\UXXXXXXXX`.
    """
    return _DANGEROUS.sub(_yaml_escape, text) if _DANGEROUS.search(text) else text


def _yaml_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# The patterns below are compiled on first use, by `re`: each form needs few of them.
_FORMULA = "[\t\r\n]|[\\s\u200c\u200d]*[=+\\-@＝＋－＠]"
# The space takes all it can, and the sign may be missing, so that a run of line breaks is read once.
_INNER_FORMULA = "([;\r\n][\\s\u200c\u200d]*+)([=+\\-@＝＋－＠]?)"
_PLAIN_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"


def spreadsheet_safe(text: str) -> str:
    """Return the text of a cell, with an apostrophe before it if a spreadsheet would run it as a formula.

    That applies to text that starts with `= + - @` (also full-width or after white space), a tab or a line
    break, but not to plain numbers such as -5. It also applies to what follows a semicolon or a line break in the
    text: a spreadsheet that separates cells by semicolons begins a cell there, quotation marks or not.
    """
    if ";" in text or "\n" in text or "\r" in text:
        text = re.sub(_INNER_FORMULA, _mark_inner_formula, text)
    if re.match(_FORMULA, text) and not re.fullmatch(_PLAIN_NUMBER, text):
        return f"'{text}"
    return text


def _mark_inner_formula(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}'{sign}" if sign else str(space)


_MARKUP = r"""
      [\\|<*\[\]`~$]                          # code, tables, HTML, emphasis, links, mathematics
    | (?<![^\W_]) _+ | _+ (?![^\W_])          # underscores, but not inside a word
    | & (?= \#? [0-9A-Za-z]+ ; )              # an ampersand that begins an entity
    | (?<! \S) \#                             # a hash that begins a word: headings, references
    | (?<= [A-Za-z0-9]) : (?= //)             # web addresses that readers turn into links by themselves
    | (?i: (?<= mailto) | (?<= xmpp) ) :      # the same for addresses of mail
    | (?i: (?<= www) ) \.
    | (?<= \S) @ (?= \S)
    | ^ (?: > | [-+] (?= \s | $ ) | [-=]{2,} )    # quotations, lists and rules at the beginning
    | (?<= ^[0-9]) [.)] (?= \s | $ )
    """
_LONG_LIST_NUMBER = r"^([0-9]{2,9})([.)])(?=\s|$)"
_LINE_BREAKS = "[\t\n\v\f\r\x85\u2028\u2029]+"


def markdown_safe(text: str) -> str:
    """Return text that Markdown shows literally in a table cell, a heading, a list item or a paragraph.

    Line breaks become a space, surrounding white space is removed, and other control characters are escaped as
    in `visible`. Nothing in the text can become HTML, a link, an image, a footnote or a new cell.
    """
    flat = visible(re.sub(_LINE_BREAKS, " ", text)).strip()
    if flat.isalpha():
        return flat
    escaped = re.sub(_MARKUP, _markdown_escape, flat, flags=re.VERBOSE)
    return re.sub(_LONG_LIST_NUMBER, r"\1\\\2", escaped)


def _markdown_escape(match: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in match[0])
