"""On a terminal of 40 cells or more, every listing of the bundled data is a table with its ids in one piece."""

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.matrix import by_year
from dialoguekb.listings.registry import ALL
from dialoguekb.output.terminal import missing_columns, table_lines
from dialoguekb.output.widths import text_width
from dialoguekb.query.selection import Answer, Question
from knowledge import TODAY


def answer(knowledge_base: KnowledgeBase, name: str) -> Answer:
    """Return what a person sees of a listing who asks for nothing in particular."""
    listing = ALL[name]
    if name == "matrix":
        return by_year(knowledge_base.ask(name, Question(subject="Japan", today=TODAY)))
    columns = [declared.column.name for declared in listing.columns if declared.column.featured]
    subject = "defence" if listing.is_searched else None
    return knowledge_base.ask(name, Question(columns=columns, subject=subject, today=TODAY))


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_listing_is_a_table(name: str, bundled: KnowledgeBase) -> None:
    columns, rows = answer(bundled, name)
    first = columns[1] if columns[0].name == "record_type" else columns[0]
    ids = {str(row[columns.index(first)]) for row in rows}
    for width in (40, 50, 80, 100, 120):
        lines = "".join(table_lines(columns, rows, width, whole=False, coloured=False)).splitlines()
        assert any(line.startswith("─") for line in lines[:4]), f"cards at {width}"
        assert max(map(text_width, lines)) <= width
        cells = {part for line in lines for part in (line.split(" ")[0], line.strip(), *line.split("  "))}
        cells |= {word for line in lines for word in line.split()}
        whole = {each for each in ids if text_width(each) <= width}
        assert first.name in missing_columns(columns, rows, width, whole=False) or whole <= cells, f"broken at {width}"


def test_meetings_show_their_city_at_80_cells(bundled: KnowledgeBase) -> None:
    columns, rows = answer(bundled, "meetings")
    assert missing_columns(columns, rows, 80, whole=False) == []
    assert "city" not in missing_columns(columns, rows, 60, whole=False)


def test_disputes_show_the_value_kept_at_50_cells(bundled: KnowledgeBase) -> None:
    columns, rows = answer(bundled, "disputes")
    assert missing_columns(columns, rows, 50, whole=False) == ["not_kept", "why"]
    long = [row for row in rows if str(row[0]).startswith("in-jp-")]
    assert "kept" not in missing_columns(columns, long, 50, whole=False)
