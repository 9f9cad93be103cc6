"""A table of more rows than anybody looks at at once: printed row by row, its widths those of the first 2,000.

It says what the table of `terminal` says, without colour, and begins at once: laying out 10,000 rows together takes
seconds.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, joined
from dialoguekb.output.fitting import GAP, Cell, column_widths
from dialoguekb.output.record_text import labelled_lines
from dialoguekb.output.safety import visible
from dialoguekb.output.widths import padded, text_width, wrapped

_LOOKED_AT = 2000
"""int, rows: so many decide how wide the columns are."""


def long_table_lines(columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int) -> Iterator[str]:
    """Yield the lines of a long table, `width` cells wide; blocks of labelled lines where the columns do not fit."""
    headings = [visible(column.heading) for column in columns]
    widths = column_widths(headings, [_cells(columns, row) for row in rows[:_LOOKED_AT]], width)
    if widths is None:
        yield from _blocks(columns, headings, rows, width)
        return
    yield _line([[heading] for heading in headings], columns, widths)
    yield _line([["─" * width] for width in widths], columns, widths)
    for row in rows:
        yield _line([_broken(cell, width) for cell, width in zip(_cells(columns, row), widths, strict=True)],
                    columns, widths)  # fmt: skip


def _cells(columns: Sequence[Column], row: Sequence[object]) -> list[Cell]:
    return [[visible(part) for part in cell_parts(column, value)] for column, value in zip(columns, row, strict=True)]


def _broken(cell: Cell, width: int) -> list[str]:
    line = joined(cell)
    # One word beyond the rows that were looked at hangs over: an id that is broken cannot be copied.
    return [line] if text_width(line) <= width or " " not in line else wrapped(line, width)


def _line(cells: Sequence[list[str]], columns: Sequence[Column], widths: Sequence[int]) -> str:
    """Return a row, as many lines high as its highest cell."""
    height = max(map(len, cells))
    lines = []
    for at in range(height):
        texts = (
            padded(cell[at] if at < len(cell) else "", width, right=column.form == "number")
            for cell, column, width in zip(cells, columns, widths, strict=True)
        )
        lines.append((" " * GAP).join(texts).rstrip(" "))
    return "\n".join(lines) + "\n"


def _blocks(
    columns: Sequence[Column], headings: Sequence[str], rows: Iterable[Sequence[object]], width: int
) -> Iterator[str]:
    label_width = max(map(text_width, headings), default=0)
    for number, row in enumerate(rows):
        if number:
            yield "\n"
        for column, heading, cell in zip(columns, headings, _cells(columns, row), strict=True):
            if any(cell):
                value = cell if column.form == "items" else joined(cell)
                yield from (f"{line}\n" for line in labelled_lines(heading, value, label_width, width=width))
