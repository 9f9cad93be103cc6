"""Values of a row as the texts that a cell shows: raw text, made safe by whoever writes it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dialoguekb.model.columns import Column

_OPTIONAL = re.compile(r"<([^<>]*)>")
_FLAGGED = re.compile(r"<\?(\w+):([^<>]*)>")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def cell_parts(column: Column, value: object) -> list[str]:
    """Return the texts of a value: none for None, one for a scalar, one for each entry of a list."""
    if value is None:
        return []
    if isinstance(value, list):
        return [text for entry in value if (text := _entry_text(column, entry))]
    return [plain_text(value)]


def cell_text(column: Column, value: object) -> str:
    """Return a value as one line for a table: entries joined with a comma, flags as yes and no."""
    if isinstance(value, str):
        return value
    return joined(cell_parts(column, value))


_JOINERS = (", ", "; ", " | ")
"""str, in order of preference: what stands between two entries of a list."""


def joined(parts: Sequence[str], least: str = ", ") -> str:
    """Return entries as one text, with the first joiner from `least` on that stands in none of them.

    The last of all is taken where each does.
    """
    usable = _JOINERS[_JOINERS.index(least) :]
    joiner = next((one for one in usable if not any(one in part for part in parts)), usable[-1])
    return joiner.join(parts)


def plain_text(value: object) -> str:
    """Return any value in words: yes and no, entries of lists joined with commas, of mappings with spaces."""
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
    """Return a mapping written by a template such as `{title} {from}–{to}< (as of {as_of})>`.

    What stands in angle brackets is left out where one of its keys has no value; `<?acting: (acting)>` stands where
    the flag is set.

    Only whole keys are read, and what the data holds is never read as a template.
    """
    template = _FLAGGED.sub(lambda part: part[2] if item.get(part[1]) is True else "", template)
    present = frozenset(key for key, value in item.items() if plain_text(value))
    template = _OPTIONAL.sub(
        lambda part: part[1] if present.issuperset(_PLACEHOLDER.findall(part[1])) else "", template
    )
    texts = {key: plain_text(item.get(key)) for key in _PLACEHOLDER.findall(template)}
    tidy = _without_missing(template, frozenset(key for key, text in texts.items() if text))
    return _PLACEHOLDER.sub(lambda match: texts[match[1]], tidy)


_MISSING = "\0"
_BETWEEN = r"(?:[,;:/·|]|(?<=\s)[–—-](?=\s|\0))"
_TIDYING: tuple[tuple[str, str], ...] = (
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
    """Return the template without the placeholders of absent keys and what only served to join them."""
    tidy = _PLACEHOLDER.sub(lambda match: match[0] if match[1] in present else _MISSING, template)
    for pattern, replacement in _TIDYING:
        tidy = re.sub(pattern, replacement, tidy)
    return tidy.strip()
