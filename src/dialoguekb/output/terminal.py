"""The table on a terminal: fitted to its width, with a few colours.

If the columns do not fit next to each other, each row becomes a block of labelled lines, so no column is
ever dropped. Pass data to Rich only as `Text`: it reads a `str` as markup.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TextIO

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import join_entries
from dialoguekb.output.fitting import GAP, Cell, column_widths, safe_cells
from dialoguekb.output.record_text import labelled_lines
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import text_width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_STATUS_STYLES = {
    "held": "green",
    "scheduled": "cyan",
    "expected": "yellow",
    "postponed": "yellow",
    "cancelled": "red",
}

_RULES = "    \n    \n ── \n    \n    \n    \n    \n    \n"
"""str: a box in Rich's notation, with a line under the headings and nothing else."""


def print_table(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], file: TextIO, *, width: int | None = None
) -> None:
    """Print the rows as a table to a terminal, `width` cells wide (None: the width of the terminal).

    Colours depend on the terminal and `NO_COLOR`; they repeat what the text says.
    """
    from rich.console import Console  # noqa: PLC0415 - takes 35 ms to import, and only terminals need it

    # On a dumb terminal, Rich uses the given width only if the height is given too.
    console = Console(
        file=file,
        width=width,
        height=None if width is None else 25,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    print_table_on(console, columns, rows)


def print_table_on(console: "Console", columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
    """Print the rows as a table to a Rich console, at its width."""
    headings = [one_line(column.heading) for column in columns]
    lines = [safe_cells(columns, row) for row in rows]
    widths = column_widths(headings, lines, console.width)
    if widths is None:
        _print_blocks(console, columns, headings, lines)
    else:
        console.print(_table(columns, headings, lines, widths))


def _table(
    columns: Sequence[Column], headings: Sequence[str], lines: Sequence[Sequence[Cell]], widths: Sequence[int]
) -> "Table":
    from rich import box  # noqa: PLC0415 - only terminals need it
    from rich.table import Table  # noqa: PLC0415 - only terminals need it
    from rich.text import Text  # noqa: PLC0415 - only terminals need it

    wraps = any(
        text_width(join_entries(cell)) > width for cells in lines for cell, width in zip(cells, widths, strict=True)
    )
    table = Table(
        box=box.Box(_RULES),
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),
        header_style="bold",
        border_style="dim",
        leading=1 if wraps else 0,
    )
    for column, heading, width in zip(columns, headings, widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.form == "number" else "left"
        table.add_column(Text(heading), width=width, overflow="fold", justify=justify)
    for cells in lines:
        table.add_row(
            *(
                _highlight(column, Text(_fit(column, cell, width), style=_style(column, cell)))
                for column, cell, width in zip(columns, cells, widths, strict=True)
            )
        )
    return table


def _print_blocks(
    console: "Console", columns: Sequence[Column], headings: Sequence[str], lines: Sequence[Sequence[Cell]]
) -> None:
    """Print each row as labelled lines, with a blank line between rows and without empty cells."""
    from rich.text import Text  # noqa: PLC0415 - only terminals need it

    label_width = max(map(text_width, headings), default=0)
    for n, cells in enumerate(lines):
        if n:
            console.print()
        for column, heading, cell in zip(columns, headings, cells, strict=True):
            if not any(cell):
                continue
            value = cell if column.form == "items" else join_entries(cell)
            text = Text("\n".join(labelled_lines(heading, value, label_width, width=console.width)))
            text.stylize("bold", 0, len(heading))
            if style := _style(column, cell):
                text.stylize(style, len(heading))
            console.print(text, overflow="fold")


def _fit(column: Column, cell: Cell, width: int) -> str:
    """Return a cell on one line, or one line per mapping if it would not fit on one line."""
    line = join_entries(cell)
    return "\n".join(cell) if column.form == "items" and text_width(line) > width else line


def _highlight(column: Column, text: "Text") -> "Text":
    """Return the text with search matches, which stand between « and », in bold."""
    if column.name == "snippet":
        text.highlight_regex("«[^»]*»", "bold")
    return text


def _style(column: Column, cell: Cell) -> str:
    return _STATUS_STYLES.get(join_entries(cell), "") if column.name == "status" else ""
