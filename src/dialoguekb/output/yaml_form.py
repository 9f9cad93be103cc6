"""A YAML document: a list of mappings that any YAML loader reads back as the exact data.

A text is written without quotes only if it is a string in every version of YAML; all others, including
dates, are in double quotes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.safety import visible, yaml_safe

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_UNQUOTED = re.compile(r"[^\W\d_](?:[\w.,()'’+&/–-]|:(?=[^\s,])| (?=[\w(–&/]))*")
_RESERVED_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the document, one chunk per row; `[]` if there are no rows."""
    names = [column.name for column in columns]
    is_empty = True
    for row in rows:
        is_empty = False
        yield "\n".join(_entry_lines(dict(zip(names, row, strict=True)))) + "\n"
    if is_empty:
        yield "[]\n"


def _entry_lines(entry: object) -> Iterator[str]:
    """Yield the lines of a list entry, the first with a dash."""
    lead = "- "
    for line in _lines(entry):
        yield f"{lead}{line}"
        lead = "  "


def _lines(value: object) -> Iterator[str]:
    match value:
        case dict() if value:
            yield from _mapping_lines(value)
        case list() if value:
            for entry in value:
                yield from _entry_lines(entry)
        case _:
            yield _scalar(value)


def _mapping_lines(mapping: Mapping[str, object]) -> Iterator[str]:
    for key, value in mapping.items():
        if isinstance(value, dict | list) and value:
            yield f"{_text(key)}:"
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield f"{_text(key)}: {_scalar(value)}"


def _scalar(value: object) -> str:
    return _text(value) if isinstance(value, str) else _encode(value)


def _text(text: str) -> str:
    if _UNQUOTED.fullmatch(text) and text.lower() not in _RESERVED_WORDS and visible(text) is text:
        return text
    return yaml_safe(_encode(text))
