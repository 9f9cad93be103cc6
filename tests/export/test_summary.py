"""The summary of an export: a few pages, a line a meeting with its footnote; --full has the whole document."""

import re
from collections.abc import Mapping, Sequence

import pytest

from dialoguekb.data_folder import bundled_folder
from dialoguekb.export.chosen_source import chosen_sources
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.material import gather
from dialoguekb.export.summary_document import summary
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Meeting, Source

Filters = Mapping[str, Sequence[str]]

_SCOPES: tuple[Filters, ...] = (
    {},
    {"country": ["Japan"]},
    {"country": ["United States"]},
    {"country": ["Japan"], "with": ["India"]},
    {"dialogue": ["quad-leaders"]},
    {"year": ["2022"]},
)


def summarized(bundled: KnowledgeBase, filters: Filters) -> str:
    return render_markdown_document(summary(gather(bundled, filters)))


def section(text: str, heading: str) -> list[str]:
    return text.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0].splitlines()


@pytest.mark.parametrize("filters", _SCOPES)
def test_it_is_under_250_lines_and_each_footnote_is_defined_once(bundled: KnowledgeBase, filters: Filters) -> None:
    text = summarized(bundled, filters)
    assert len(text.splitlines()) < 250
    body, sources = text.split("\n## Sources\n")
    used = list(dict.fromkeys(re.findall(r"\[\^([0-9]+)\]", body)))
    assert re.findall(r"^\[\^([0-9]+)\]: ", sources, re.MULTILINE) == used == [str(n + 1) for n in range(len(used))]


def test_japan_has_the_sections_of_a_summary(bundled: KnowledgeBase) -> None:
    text = summarized(bundled, {"country": ["Japan"]})
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "At a glance",
        "Partners of Japan",
        "Meetings",
        "Agreements",
        "In office on 2026-11-25",
        "Open disputes",
        "Where this document ends",
        "Sources",
    ]
    assert len(text.splitlines()) > 200
    assert "- **Japan:** Sanae Takaichi, Prime Minister (as of 2026-08-22)[^" in text


def test_a_meeting_is_a_line_with_one_footnote_or_counted_with_its_dialogue(bundled: KnowledgeBase) -> None:
    lines = [line for line in section(summarized(bundled, {"country": ["Japan"]}), "Meetings") if line]
    each = [line for line in lines if re.match(r"- [0-9]{4}", line)]
    earlier = [line for line in lines if line.startswith("- **Earlier, ")]
    assert len(each) + len(earlier) == len(lines)
    assert all(line.count("[^") == 1 for line in each)
    assert each == sorted(each, key=lambda line: line[2:12], reverse=True) or each[0] > each[-1]
    times = {"once": 1, "twice": 2}
    counted = [re.search(r"held (?:(once|twice)|([0-9]+) times)", line) for line in earlier]
    folded = sum(times[match[1]] if match[1] else int(match[2]) for match in counted if match)
    assert len(each) + folded == len(gather(bundled, {"country": ["Japan"]}).meetings)


def test_a_line_says_what_other_sources_give_and_what_is_to_come_stands_first(bundled: KnowledgeBase) -> None:
    lines = [line for line in section(summarized(bundled, {"country": ["Japan"]}), "Meetings") if line]
    assert "(scheduled)" in lines[0]
    disputed = next(line for line in lines if line.startswith("- 2024-08-20, "))
    assert "New Delhi (other sources give the date as 2024-08-21 (a page of 21 August" in disputed


def test_a_document_of_one_dialogue_names_it_once_and_has_no_empty_section(bundled: KnowledgeBase) -> None:
    text = summarized(bundled, {"dialogue": ["quad-leaders"]})
    assert "- 2023-05-20, Hiroshima[^" in text
    assert "- 2022-03-03, Quad Leaders' Virtual Meeting, online" in text
    assert "- **Agreements:** none recorded\n" in text
    assert "## Agreements" not in text


def test_nothing_after_the_day_that_counts_as_today_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2022-09-10")
    with open_knowledge_base(bundled_folder()) as pinned:
        text = summarized(pinned, {"country": ["Japan"], "with": ["India"]}).split("\n## Sources\n")[0]
    told = text.split("\n## At a glance\n")[1]
    assert "- **Latest held:** 2022-09-08, India–Japan 2+2" in told
    assert "In office on 2022-09-10" in told
    without_others = re.sub(r" \(other sources give [^\[]*", "", told)
    assert all(day <= "2022-09-10" for day in re.findall(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", without_others))


def test_two_countries_are_the_subject(bundled: KnowledgeBase) -> None:
    text = summarized(bundled, {"country": ["Japan"], "with": ["India"]})
    assert text.startswith("# Dialogues and agreements of Japan and India\n")
    assert "Partners of" not in text
    meetings = "\n".join(section(text, "Meetings"))
    assert "2008-10-22" not in meetings
    assert "India–Japan 2+2 Foreign and Defence Ministerial Meeting, Tokyo" in meetings
    assert "Earlier" not in meetings
    office = section(text, "In office on")
    assert [line.split(":")[0] for line in office if line.startswith("- ")] == ["- **India", "- **Japan"]


def test_the_source_to_cite_backs_the_whole_and_is_not_of_before() -> None:
    dates = {"before": "2022-08-24", "partial": "2022-09-08", "after": "2022-09-09", "other": "2022-09-10"}
    sources = [
        Source(id=name, kind="news", publisher="P", title="T", published=PartialDate.parse(day))
        for name, day in dates.items()
    ]
    cited = [
        Citation(id=name, supports=("topics",) if name == "partial" else ()) for name in ("before", "partial", "after")
    ]
    held = Meeting(id="m", status="held", start=PartialDate.parse("2022-09-08"), sources=tuple(cited))
    bare = Meeting(id="n", status="held")
    records = RecordSet.from_records([*sources, held, bare])
    assert chosen_sources([held, bare], records) == {"m": "after"}
