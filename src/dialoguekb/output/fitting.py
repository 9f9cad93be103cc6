"""How wide the columns of a table are on a terminal, and which of them there is room for.

If the columns do not fit side by side, texts that a listing declares short are cut, then the columns that it declares
as the first to drop go, then those on the right. Text that is still too wide wraps. The columns of ids, dates and
numbers keep the width of their values, since a broken id cannot be copied; only ids in the first column may stick out.
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
"""The least widths of a text that wraps, tried in turn.

Columns that declare when they drop do so as long as the first does not fit, the others as long as the second does not.
"""

_FEWEST_COLUMNS = 3
"""int: of the columns that do not declare when they drop, so many stay as long as a text has ten cells."""

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
    short: int
    """The width to which it may be cut before a column drops; 0 if not."""
    is_list: bool
    is_year: bool
    """Whether its heading is a year, which breaks into two lines where room is short."""
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
    for remaining, text in _choices(measures, whole=whole):
        for gap, is_capped, is_short in _attempts(remaining, whole=whole):
            if widths := _widths(remaining, width, gap, text, is_capped=is_capped, is_short=is_short):
                return _layout(remaining, widths, gap)
    return None


def _choices(measures: Sequence[_Measure], *, whole: bool) -> Iterator[tuple[Sequence[_Measure], int]]:
    """Yield which columns to show, with the least width of their texts: the most first."""
    first, second, *_ = _TEXT_WIDTHS
    yield measures, first
    if not whole:
        for rank in sorted({measure.drop for measure in measures if measure.drop}):
            measures = [measure for measure in measures if not 0 < measure.drop <= rank]
            yield measures, first
        for count in range(len(measures), _FEWEST_COLUMNS, -1):
            yield measures[:count], second
        for count in range(min(len(measures), _FEWEST_COLUMNS), 1, -1):
            yield from ((measures[:count], text) for text in _TEXT_WIDTHS[1:])
    yield from ((measures, text) for text in _TEXT_WIDTHS[1:])


def _attempts(measures: Sequence[_Measure], *, whole: bool) -> Iterator[tuple[int, bool, bool]]:
    """Yield the gap, whether ids in the first column may stick out, and whether short texts are cut."""
    yield _GAP, False, False
    yield _GAP, True, False
    if not whole and any(measure.short for measure in measures):
        yield _GAP, True, True
    if len(measures) > _COLUMNS_SIDE_BY_SIDE:
        yield _NARROW_GAP, True, False


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
    spaced = sum(" " in text for text in texts)
    # The first column holds ids; a few texts among them, such as "Single events", are no reason to break these.
    is_prose = spaced > len(texts) / 2 if position == 0 else spaced > 0
    return _Measure(
        position,
        column.drop,
        max(widths[-1], text_width(one_line(column.heading))),
        heading,
        widths[-1],
        max(map(longest_word, texts), default=0),
        widths[int(_MOST_IDS_BESIDE * (len(widths) - 1))],
        column.short,
        column.form in {"list", "items"},
        column.heading.isdigit(),
        whole,
        column.form not in {"date", "number", "flag"} and is_prose,
    )


def _widths(
    measures: Sequence[_Measure], width: int, gap: int, text: int, *, is_capped: bool, is_short: bool
) -> Sequence[int] | None:
    least = [_least(measure, text, is_capped=is_capped, is_short=is_short) for measure in measures]
    natural = [low if is_capped and each.is_year else each.natural for each, low in zip(measures, least, strict=True)]
    first = measures[0]
    if is_capped and not first.wraps:
        # Longer ids stick out.
        most = width // 2 if text > _TEXT_WIDTHS[-1] else _LEAST_ID_WIDTH
        usual = max(first.heading, _LEAST_ID_WIDTH, min(first.usual, most))
        least[0] = natural[0] = min(least[0], usual)
    return shared_widths(natural, least, width - gap * (len(measures) - 1))


def _least(measure: _Measure, text: int, *, is_capped: bool, is_short: bool) -> int:
    """Return the least width of a column; if capped, years break."""
    if is_short and measure.short:
        return min(measure.natural, max(measure.heading, measure.short))
    if measure.wraps and measure.is_list:
        word = measure.word if measure.is_whole else min(measure.word, text)
        return min(measure.natural, max(measure.heading, word, min(_LIST_WIDTH, text)))
    if measure.wraps:
        return min(measure.natural, max(measure.heading, text))
    if measure.is_year and not is_capped:
        return measure.natural
    return max(measure.heading, measure.longest)
