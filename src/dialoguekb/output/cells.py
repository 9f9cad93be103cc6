"""Values of a row -> the texts of a cell. The texts are raw; the caller makes them safe for its form."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dialoguekb.model.columns import Column

_OPTIONAL = re.compile(r"<([^<>]*)>")
_FLAGGED = re.compile(r"<\?(\w+):([^<>]*)>")
_LACKING = re.compile(r"<!(\w+):([^<>]*)>")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def cell_parts(column: Column, value: object) -> list[str]:
    """Return the texts of a value: none for None, one for a scalar, one per entry of a list."""
    if value is None:
        return []
    if isinstance(value, list):
        return [text for entry in value if (text := _entry_text(column, entry))]
    return [_entry_text(column, value)]


def cell_text(column: Column, value: object) -> str:
    """Return a value as one text: entries joined with semicolons, flags as yes and no."""
    if isinstance(value, str):
        return value
    return join_entries(cell_parts(column, value))


SEPARATOR = "; "
"""str: what stands between two entries of a list in a cell, in every row and every form that writes cells."""


def join_entries(parts: Sequence[str]) -> str:
    """Return the entries of a list as one text."""
    return SEPARATOR.join(parts)


def plain_text(value: object) -> str:
    """Return any value as text: flags as yes and no, lists joined with commas, the values of mappings with spaces."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(text for entry in value if (text := plain_text(entry)))
        case dict():
            return " ".join(text for entry in value.values() if (text := plain_text(entry)))
        case _:
            return str(value)


def _entry_text(column: Column, entry: object) -> str:
    if isinstance(entry, dict) and column.item:
        return item_text(column.item, entry)
    return plain_text(entry)


def item_text(template: str, item: Mapping[str, object]) -> str:
    """Return a mapping formatted by a template such as `{title} {from}–{to}< (as of {as_of})>`.

    Text in angle brackets is omitted if one of its keys has no value; `<?acting: (acting)>` is included if the flag
    is set, `<!official: (no record)>` if there is no such value. A placeholder is a whole key, and placeholders in
    the data are not replaced.
    """
    template = _FLAGGED.sub(lambda part: part[2] if item.get(part[1]) is True else "", template)
    template = _LACKING.sub(lambda part: part[2] if item.get(part[1]) is None else "", template)
    present = frozenset(key for key, value in item.items() if plain_text(value))
    template = _OPTIONAL.sub(
        lambda part: part[1] if present.issuperset(_PLACEHOLDER.findall(part[1])) else "", template
    )
    texts = {key: plain_text(item.get(key)) for key in _PLACEHOLDER.findall(template)}
    cleaned = _without_missing(template, frozenset(key for key, text in texts.items() if text))
    return _PLACEHOLDER.sub(lambda match: texts[match[1]], cleaned)


_MISSING = "\0"
_BETWEEN = r"(?:[,;:/·|]|(?<=\s)[–—-](?=\s|\0))"
_CLEANUP: tuple[tuple[str, str], ...] = (
    (r"\0[–—-]\0", _MISSING),
    (rf"[(\[](?:\s|\0|{_BETWEEN})*\0(?:\s|\0|{_BETWEEN})*[)\]]", _MISSING),
    (rf"\s*{_BETWEEN}\s*\0", _MISSING),
    (rf"(^|[(\[])\s*(?:\0\s*{_BETWEEN}?\s*)+", r"\1"),
    (_MISSING, ""),
    (r" {2,}", " "),
    (r"\s+(?=[,;)\]])|(?<=[(\[])\s+", ""),
)


@lru_cache(maxsize=1024)
def _without_missing(template: str, present: frozenset[str]) -> str:
    """Return the template without the placeholders of absent keys and the punctuation that joined them."""
    text = _PLACEHOLDER.sub(lambda match: match[0] if match[1] in present else _MISSING, template)
    for pattern, replacement in _CLEANUP:
        text = re.sub(pattern, replacement, text)
    return text.strip()
