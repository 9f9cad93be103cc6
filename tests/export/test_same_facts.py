"""A brief tells the last and the next round of a dialogue, and holders, as `show`, `why` and the listings do."""

from collections.abc import Iterator

import pytest

from dialoguekb.export.brief_subject import Subject, read_subject
from dialoguekb.export.fact_text import holder_in_words
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.outlook import outlooks
from knowledge import TODAY


@pytest.fixture(scope="module")
def kb() -> Iterator[KnowledgeBase]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIALOGUEKB_TODAY", TODAY)
        patch.delenv("DIALOGUEKB_DATA", raising=False)
        with open_knowledge_base() as opened:
            yield opened


@pytest.fixture(scope="module")
def subjects(kb: KnowledgeBase) -> dict[str, Subject]:
    return {dialogue: read_subject(kb, [dialogue]) for dialogue in kb.records.dialogues}


def test_the_last_round_is_the_latest_of_every_answer(kb: KnowledgeBase, subjects: dict[str, Subject]) -> None:
    latest = {row["id"]: row["latest"] for row in kb.dialogues(columns=["id", "latest"])}
    for dialogue, subject in subjects.items():
        rounds = [meeting for meeting in subject.latest_rounds() if meeting.start]
        told = str(rounds[0].start) if rounds else None
        assert (dialogue, told) == (dialogue, latest[dialogue])
        assert (dialogue, kb.show(dialogue)["latest"]) == (dialogue, told)
        for meeting in rounds:
            [reason] = kb.why(f"{meeting.id}.start")
            assert reason["value"] == told


def test_the_next_round_is_planned_in_every_answer(kb: KnowledgeBase, subjects: dict[str, Subject]) -> None:
    planned = 0
    for dialogue, subject in subjects.items():
        [outlook] = outlooks([dialogue], subject.records, subject.day)
        for round_ in outlook.planned:
            planned += 1
            shown = kb.show(round_.id)
            assert (shown["status"], shown["start"]) == (round_.status, str(round_.start) if round_.start else None)
            assert [reason["value"] for reason in kb.why(f"{round_.id}.status")] == [round_.status]
            assert round_.id in [row["id"] for row in kb.meetings(dialogue=dialogue, status=round_.status)]
    assert planned


def test_a_holder_in_office_is_that_of_the_listing(kb: KnowledgeBase) -> None:
    subject = read_subject(kb, ["Japan", "India"])
    for office, holding in subject.offices_held(Interval(subject.day, subject.day)):
        row = next(row for row in kb.offices(country=office.country) if row["id"] == office.id)
        names = [f"{holder['name']} (acting)" if holder["acting"] else holder["name"] for holder in row["holders"]]
        assert holder_in_words(holding) in names
        assert str(holding.tenure.as_of) in {str(holder["as_of"]) for holder in row["holders"]}
        [reason] = kb.why(f"{holding.official.id}.{holding.path}.from")
        assert reason["value"] == str(holding.tenure.from_)
