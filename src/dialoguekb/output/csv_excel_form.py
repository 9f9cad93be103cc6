"""Comma-separated values that Excel opens with every letter right: the form csv after a byte order mark."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output import csv_form

_BYTE_ORDER_MARK = "\ufeff"
"""str: without it, Excel takes the text for Windows-1252."""


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the mark, then what the form csv yields."""
    yield _BYTE_ORDER_MARK
    yield from csv_form.render(columns, rows)


def render_raw(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the mark, then what the form csv yields of the exact data."""
    yield _BYTE_ORDER_MARK
    yield from csv_form.render_raw(columns, rows)
