r"""Tab-separated values without quoting: a header of column names, then one line per row.

Tabs and line breaks only separate cells and rows; inside a cell they are escaped, even in raw output.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.delimited_text import cells_of, guard_text
from dialoguekb.output.safety import encodable

_TAB_SAFE = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one line per row; formulas are made harmless, and control characters escaped."""
    return ("\t".join(cells) + "\n" for cells in cells_of(columns, rows, guard_text))


def render_raw(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one line per row with the exact data, except for tabs, line breaks and lone surrogates."""
    return ("\t".join(cells) + "\n" for cells in cells_of(columns, rows, _tab_safe))


def _tab_safe(text: str) -> str:
    return encodable(text).translate(_TAB_SAFE)
