"""A plain aligned table for pipes and files: never cut, wrapped or coloured."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_text
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import pad, text_width

_GAP = "  "

_MOST_PADDING = 200
"""int: the maximum width of a column in terminal cells; longer texts extend beyond it and are never cut."""


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of the table: headings, dashes, one line per row; numbers are aligned to the right."""
    headings = [one_line(column.heading) for column in columns]
    lines = [[one_line(cell_text(column, value)) for column, value in zip(columns, row, strict=True)] for row in rows]
    widths = [min(_MOST_PADDING, max(map(text_width, cells))) for cells in zip(headings, *lines, strict=True)]
    yield _line(columns, headings, widths)
    yield _line(columns, ["-" * width for width in widths], widths)
    for cells in lines:
        yield _line(columns, cells, widths)


def _line(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = (
        pad(cell, width, right=column.form == "number")
        for column, cell, width in zip(columns, cells, widths, strict=True)
    )
    return _GAP.join(texts).rstrip(" ") + "\n"
