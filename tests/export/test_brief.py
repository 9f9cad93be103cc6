"""The page of two countries: what is coming, the last rounds, what changed, who is in office, what is agreed."""

from datetime import date

import pytest

from dialoguekb.errors import WrongCallError
from dialoguekb.export.brief import brief_of
from dialoguekb.export.country_pair import read_pair
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.text_document import render_plain_text
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.output.widths import text_width
from knowledge import TODAY


def page(bundled: KnowledgeBase, first: str, second: str, since: str | None = None, known_on: str = TODAY) -> str:
    then = KnowledgeBase(bundled.folder, bundled.about, bundled.everything, known_on)
    pair = read_pair(then, (first, second), date.fromisoformat(since) if since else None)
    return "".join(render_plain_text(brief_of(pair), None))


def test_what_changed_between_india_and_japan_since_their_last_2plus2(bundled: KnowledgeBase) -> None:
    text = page(bundled, "India", "Japan", "2024-08-21")
    news = text.split("What changed since 2024-08-21")[1].split("In office on")[0]
    assert "- Met: 2025-08-29, India–Japan Annual Summit, Tokyo" in news
    assert "- Signed: 2025-08-29, JDSC 2025" in news
    assert "- In office: 2024-10-01, Gen Nakatani, Minister of Defense of Japan, after Minoru Kihara" in news
    assert "- In office: 2025-10-21, Shinjiro Koizumi, Minister of Defense of Japan, after Gen Nakatani" in news
    assert "2024-08-20" not in news
    days = [line.split(": ", 1)[1][:10] for line in news.splitlines() if line.startswith("- ")]
    assert days == sorted(days)


def test_the_last_round_is_told_whole(bundled: KnowledgeBase) -> None:
    rounds = page(bundled, "Japan", "India").split("What changed since")[0]
    assert "2024-08-20, India–Japan 2+2 Foreign and Defence Ministerial Meeting, New Delhi" in rounds
    assert "Welcomed progress towards transfer of the UNICORN shipborne radio antenna" in rounds
    assert "2022-09-08, India–Japan 2+2" not in rounds
    assert "State Funeral" not in rounds


def test_who_is_in_office_is_of_the_day(bundled: KnowledgeBase) -> None:
    office = page(bundled, "India", "Japan", known_on="2022-09-10").split("In office on 2022-09-10")[1]
    assert "Yasukazu Hamada" in office
    assert "Minoru Kihara" not in office


def test_as_known_on_a_day_the_meeting_to_come_is_coming(bundled: KnowledgeBase) -> None:
    text = page(bundled, "India", "Japan", known_on="2022-08-24")
    coming = text.split("What is coming")[1].split("The last round")[0]
    assert "- Scheduled: 2022-09-08, India–Japan 2+2 Foreign and Defence Ministerial Meeting, Tokyo" in coming
    assert "only what sources published by then could tell" in text


def test_news_begin_with_the_latest_round_where_no_day_is_given(bundled: KnowledgeBase) -> None:
    then = KnowledgeBase(bundled.folder, bundled.about, bundled.everything, TODAY)
    held = [
        meeting.start.earliest
        for meeting in bundled.records.meetings.values()
        if meeting.dialogue in {"in-jp-2plus2", "in-jp-summit"} and meeting.status == "held" and meeting.start
    ]
    assert read_pair(then, ("IN", "JP"), None).since == max(held)


def test_countries_that_never_met_have_a_page_too(bundled: KnowledgeBase) -> None:
    text = page(bundled, "Fiji", "Peru")
    for said in ("Nothing is announced.", "No meeting of the two alone", "Nothing is recorded.", "None is recorded."):
        assert said in text


def test_one_country_is_no_pair(bundled: KnowledgeBase) -> None:
    with pytest.raises(WrongCallError, match="are one country; name two"):
        page(bundled, "India", "Bharat")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_but_for_tables_and_addresses(bundled: KnowledgeBase, width: int) -> None:
    then = KnowledgeBase(bundled.folder, bundled.about, bundled.everything, TODAY)
    text = "".join(render_plain_text(brief_of(read_pair(then, ("IN", "JP"), None)), width))
    body = text.split("\nIn office on")[0]
    assert all(text_width(line) <= width for line in body.splitlines())


def test_the_same_page_is_markdown(bundled: KnowledgeBase) -> None:
    then = KnowledgeBase(bundled.folder, bundled.about, bundled.everything, TODAY)
    text = render_markdown_document(brief_of(read_pair(then, ("IN", "JP"), None)))
    assert text.startswith("# India and Japan: before the next round\n")
    assert "[^1]: " in text
