"""Comma-separated values as in RFC 4180, but with LF line ends: a header of column names, then one line per row."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.delimited_text import cells_of, guard_lines
from dialoguekb.output.safety import encodable

_LINE_END = "\r\n"


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one chunk per row; formulas are made harmless, and control characters but line breaks escaped."""
    return _lines(columns, rows, guard_lines)


def render_raw(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one chunk per row with the exact data, except that lone surrogates are escaped."""
    return _lines(columns, rows, encodable)


def _lines(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], entry_text: Callable[[str], str]
) -> Iterator[str]:
    buffer = io.StringIO()
    # The writer quotes cells with a character of its line end, so this keeps a cell with CR or LF in one piece.
    writer = csv.writer(buffer, lineterminator=_LINE_END)
    for cells in cells_of(columns, rows, entry_text):
        writer.writerow(cells)
        yield buffer.getvalue().removesuffix(_LINE_END) + "\n"
        buffer.seek(0)
        buffer.truncate()
