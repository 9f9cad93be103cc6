"""The table on a terminal: fitted to its width, with a few colours, printed row by row.

The first 2,000 rows decide the widths, so that a long table starts at once.
"""

from collections.abc import Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cards import card_lines
from dialoguekb.output.cells import join_entries
from dialoguekb.output.colour import STATUS_STYLES, paint, paint_matches
from dialoguekb.output.fitting import Cell, Layout, fit, safe_cells
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import cut, pad, text_width, wrap

_SAMPLE_SIZE = 2000
_LEAST_WIDTH = 40
"""int: on a narrower terminal, the rows are cards."""

_MOST_LINES = 3
"""int: a cell of a column that you did not ask for ends in an ellipsis after so many lines."""


def table_lines(
    columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int, *, whole: bool, coloured: bool
) -> Iterator[str]:
    """Yield the lines of a table that is `width` cells wide, each with its line break.

    If `whole`, every column and all of its text is there; else columns that a listing declares as the first to
    drop may be missing, and long texts end in an ellipsis. Rows whose columns do not fit are cards.
    """
    layout = _layout(columns, rows, width, whole=whole)
    if layout is None:
        yield from card_lines(columns, rows, width, coloured=coloured)
        return
    yield from _heading_lines(columns, layout, coloured=coloured)
    shown = [columns[position] for position in layout.positions]
    was_tall = False
    for number, row in enumerate(rows):
        cells = safe_cells(shown, [row[position] for position in layout.positions])
        first = join_entries(cells[0])
        sticks_out = not layout.wraps[0] and layout.widths[0] < text_width(first) <= width and len(cells) > 1
        texts = [
            _lines(cell, n, layout, width, most=None if whole else 1 if shown[n].short else _MOST_LINES)
            for n, cell in enumerate(cells)
        ]
        is_tall = max(map(len, texts)) > 1
        if number and (is_tall or was_tall):
            yield "\n"
        was_tall = is_tall
        if sticks_out:
            yield f"{first}\n"
            texts[0] = [""]
        yield from _row_lines(texts, shown, layout, coloured=coloured)


def missing_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int, *, whole: bool
) -> list[str]:
    """Return the names of the columns that `table_lines` leaves out for want of room."""
    layout = _layout(columns, rows, width, whole=whole)
    return [column.name for n, column in enumerate(columns) if layout and n not in layout.positions]


def _layout(columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int, *, whole: bool) -> Layout | None:
    """Return the layout of a table; None if the rows are cards instead."""
    if width < _LEAST_WIDTH:
        return None
    return fit(columns, [safe_cells(columns, row) for row in rows[:_SAMPLE_SIZE]], width, whole=whole)


def _heading_lines(columns: Sequence[Column], layout: Layout, *, coloured: bool) -> Iterator[str]:
    shown = [columns[position] for position in layout.positions]
    texts = [_heading(one_line(column.heading), width) for column, width in zip(shown, layout.widths, strict=True)]
    height = max(map(len, texts))
    texts = [[*[""] * (height - len(text)), *text] for text in texts]
    for line in _align(texts, shown, layout):
        yield f"{paint(line, 'bold') if coloured else line}\n"
    rule = (" " * layout.gap).join("─" * width for width in layout.widths)
    yield f"{paint(rule, 'dim') if coloured else rule}\n"


def _heading(heading: str, width: int) -> list[str]:
    """Return the lines of a heading; a year that is too wide breaks into its century and the rest."""
    return [heading[:2], heading[2:]] if heading.isdigit() and width < text_width(heading) else wrap(heading, width)


def _lines(cell: Cell, position: int, layout: Layout, width: int, *, most: int | None) -> list[str]:
    """Return the lines of a cell: one for an id, a date or a number, at most `most` for a text."""
    text = join_entries(cell)
    room = layout.widths[position]
    if text_width(text) <= room:
        return [text]
    if not layout.wraps[position]:
        # A text that is wider than the terminal is no id that anybody copies.
        return [text] if text_width(text) <= width else wrap(text, room)
    if most is None:
        return wrap(text, room)
    # An id in a text is cut, not broken: an ellipsis says that it goes on.
    lines = wrap(" ".join(cut(word, room) for word in text.split(" ")), room)
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1] + "…", room)]


def _row_lines(
    texts: Sequence[Sequence[str]], columns: Sequence[Column], layout: Layout, *, coloured: bool
) -> Iterator[str]:
    styles = [
        STATUS_STYLES.get(text[0], "") if coloured and column.name == "status" else ""
        for text, column in zip(texts, columns, strict=True)
    ]
    has_matches = coloured and any(column.name == "snippet" for column in columns)
    for line in _align(texts, columns, layout, styles):
        yield f"{paint_matches(line, '«[^»]*»', 'bold') if has_matches else line}\n"


def _align(
    texts: Sequence[Sequence[str]], columns: Sequence[Column], layout: Layout, styles: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the lines of cells side by side; a style keeps to the text of its cell."""
    for n in range(max(map(len, texts))):
        parts = []
        for position, (text, column, width) in enumerate(zip(texts, columns, layout.widths, strict=True)):
            value = text[n] if n < len(text) else ""
            padded = pad(value, width, right=column.form == "number")
            style = styles[position] if styles else ""
            parts.append(padded.replace(value, paint(value, style), 1) if style else padded)
        yield (" " * layout.gap).join(parts).rstrip(" ")
