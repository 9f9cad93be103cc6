"""A long table for a terminal, printed row by row; the first 2,000 rows decide the widths of its columns.

It has the same content as the table of `terminal`, without colour. It starts at once, where laying out 10,000
rows together takes seconds.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import join_entries
from dialoguekb.output.fitting import GAP, Cell, column_widths, safe_cells
from dialoguekb.output.record_text import labelled_lines
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import pad, text_width, wrap

_SAMPLE_SIZE = 2000
"""int: the number of rows that decide the widths of the columns."""


def long_table_lines(columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int) -> Iterator[str]:
    """Yield the lines of a long table `width` cells wide; blocks of labelled lines if the columns do not fit."""
    headings = [one_line(column.heading) for column in columns]
    widths = column_widths(headings, [safe_cells(columns, row) for row in rows[:_SAMPLE_SIZE]], width)
    if widths is None:
        yield from _blocks(columns, headings, rows, width)
        return
    yield _line([[heading] for heading in headings], columns, widths)
    yield _line([["─" * width] for width in widths], columns, widths)
    for row in rows:
        yield _line([_break_lines(cell, width) for cell, width in zip(safe_cells(columns, row), widths, strict=True)],
                    columns, widths)  # fmt: skip


def _break_lines(cell: Cell, width: int) -> list[str]:
    line = join_entries(cell)
    # A single word that is wider than the sampled rows extends beyond its column: you could not copy a broken id.
    return [line] if text_width(line) <= width or " " not in line else wrap(line, width)


def _line(cells: Sequence[list[str]], columns: Sequence[Column], widths: Sequence[int]) -> str:
    """Return the lines of a row, as many as its tallest cell has."""
    height = max(map(len, cells))
    lines = []
    for n in range(height):
        texts = (
            pad(cell[n] if n < len(cell) else "", width, right=column.form == "number")
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
        for column, heading, cell in zip(columns, headings, safe_cells(columns, row), strict=True):
            if any(cell):
                value = cell if column.form == "items" else join_entries(cell)
                yield from (f"{line}\n" for line in labelled_lines(heading, value, label_width, width=width))
