"""A long table on a terminal: row by row, every word of every cell, within the width."""

import pytest

from dialoguekb.model.columns import Column
from dialoguekb.output.terminal import table_lines
from dialoguekb.output.widths import text_width

COLUMNS = (
    Column("id", "Id"),
    Column("title", "Title"),
    Column("meetings", "Meetings", "number"),
    Column("sides", "Sides", "list"),
)

ROWS: list[list[object]] = [
    [f"id-{number}", "A meeting of ministers" if number % 7 else "岸田文雄 met\x1b[31m them", number, ["IN", "JP"]]
    for number in range(250)
]


def lines(width: int) -> list[str]:
    return "".join(table_lines(COLUMNS, ROWS, width, whole=True, coloured=False)).splitlines()


def test_each_row_is_a_line_where_there_is_room() -> None:
    shown = lines(100)
    assert shown[0].split() == ["Id", "Title", "Meetings", "Sides"]
    assert len(shown) == 2 + len(ROWS)
    # The title column is 25 cells wide, as wide as the widest title; the numbers stand below the end of their heading.
    assert shown[2 + 249] == f"id-249  {'A meeting of ministers':25}  {249:8}  IN; JP"


@pytest.mark.parametrize("width", [100, 50, 40])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    shown = lines(width)
    assert max(map(text_width, shown)) <= width
    words = " ".join(shown).split()
    assert words.count("ministers") == sum(1 for number in range(250) if number % 7)
    assert words.count("JP") == 250


def test_where_the_columns_do_not_fit_a_row_is_a_block() -> None:
    shown = lines(30)
    block = ["Id        id-0", "Title     岸田文雄 met\\x1b[31m", "          them", "Meetings  0", "Sides     IN; JP"]
    assert shown[:5] == block
    assert shown.count("") == len(ROWS) - 1


def test_nothing_in_it_speaks_to_the_terminal() -> None:
    assert not any("\x1b" in line for width in (100, 24) for line in lines(width))


def test_a_cell_far_wider_than_those_looked_at_stays_in_its_column() -> None:
    rows = [["a", "short", 1, []] for _ in range(2100)] + [["b", "word " * 20, 2, ["IN"]]]
    shown = "".join(table_lines(COLUMNS, rows, 60, whole=True, coloured=False)).splitlines()
    assert max(map(text_width, shown)) <= 60
    assert " ".join(shown).split().count("word") == 20
