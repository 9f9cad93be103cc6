r"""Tab-separated values without quoting: a header of column names, a line a row.

A tab and a line break only ever separate; inside a cell they are the escapes `\t`, `\n` and `\r`, raw too.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.delimited import cells_of, guarded
from dialoguekb.output.safety import encodable

_TAB_SAFE = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a line a row; no cell runs in a spreadsheet, and control characters are escapes."""
    return ("\t".join(cells) + "\n" for cells in cells_of(columns, rows, guarded))


def render_raw(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a line a row that holds the exact data, but for tabs, line breaks and lone surrogates."""
    return ("\t".join(cells) + "\n" for cells in cells_of(columns, rows, _tab_safe))


def _tab_safe(text: str) -> str:
    return encodable(text).translate(_TAB_SAFE)
