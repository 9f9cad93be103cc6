"""JSON Lines: one object per line, its keys the columns in order."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.json_text import json_text


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one line per row."""
    names = [column.name for column in columns]
    for row in rows:
        yield json_text(dict(zip(names, row, strict=True))) + "\n"
