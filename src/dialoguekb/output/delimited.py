r"""Comma- and tab-separated values: a header of column names, a line a row, lists joined with `; `.

Where an entry of a list holds that itself, the list is joined with ` | `.

Guarded, a cell shows control characters as escapes and does not run in a spreadsheet. Raw, it is the exact
data, but for what no such file can hold: a lone surrogate and, between tabs, a tab or a line break.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, joined
from dialoguekb.output.safety import encodable, spreadsheet_safe, visible

_JOINER = "; "
_LINE_END = "\r\n"
_TAB_SAFE = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render_csv(columns: Sequence[Column], rows: Iterable[Sequence[object]], *, raw: bool = False) -> Iterator[str]:
    """Yield CSV (RFC 4180, but a line ends in a line feed alone), a chunk a row."""
    entry_text = encodable if raw else _guarded
    buffer = io.StringIO()
    # The writer quotes the characters of its own line end: with both here, raw data with either stays one cell.
    writer = csv.writer(buffer, lineterminator=_LINE_END)
    for cells in _cells(columns, rows, entry_text):
        writer.writerow(cells)
        yield buffer.getvalue().removesuffix(_LINE_END) + "\n"
        buffer.seek(0)
        buffer.truncate()


def render_tsv(columns: Sequence[Column], rows: Iterable[Sequence[object]], *, raw: bool = False) -> Iterator[str]:
    """Yield tab-separated values without quoting, a chunk a row: a tab and a line break only ever separate."""
    entry_text = _tab_safe if raw else _guarded
    for cells in _cells(columns, rows, entry_text):
        yield "\t".join(cells) + "\n"


def _cells(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], entry_text: Callable[[str], str]
) -> Iterator[list[str]]:
    yield [entry_text(column.name) for column in columns]
    for row in rows:
        yield [_cell(column, value, entry_text) for column, value in zip(columns, row, strict=True)]


def _cell(column: Column, value: object, entry_text: Callable[[str], str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # Every entry is guarded, not only the first: a spreadsheet may be told to split at semicolons.
    return joined([entry_text(part) for part in cell_parts(column, value)], _JOINER)


def _guarded(text: str) -> str:
    return visible(spreadsheet_safe(text))


def _tab_safe(text: str) -> str:
    return encodable(text).translate(_TAB_SAFE)
