"""JSON Lines: one object a line, its keys the columns in their order."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.json_text import json_text


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a line a row; nothing where there are no rows."""
    names = [column.name for column in columns]
    for row in rows:
        yield json_text(dict(zip(names, row, strict=True))) + "\n"
