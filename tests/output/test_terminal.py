import io
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import for_each
from dialoguekb.model.columns import Column
from dialoguekb.output.colour import takes_colour
from dialoguekb.output.record_text import record_lines
from dialoguekb.output.safety import one_line, visible
from dialoguekb.output.terminal import missing_columns, table_lines
from dialoguekb.output.widths import shared_widths, text_width, wrap

from .hostile_texts import HOSTILE

COLUMNS = (
    Column("id", "Id", "text"),
    Column("start", "Start", "date"),
    Column("title", "Title", "text"),
    Column("city", "City", "text"),
    Column("status", "Status", "text"),
    Column("ordinal", "No.", "number"),
    Column("sides", "Sides", "list"),
    Column("participants", "Participants", "items", "{name} ({country})"),
)
MEETING = [
    "in-jp-2plus2-2022", "2022-09-08", "India–Japan 2+2, 2022", "Tokyo", "held", 2, ["IN", "JP"],
    [{"name": "Rajnath Singh", "country": "IN"}, {"name": "Yasukazu Hamada", "country": "JP"}],
]  # fmt: skip


def printed(columns: tuple[Column, ...], rows: list[list[object]], width: int) -> str:
    return "".join(table_lines(columns, rows, width, whole=True, coloured=False))


def squeezed(text: str) -> str:
    return re.sub(r"[\s─]", "", text)


@pytest.mark.parametrize("width", [20, 60, 120])
def test_hostile_rows_are_printed_within_the_width_without_a_control(width: int) -> None:
    columns = (COLUMNS[0], COLUMNS[2], COLUMNS[6], COLUMNS[7])
    for text in HOSTILE:
        shown = printed(columns, [[text, text, [text], [{"name": text, "country": "JP"}]]], width)
        assert {character for character in shown if visible(character) != character} <= {"\n"}
        assert max((text_width(line) for line in shown.splitlines() if "://" not in line), default=0) <= width
        shown.encode()


@pytest.mark.parametrize("width", [20, 60, 120])
@for_each("text", HOSTILE)
def test_a_single_column_shows_hostile_text_literally(text: str, width: int) -> None:
    shown = printed((COLUMNS[2],), [[text]], width)
    assert squeezed(shown.removeprefix("Title")) == squeezed(one_line(text))


@pytest.mark.parametrize("width", [1, 5, 20, 40, 60, 80, 120, 200])
def test_every_value_is_there_at_any_width(width: int) -> None:
    shown = squeezed(printed(COLUMNS, [MEETING], width))
    assert all(heading in shown for heading in ("Id", "Start", "Status", "Participants"))
    if width <= 80:
        assert all(value in shown for value in ("in-jp-2plus2-2022", "2022-09-08", "Rajnath", "held", "Tokyo"))


def test_a_wide_terminal_shows_a_line_a_row() -> None:
    assert [line.rstrip() for line in printed(COLUMNS[:6], [MEETING[:6], MEETING[:6]], 100).splitlines()] == [
        "Id                 Start       Title                  City   Status  No.",
        "─────────────────  ──────────  ─────────────────────  ─────  ──────  ───",
        "in-jp-2plus2-2022  2022-09-08  India–Japan 2+2, 2022  Tokyo  held      2",
        "in-jp-2plus2-2022  2022-09-08  India–Japan 2+2, 2022  Tokyo  held      2",
    ]


def test_prose_is_wrapped_before_an_id() -> None:
    shown = printed(COLUMNS[:6], [MEETING[:6]], 62)
    assert "in-jp-2plus2-2022  2022-09-08  India–Japan" in shown
    assert max(map(len, shown.splitlines())) <= 62


def test_a_narrow_terminal_shows_a_block_a_row_without_empty_cells() -> None:
    assert printed(COLUMNS[:6], [MEETING[:6], ["x", "2024", "y", None, "cancelled", None]], 30) == (
        "Id      in-jp-2plus2-2022\n"
        "Start   2022-09-08\n"
        "Title   India–Japan 2+2, 2022\n"
        "City    Tokyo\n"
        "Status  held\n"
        "No.     2\n"
        "\n"
        "Id      x\n"
        "Start   2024\n"
        "Title   y\n"
        "Status  cancelled\n"
    )


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_follows_the_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert takes_colour(Terminal()) is coloured
    assert not takes_colour(io.StringIO())


@pytest.mark.parametrize("width", [30, 100])
def test_a_status_has_its_colour(width: int) -> None:
    statuses: dict[str, list[object]] = {
        status: [*MEETING[:4], status, 1] for status in ("held", "scheduled", "cancelled")
    }
    shown = "".join(table_lines(COLUMNS[:6], list(statuses.values()), width, whole=True, coloured=True))
    painted = re.findall(r"\x1b\[(3\d)m *(\w+)", shown)
    assert painted == [("32", "held"), ("36", "scheduled"), ("31", "cancelled")]
    assert re.sub(r"\x1b\[\d+m", "", shown) == printed(COLUMNS[:6], list(statuses.values()), width)


NARROW = (
    Column("id", "Id"),
    Column("name", "Name"),
    Column("level", "Level", drop=1),
    Column("first", "First", "date", drop=2),
    Column("sides", "Sides", "list"),
)
LONG_NAME = "Australia–Germany Foreign and Defence Ministers' Meeting " * 3
_SHORT: list[list[object]] = [[f"au-de-{n}", "Name", "ministerial", "2016-02-03", ["AU", "DE"]] for n in range(20)]
NARROW_ROWS: list[list[object]] = [
    *_SHORT,
    ["an-id-that-is-longer-than-others-2016", LONG_NAME, "ministerial", "2016-02-03", ["AU", "DE"]],
]


def test_columns_drop_in_the_declared_order_where_room_is_short() -> None:
    found = [missing_columns(NARROW, NARROW_ROWS, width, whole=False) for width in (200, 80, 70, 50)]
    assert found == [[], [], ["level"], ["level", "first"]]
    assert missing_columns(NARROW, NARROW_ROWS, 50, whole=True) == []


@pytest.mark.parametrize("width", [50, 80])
def test_a_long_text_ends_in_an_ellipsis_and_a_long_id_has_a_line_of_its_own(width: int) -> None:
    lines = "".join(table_lines(NARROW, NARROW_ROWS, width, whole=False, coloured=False)).splitlines()
    assert max(map(len, lines)) <= width
    assert "an-id-that-is-longer-than-others-2016" in lines
    assert sum("…" in line for line in lines) == 1
    assert lines.count("") == 1  # before the row that wraps
    whole = "".join(table_lines(NARROW, NARROW_ROWS, width, whole=True, coloured=False))
    assert "…" not in whole
    assert whole.count("Foreign") == 3


def test_a_short_text_is_cut_before_a_column_drops_and_the_rightmost_drop_at_last() -> None:
    columns = (*NARROW[:2], Column("city", "City", drop=2, short=8), Column("first", "First", "date"), NARROW[4])
    rows: list[list[object]] = [[f"au-de-{n}", "Name", "Washington, D.C.", "2016-02-03", ["AU"]] for n in range(20)]
    shown = "".join(table_lines(columns, rows, 44, whole=False, coloured=False))
    assert "Washingt…" in shown
    assert "" not in shown.splitlines()
    found = [missing_columns(columns, rows, width, whole=False) for width in (60, 44, 40)]
    assert found == [[], [], ["city"]]
    wide = [[f"au-de-{n}-of-a-meeting", LONG_NAME, "Washington, D.C.", "2016-02-03", ["AU"]] for n in range(20)]
    assert [missing_columns(columns, wide, width, whole=False) for width in (70, 50, 42)] == [
        ["city"],
        ["city", "sides"],
        ["city", "first", "sides"],
    ]


def test_thirty_years_stand_side_by_side_in_100_cells() -> None:
    years = [Column(str(year), str(year), "number") for year in range(1997, 2027)]
    columns = (Column("country", "Code"), *years, Column("meetings_held", "All", "number"))
    rows: list[list[object]] = [[code, *([3] * 29), 12, 99] for code in ("JP", "AU")]
    lines = "".join(table_lines(columns, rows, 100, whole=False, coloured=False)).splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[0].split() == [*["19"] * 3, *["20"] * 27]
    assert lines[1].split() == ["Code", *(f"{year % 100:02}" for year in range(1997, 2027)), "All"]
    assert lines[3].split() == ["JP", *["3"] * 29, "12", "99"]


@given(st.text(max_size=80), st.integers(1, 30))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, width: int) -> None:
    text = visible(text)
    lines = wrap(text, width)
    assert all(text_width(line) <= width or len(line) == 1 or text_width(line[1:]) == 0 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Tokyo", 5),
        ("India–Japan", 11),
        ("東京", 4),
        ("e\u0301", 1),
        ("👩\u200d👩\u200d👧", 2),
        ("क\u094d\u200dष", 2),
        ("می\u200cخواهم", 7),
        ("ﾊﾝ", 2),
        ("", 0),
    ],
)
def test_a_text_is_as_wide_as_its_cells(text: str, cells: int) -> None:
    assert text_width(text) == cells


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6), st.integers(0, 120))
def test_widths_are_shared_within_the_room(sizes: list[tuple[int, int]], room: int) -> None:
    natural = [max(size) for size in sizes]
    least = [min(size) for size in sizes]
    widths = shared_widths(natural, least, room)
    if sum(least) > room:
        assert widths is None
        return
    assert widths is not None
    assert sum(widths) == min(room, sum(natural))
    assert all(low <= width <= high for low, width, high in zip(least, widths, natural, strict=True))


SECTIONS: list[tuple[str, list[tuple[str, str | list[str]]]]] = [
    ("", [("Id", "in-jp-2plus2-2022"), ("Participants", ["Rajnath Singh, Minister of Defence", "Yasukazu Hamada"])]),
    ("Nothing", []),
    ("Outcomes", [("", ["Agreed to hold a first fighter exercise between the two air forces", "Second"])]),
]


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (
            None,
            (
                "Second India–Japan 2+2\n"
                "\n"
                "  Id            in-jp-2plus2-2022\n"
                "  Participants  Rajnath Singh, Minister of Defence\n"
                "                Yasukazu Hamada\n"
                "\n"
                "Outcomes\n"
                "  Agreed to hold a first fighter exercise between the two air forces\n"
                "  Second\n"
            ),
        ),
        (
            40,
            (
                "Second India–Japan 2+2\n"
                "\n"
                "  Id            in-jp-2plus2-2022\n"
                "  Participants  Rajnath Singh,\n"
                "                  Minister of Defence\n"
                "                Yasukazu Hamada\n"
                "\n"
                "Outcomes\n"
                "  Agreed to hold a first fighter\n"
                "    exercise between the two air forces\n"
                "  Second\n"
            ),
        ),
        (
            24,
            (
                "Second India–Japan 2+2\n"
                "\n"
                "  Id\n"
                "    in-jp-2plus2-2022\n"
                "  Participants\n"
                "    Rajnath Singh,\n"
                "      Minister of\n"
                "      Defence\n"
                "    Yasukazu Hamada\n"
                "\n"
                "Outcomes\n"
                "  Agreed to hold a\n"
                "    first fighter\n"
                "    exercise between the\n"
                "    two air forces\n"
                "  Second\n"
            ),
        ),
    ],
)
def test_a_record_is_aligned_and_hangs_within_the_width(width: int | None, text: str) -> None:
    assert "".join(record_lines("Second India–Japan 2+2", SECTIONS, width=width)) == text


PARAGRAPHS = "First paragraph.\n\nSecond paragraph, which is long.\n"


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (None, "R\n\n  Note  First paragraph.\n\n        Second paragraph, which is long.\n"),
        (30, "R\n\n  Note  First paragraph.\n\n        Second paragraph,\n        which is long.\n"),
        (20, "R\n\n  Note\n    First paragraph.\n\n    Second\n    paragraph, which\n    is long.\n"),
    ],
)
def test_paragraphs_stay_paragraphs_beside_their_label(width: int | None, text: str) -> None:
    assert "".join(record_lines("R", [("", [("Note", PARAGRAPHS)])], width=width)) == text


def test_a_later_line_of_one_of_several_texts_is_indented() -> None:
    lines = record_lines("R", [("", [("Why", ["one\r\ntwo", "three"])])], width=None)
    assert list(lines)[2:] == ["  Why  one\n", "         two\n", "       three\n"]


def test_a_table_shows_a_text_with_line_breaks_on_one_line() -> None:
    assert printed((Column("note", "Note"),), [[PARAGRAPHS]], 80).splitlines()[2].rstrip() == (
        "First paragraph. Second paragraph, which is long."
    )


def test_hostile_records_are_safe_at_any_width() -> None:
    for text, width in itertools.product(HOSTILE, (None, 20, 60)):
        lines = list(record_lines(text, [(text[:50], [("Name", text), ("Names", [text, "x"])])], width=width))
        shown = "".join(lines)
        assert {character for character in shown if visible(character) != character} <= {"\n"}
        assert all(line.count("\n") == 1 for line in lines)
        if width:
            # A web address is never broken, so that it can be copied.
            assert max(text_width(line.rstrip("\n")) for line in lines if "://" not in line) <= width


def test_a_web_address_is_never_broken() -> None:
    address = "https://www.mofa.go.jp/s_sa/sw/in/pageite_000001_00002.html"
    assert wrap(f"Joint statement {address} in English", 20) == ["Joint statement", address, "in English"]
    lines = list(record_lines("R", [("Rests on", [("", ["A page", f"  {address}"])])], width=30))
    assert lines[-1].endswith(f"{address}\n")
    assert lines[-1].index("https") > lines[-2].index("A page")


def test_an_id_and_a_path_of_a_record_are_never_broken() -> None:
    words = ["statecraft-japan-pledges-increase-defence-budget", "builtin:meetings/in-jp-2plus2-officials.yaml:46"]
    lines = "".join(record_lines("R", [("", [("Written at", words)])], width=40)).splitlines()
    assert {line.strip().removeprefix("Written at").strip() for line in lines} >= set(words)
