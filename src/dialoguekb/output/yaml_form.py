"""A YAML document: a list of mappings that any YAML loader reads back as the exact data.

A text is left bare only where no version of YAML could take it for anything else; all others, dates among
them, stand in double quotes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.safety import visible, yaml_safe

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_BARE = re.compile(r"[^\W\d_](?:[\w.,()'’+&/–-]|:(?=[^\s,])| (?=[\w(–&/]))*")
_WORDS_WITH_MEANING = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the document, a chunk a row; `[]` where there are no rows."""
    names = [column.name for column in columns]
    empty = True
    for row in rows:
        empty = False
        yield "\n".join(_entry_lines(dict(zip(names, row, strict=True)))) + "\n"
    if empty:
        yield "[]\n"


def _entry_lines(entry: object) -> Iterator[str]:
    """Yield one entry of a list, its dash first."""
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
    if _BARE.fullmatch(text) and text.lower() not in _WORDS_WITH_MEANING and visible(text) is text:
        return text
    return yaml_safe(_encode(text))
