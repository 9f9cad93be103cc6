"""`stats` against a naive count over the records."""

from typing import Any

from cases import for_each
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.records import Meeting
from dialoguekb.query.selection import Question
from knowledge import TODAY, bundled_base

BUNDLED = bundled_base()
RECORDS = BUNDLED.records


def rows_of(knowledge_base: KnowledgeBase, filters: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    answer = knowledge_base.ask("stats", Question(filters, today=TODAY))
    names = [column.name for column in answer.columns]
    return {row[0]: dict(zip(names, row, strict=True)) for row in answer.rows}


def percent(part: int, whole: int) -> int:
    """Round, but let 0 stand for none and 100 for all."""
    share = 100 * part / whole
    return 1 if 0 < share < 1 else 99 if 99 < share < 100 else int(share + 0.5)


def naive(meetings: list[Meeting]) -> dict[str, int]:
    def kinds(meeting: Meeting) -> dict[str, str]:
        return {cited.id: RECORDS.sources[cited.id].kind for cited in meeting.sources}

    official = sum("government" in kinds(meeting).values() for meeting in meetings)
    twice = sum(len(kinds(meeting)) >= 2 for meeting in meetings)
    return {
        "meetings": len(meetings),
        "held": sum(meeting.status == "held" for meeting in meetings),
        "participants": sum(len(meeting.participants) for meeting in meetings),
        "government_percent": percent(official, len(meetings)),
        "two_sources_percent": percent(twice, len(meetings)),
        "unsourced": sum(len({mark.field for mark in meeting.unsourced}) for meeting in meetings),
        "disputes": sum(len(meeting.disputes) for meeting in meetings),
    }


ALL = rows_of(BUNDLED, {})


@for_each("dialogue", sorted({meeting.dialogue or "" for meeting in RECORDS.meetings.values()}))
def test_each_dialogue_is_counted(dialogue: str) -> None:
    meetings = [meeting for meeting in RECORDS.meetings.values() if (meeting.dialogue or "") == dialogue]
    row = ALL[dialogue or "Single events"]
    assert {name: row[name] for name in naive(meetings)} == naive(meetings)


def test_the_last_row_is_of_all_meetings_once_each() -> None:
    row = list(ALL.values())[-1]
    expected = naive(list(RECORDS.meetings.values()))
    assert row["dialogue"] == "Total"
    assert {name: row[name] for name in expected} == expected
    for name in ("meetings", "held", "participants", "unsourced", "disputes", "gaps"):
        assert row[name] == sum(other[name] for other in list(ALL.values())[:-1])


def test_filters_narrow_the_meetings_counted() -> None:
    found = rows_of(BUNDLED, {"country": ["JP"], "year": ["2022"], "format": ["2+2"]})
    wanted = [
        meeting
        for meeting in RECORDS.meetings.values()
        if meeting.start
        and meeting.start.text.startswith("2022")
        and "JP" in (dialogue := RECORDS.dialogues[meeting.dialogue or "in-jp-2plus2"]).sides
        and dialogue.format == "2+2"
        and meeting.dialogue
    ]
    assert found["Total"]["meetings"] == len(wanted)
    assert found.keys() == {*(meeting.dialogue for meeting in wanted), "Total"}


def test_a_dialogue_says_which_numbers_are_missing_and_which_years_were_searched() -> None:
    for dialogue in RECORDS.dialogues.values():
        if dialogue.id not in ALL:
            continue
        row = ALL[dialogue.id]
        spans = [span.removeprefix(f"{dialogue.id} ").split("–") for span in row["missing_ordinals"]]
        assert row["gaps"] == sum(int(span[-1]) - int(span[0]) + 1 for span in spans)
        assert row["searched"] == [
            str(stretch.from_) if stretch.from_ == stretch.to else f"{stretch.from_}–{stretch.to}"
            for stretch in dialogue.coverage
        ]
