"""What the forms csv and tsv share: cells of text, lists joined with `; `, and the guard of spreadsheets.

Where an entry of a list holds `; ` itself, the list is joined with ` | `.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, joined
from dialoguekb.output.safety import spreadsheet_safe, visible

_JOINER = "; "


def cells_of(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], entry_text: Callable[[str], str]
) -> Iterator[list[str]]:
    """Yield the column names, then the cells of each row, every entry of text passed through `entry_text`."""
    yield [entry_text(column.name) for column in columns]
    for row in rows:
        yield [_cell(column, value, entry_text) for column, value in zip(columns, row, strict=True)]


def guarded(text: str) -> str:
    """Return a text that a spreadsheet does not run, its control characters written as escapes."""
    return visible(spreadsheet_safe(text))


def _cell(column: Column, value: object, entry_text: Callable[[str], str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # Every entry is guarded, not only the first: a spreadsheet may split cells at semicolons.
    return joined([entry_text(part) for part in cell_parts(column, value)], _JOINER)
