"""Comma-separated values (RFC 4180, but a line ends in a line feed alone): a header of column names, a line a row."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.delimited import cells_of, guarded
from dialoguekb.output.safety import encodable

_LINE_END = "\r\n"


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a chunk a row; no cell runs in a spreadsheet, and control characters are escapes."""
    return _lines(columns, rows, guarded)


def render_raw(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a chunk a row that holds the exact data, a lone surrogate excepted."""
    return _lines(columns, rows, encodable)


def _lines(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], entry_text: Callable[[str], str]
) -> Iterator[str]:
    buffer = io.StringIO()
    # The writer quotes the characters of its own line end: with both here, raw data with either stays one cell.
    writer = csv.writer(buffer, lineterminator=_LINE_END)
    for cells in cells_of(columns, rows, entry_text):
        writer.writerow(cells)
        yield buffer.getvalue().removesuffix(_LINE_END) + "\n"
        buffer.seek(0)
        buffer.truncate()
