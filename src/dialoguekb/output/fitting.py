"""How wide the columns of a table are on a terminal, and which of them there is room for.

If the columns do not fit side by side, those that a listing declares as the first to drop go first. Text that is
still too wide wraps. The columns of ids, dates and numbers keep the width of their values, since a broken id
cannot be copied; only ids in the first column may stick out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, join_entries
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import longest_word, shared_widths, text_width

_GAP, _NARROW_GAP = 2, 1
_COLUMNS_SIDE_BY_SIDE = 12
"""int: a table with more columns has narrow gaps if it does not fit otherwise."""

_TEXT_WIDTHS = (24, 16, 10)
"""The least widths of a text that wraps, tried in turn; columns drop as long as the first does not fit."""

_LIST_WIDTH = 16
_LEAST_ID_WIDTH = 20
_MOST_IDS_BESIDE = 0.9
"""The share of ids that the first column is wide enough for, if room is short."""

Cell = list[str]
"""The entries of a table cell, made safe: none if it is empty, one for a scalar."""


class Layout(NamedTuple):
    """Which columns a table shows, and how wide they are."""

    positions: tuple[int, ...]
    """The positions of the columns that it shows."""
    widths: tuple[int, ...]
    """Their widths in terminal cells."""
    wraps: tuple[bool, ...]
    """Whether the values of each wrap; the others stay in one piece."""
    gap: int
    """The number of cells between two columns."""


class _Measure(NamedTuple):
    """What a column needs."""

    position: int
    drop: int
    natural: int
    heading: int
    """The least width of the heading, which may wrap."""
    longest: int
    """The width of the widest value."""
    word: int
    """The width of the widest word in a value."""
    usual: int
    """The width of most values."""
    is_list: bool
    is_whole: bool
    """Whether no word of it may be cut."""
    wraps: bool


def safe_cells(columns: Sequence[Column], row: Sequence[object]) -> list[Cell]:
    """Return the cells of a row, made safe."""
    return [[one_line(part) for part in cell_parts(column, value)] for column, value in zip(columns, row, strict=True)]


def fit(columns: Sequence[Column], lines: Sequence[Sequence[Cell]], width: int, *, whole: bool) -> Layout | None:
    """Return the layout of a table that is at most `width` cells wide; None if its columns do not fit.

    `lines` are the cells that decide. If `whole`, no column drops, and no entry of a list is cut.
    """
    measures = [_measure(n, column, [line[n] for line in lines], whole=whole) for n, column in enumerate(columns)]
    ranks = [] if whole else sorted({measure.drop for measure in measures if measure.drop})
    kept = measures
    for rank in (0, *ranks):
        kept = [measure for measure in kept if not 0 < measure.drop <= rank]
        for gap, is_capped in _attempts(kept):
            if widths := _widths(kept, width, gap, _TEXT_WIDTHS[0], is_capped=is_capped):
                return _layout(kept, widths, gap)
    for text in _TEXT_WIDTHS[1:]:
        if widths := _widths(kept, width, _GAP, text, is_capped=True):
            return _layout(kept, widths, _GAP)
    return None


def _attempts(measures: Sequence[_Measure]) -> Iterator[tuple[int, bool]]:
    yield _GAP, False
    yield _GAP, True
    if len(measures) > _COLUMNS_SIDE_BY_SIDE:
        yield _NARROW_GAP, True


def _layout(measures: Sequence[_Measure], widths: Sequence[int], gap: int) -> Layout:
    return Layout(
        tuple(measure.position for measure in measures),
        tuple(widths),
        tuple(measure.wraps for measure in measures),
        gap,
    )


def _measure(position: int, column: Column, cells: Sequence[Cell], *, whole: bool) -> _Measure:
    texts = [join_entries(cell) for cell in cells]
    widths = sorted(map(text_width, texts)) or [0]
    heading = 2 if column.heading.isdigit() else longest_word(one_line(column.heading))
    return _Measure(
        position,
        column.drop,
        max(widths[-1], text_width(one_line(column.heading))),
        heading,
        widths[-1],
        max(map(longest_word, texts), default=0),
        widths[int(_MOST_IDS_BESIDE * (len(widths) - 1))],
        column.form in {"list", "items"},
        whole,
        column.form not in {"date", "number", "flag"} and any(" " in text for text in texts),
    )


def _widths(measures: Sequence[_Measure], width: int, gap: int, text: int, *, is_capped: bool) -> Sequence[int] | None:
    least = [_least(measure, text, width if is_capped else None) for measure in measures]
    # Only what wraps grows from its least width; a heading that wraps grows if there is room left.
    natural = [
        max(measure.heading, low) if is_capped and measure.position == 0 and not measure.wraps else measure.natural
        for measure, low in zip(measures, least, strict=True)
    ]
    return shared_widths(natural, least, width - gap * (len(measures) - 1))


def _least(measure: _Measure, text: int, width: int | None) -> int:
    """Return the least width of a column; with a width of the terminal, that of ids in the first is limited."""
    if measure.wraps and measure.is_list:
        word = measure.word if measure.is_whole else min(measure.word, text)
        return min(measure.natural, max(measure.heading, word, min(_LIST_WIDTH, text)))
    if measure.wraps:
        return min(measure.natural, max(measure.heading, text))
    least = max(measure.heading, measure.longest)
    if width is not None and measure.position == 0:
        return min(least, max(measure.heading, _LEAST_ID_WIDTH, min(measure.usual, width // 2)))
    return least
