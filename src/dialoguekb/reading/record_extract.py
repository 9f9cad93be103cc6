"""A record as its file has it: the text of the file from where the record begins to its end."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|#[^\n]*', re.DOTALL)
"""A quoted text or a comment, in which brackets are letters."""

_ENTRY = "  - "
_INSIDE = " " * len(_ENTRY)


def extract_record(text: str, line: int, column: int) -> str:
    """Return the entry of a YAML list (`  - id: …`) for the record that begins at a line and column, counted from 1.

    Values, their order and their quotation marks stay as they are; comments after the record go. `text` is that of
    the whole file, YAML or JSON; it was read before without a fault in this record.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, following = lines[line - 1][column - 1 :], lines[line:]
    is_flow = first.startswith("{")
    record = _flow("\n".join([first, *following])) if is_flow else [first, *_block(following, column - 1)]
    while record and (not record[-1].strip() or record[-1].lstrip().startswith("#")):
        record.pop()
    return "".join(f"{_ENTRY if not number else _INSIDE if each else ''}{each}\n" for number, each in enumerate(record))


def _block(lines: list[str], indent: int) -> Iterator[str]:
    """Yield the lines of a mapping that are indented at least as far as its first key, without that indent."""
    for line in lines:
        inner = line.lstrip(" ")
        depth = len(line) - len(inner)
        if inner.strip() and depth < indent and not inner.startswith("#"):
            return
        yield line[min(indent, depth) :]


def _flow(text: str) -> list[str]:
    """Return the lines of a mapping in braces, at the beginning of a text, without their indent."""
    depth = position = 0
    while position < len(text):
        quoted = _QUOTED.match(text, position) if _begins_word(text, position) else None
        if quoted:
            position = quoted.end()
            continue
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(text[position], 0)
        position += 1
        if not depth:
            break
    return [line.strip() for line in text[:position].split("\n")]


def _begins_word(text: str, position: int) -> bool:
    """Whether a quotation mark or a hash at this position is no letter of a word (`Xi'an`, `C#`)."""
    return position == 0 or text[position - 1] in " \n\t,:[{"
