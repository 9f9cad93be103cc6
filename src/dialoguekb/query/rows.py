"""An answer as Python values."""

from collections.abc import Callable
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer

Row = dict[str, Any]
"""Column -> str, int, float, bool, None, list of str, or list of dict."""


class RecordRow(Row):
    """A record as a row, and what a reader should know of it."""

    def __init__(self, row: Row, remark: Callable[[], tuple[Remark, ...]]) -> None:
        """Take the row; `remark` makes its remarks when they are asked for."""
        super().__init__(row)
        self._remark = remark

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks that the command line prints to stderr; made while the knowledge base is open."""
        return self._remark()


class Rows(list[Row]):
    """The rows of an answer as dicts with the keys of `-o json`, and what a reader should know of them."""

    def __init__(self, answer: Answer, remark: Callable[[], tuple[Remark, ...]] = tuple) -> None:
        """Take the rows of an answer; `remark` makes its remarks when they are asked for."""
        names = [column.name for column in answer.columns]
        super().__init__(dict(zip(names, row, strict=True)) for row in answer.rows)
        self.columns: tuple[Column, ...] = answer.columns
        """The columns, in order."""
        self._remark = remark

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks that the command line prints to stderr; made while the knowledge base is open."""
        return self._remark()
