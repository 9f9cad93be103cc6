"""The cells of a table that a person reads, and the width of each column."""

from collections.abc import Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, join_entries
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import longest_word, shared_widths, text_width

GAP = 2
"""int: the number of terminal cells between two columns."""

Cell = list[str]
"""The entries of a table cell, made safe: none if it is empty, one for a scalar."""

_PROSE_WORD_WIDTHS = (100, 16, 10)
"""Limits in terminal cells, tried in turn: if room is short, a column of prose may break longer words."""


def safe_cells(columns: Sequence[Column], row: Sequence[object]) -> list[Cell]:
    """Return the cells of a row, made safe."""
    return [[one_line(part) for part in cell_parts(column, value)] for column, value in zip(columns, row, strict=True)]


def column_widths(headings: Sequence[str], lines: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """Return the width of each column in terminal cells; None if the columns do not fit next to each other."""
    natural, words, labels, is_prose = [], [], [], []
    for heading, *cells in zip(headings, *lines, strict=True):
        texts = [join_entries(cell) for cell in cells]
        natural.append(max(map(text_width, [heading, *texts])))
        words.append(max(map(longest_word, [heading, *texts])))
        labels.append(longest_word(heading))
        is_prose.append(any(" " in text for text in texts))
    room = width - GAP * (len(headings) - 1)
    for most in _PROSE_WORD_WIDTHS:
        least = [
            max(label, min(word, most)) if prose else word
            for label, word, prose in zip(labels, words, is_prose, strict=True)
        ]
        widths = shared_widths(natural, least, room)
        if widths is not None:
            return widths
    return None
