"""Shared by the forms csv and tsv: cells of text, and protection against formulas.

The entries of a list are joined with `; `. An entry may itself contain a semicolon: read lists from JSON.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, join_entries
from dialoguekb.output.safety import spreadsheet_safe, visible


def cells_of(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], entry_text: Callable[[str], str]
) -> Iterator[list[str]]:
    """Yield the column names, then the cells of each row; `entry_text` makes every text safe."""
    yield [entry_text(column.name) for column in columns]
    for row in rows:
        yield [_cell(column, value, entry_text) for column, value in zip(columns, row, strict=True)]


def guard_text(text: str) -> str:
    """Return a text that a spreadsheet does not run as a formula, with control characters escaped."""
    return visible(spreadsheet_safe(text))


def guard_lines(text: str) -> str:
    """Return a text as `guard_text` does, but with its line breaks."""
    return "\n".join(map(visible, spreadsheet_safe(text).replace("\r\n", "\n").split("\n")))


def _cell(column: Column, value: object, entry_text: Callable[[str], str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # Guard every entry, not only the first: a spreadsheet may split cells at semicolons.
    return join_entries([entry_text(part) for part in cell_parts(column, value)])
