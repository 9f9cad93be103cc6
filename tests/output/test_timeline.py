"""The timeline: a mark for each meeting at its place, in plain text, as wide as asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.output.timeline import MARKS, Point, draw_rows, draw_years
from dialoguekb.output.widths import text_width

POINTS = st.lists(
    st.builds(
        Point,
        row=st.sampled_from(["a", "India–Japan 2+2 Foreign and Defence Ministerial Meeting", "日本", "b"]),
        day=st.dates(date(1980, 1, 1), date(2030, 12, 31)),
        status=st.sampled_from(sorted(MARKS)),
    ),
    min_size=1,
    max_size=40,
)


def test_each_meeting_is_at_its_time() -> None:
    points = [
        Point("a", date(2020, 1, 5), "held"),
        Point("a", date(2021, 7, 1), "scheduled"),
        Point("b", date(2021, 12, 31), "cancelled"),
        Point("b", date(2020, 6, 1), "held"),
        Point("b", date(2020, 6, 9), "held"),
    ]
    assert "".join(draw_rows(points, 27)) == (
        "   2020        2021\n"
        "a  ●·················○·····\n"
        "b  ·····2·················×\n"
        "\n"
        "● held  ○ scheduled  × cancelled  2 two meetings\n"
    )


def test_years_without_room_share_a_cell() -> None:
    points = [Point("a", date(year, 1, 1), "held") for year in range(1950, 2030)]
    lines = "".join(draw_rows(points, 44)).splitlines()
    assert len(lines[1]) <= 44
    assert lines[1].startswith("a  2222")


@given(POINTS, st.integers(20, 200))
def test_no_meeting_is_lost_and_no_line_is_too_wide(points: list[Point], width: int) -> None:
    lines = "".join(draw_rows(points, width)).splitlines()
    rows = lines[1 : lines.index("", 1)]
    assert len(rows) == len({point.row for point in points})
    drawn = 0
    for row in rows:
        cells = row.rsplit("  ", 1)[1]
        drawn += sum(1 if cell in MARKS.values() else int(cell) if cell.isdigit() else 0 for cell in cells)
        assert text_width(row) <= max(width, 24)
    if "+" not in "".join(rows).replace("2+2", ""):
        assert drawn == len(points)


@given(POINTS, st.integers(20, 200))
def test_a_bar_for_each_year_with_its_number(points: list[Point], width: int) -> None:
    lines = "".join(draw_years(points, width)).split("\n\n")[0].splitlines()
    years = [point.day.year for point in points]
    assert [line[:4] for line in lines] == [f"{year:04}" for year in range(min(years), max(years) + 1)]
    assert [int(line.split()[-1]) for line in lines] == [years.count(int(line[:4])) for line in lines]


@pytest.mark.parametrize("label", ["\x1b[31mred", "a\nb", "\u202eevil"])
def test_a_label_cannot_speak_to_the_terminal(label: str) -> None:
    drawn = "".join(draw_rows([Point(label, date(2020, 1, 1), "held")], 60))
    assert label not in drawn
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
