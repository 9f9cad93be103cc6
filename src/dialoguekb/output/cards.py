"""Rows as cards: each is a block of labelled lines without its empty cells."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import join_entries
from dialoguekb.output.colour import STATUS_STYLES, paint
from dialoguekb.output.fitting import safe_cells
from dialoguekb.output.record_text import labelled_lines
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import text_width


def card_lines(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], width: int | None, *, coloured: bool
) -> Iterator[str]:
    """Yield the lines of the cards, with a blank line between two; without a width, none is wrapped."""
    headings = [one_line(column.heading) for column in columns]
    label_width = max(map(text_width, headings), default=0)
    for number, row in enumerate(rows):
        if number:
            yield "\n"
        for column, heading, cell in zip(columns, headings, safe_cells(columns, row), strict=True):
            if not any(cell):
                continue
            value = cell if column.form == "items" else join_entries(cell)
            for n, line in enumerate(labelled_lines(heading, value, label_width, width=width)):
                yield f"{_style(column, cell, line, len(heading) if n == 0 else 0) if coloured else line}\n"


def _style(column: Column, cell: Sequence[str], line: str, label: int) -> str:
    style = STATUS_STYLES.get(join_entries(cell), "") if column.name == "status" else ""
    return paint(line[:label], "bold") + paint(line[label:], style)
