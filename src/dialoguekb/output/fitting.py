"""How wide each column of a table may be where all have to stand side by side."""

from collections.abc import Sequence

from dialoguekb.output.cells import joined
from dialoguekb.output.widths import longest_word, shared_widths, text_width

GAP = 2
"""int, cells between two columns."""

Cell = list[str]
"""The entries of a cell, made safe: none where it is empty, one for a scalar."""

_LEAST_WIDTHS_OF_PROSE = (100, 16, 10)
"""int, cells, tried in turn: a column of prose may break longer words than this when room is short."""


def column_widths(headings: Sequence[str], lines: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """Return the width of each column in cells, or None where they cannot stand side by side."""
    natural, words, labels, is_prose = [], [], [], []
    for heading, *cells in zip(headings, *lines, strict=True):
        texts = [joined(cell) for cell in cells]
        natural.append(max(map(text_width, [heading, *texts])))
        words.append(max(map(longest_word, [heading, *texts])))
        labels.append(longest_word(heading))
        is_prose.append(any(" " in text for text in texts))
    room = width - GAP * (len(headings) - 1)
    for most in _LEAST_WIDTHS_OF_PROSE:
        least = [
            max(label, min(word, most)) if prose else word
            for label, word, prose in zip(labels, words, is_prose, strict=True)
        ]
        widths = shared_widths(natural, least, room)
        if widths is not None:
            return widths
    return None
