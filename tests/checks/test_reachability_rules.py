"""Rules about records that no other record names."""

from pathlib import Path

import pytest

from knowledge import SOUND, problems_of

from .findings import assert_finding, messages

UNCITED = "sources:\n  - {id: added, publisher: Gazette, title: Talks held, kind: news, published: 2022}\n"
MEETING = (
    "meetings:\n"
    "  - {id: in-jp-2plus2-2021, dialogue: in-jp-2plus2, status: expected, start: 2021, sources: [herald], %s}\n"
)


def test_a_source_without_a_citation_is_reported(tmp_path: Path) -> None:
    assert_finding(tmp_path, "uncited-source", "warning", UNCITED, "added", "no record cites the source")


CITING = {
    "a citation": MEETING.replace("[herald]", "[added]") % "city: Tokyo",
    "a citation of some fields": MEETING.replace("[herald]", "[{id: added, supports: [city]}]") % "city: Tokyo",
    "a report": MEETING % "reports: [{source: added, status: expected}]",
    "a dispute": MEETING % "start: 2021, disputes: [{field: city, sources: [added], not_kept: [{value: Delhi}]}]",
    "a value not kept": MEETING % "disputes: [{field: city, not_kept: [{value: Delhi, sources: [added]}]}]",
    "a tenure": (
        "officials:\n  - {id: x-y, name: X Y, country: AU,"
        " tenures: [{office: au-foreign-minister, from: 2010, to: 2011, sources: [added]}]}\n"
    ),
}


@pytest.mark.parametrize("record", CITING.values(), ids=CITING)
def test_a_source_may_be_cited_anywhere(tmp_path: Path, record: str) -> None:
    record = record.replace("start: 2021, start: 2021", "start: 2021").replace("start: 2021, disputes", "disputes")
    assert messages(tmp_path, "uncited-source", UNCITED + record) == []


UNREACHED = {
    "official": (
        "officials:\n  - {id: added, name: X Y, country: AU}\n",
        "the official held no office, and no other record names them",
    ),
    "office": (
        "offices:\n  - {id: added, country: AU, role: ambassador, title: Ambassador}\n",
        "no official holds or held the office",
    ),
    "topic": ("topics:\n  - {id: added, label: Cyber}\n", "no meeting has the topic, and no topic is narrower"),
    "dialogue": (
        "dialogues:\n  - {id: added, name: X, format: 2+2, level: official, sides: [AU, JP], sources: [herald]}\n",
        "the dialogue has no meeting",
    ),
    "grouping": ("groupings:\n  - {id: added, short: X, name: Xes, kind: forum}\n", "the grouping has no members"),
}


@pytest.mark.parametrize(("text", "says"), UNREACHED.values(), ids=UNREACHED)
def test_a_record_that_no_record_names_is_reported(tmp_path: Path, text: str, says: str) -> None:
    assert_finding(tmp_path, "unreached-record", "warning", text, "added", says)


REACHED = {
    "an official with a tenure": (
        "officials:\n  - {id: x, name: X Y, country: AU,"
        " tenures: [{office: au-foreign-minister, from: 2010, to: 2011}]}\n"
    ),
    "a participant": "officials:\n  - {id: x, name: X Y, country: IN}\n"
    + MEETING % "participants: [{official: x, as: Envoy}]",
    "one announced": "officials:\n  - {id: x, name: X Y, country: IN}\n"
    + MEETING % "reports: [{source: herald, status: expected, participants: [x]}]",
    "a signatory": (
        "officials:\n  - {id: x, name: X Y, country: IN}\n"
        "agreements:\n  - {id: in-jp-x, short: X, title: X, kind: access, parties: [IN, JP], sources: [herald],"
        " signatories: [{official: x, as: Envoy}]}\n"
    ),
    "a broader topic": (
        "topics:\n  - {id: wide, label: Cyber}\n  - {id: narrow, label: Networks, broader: [wide]}\n"
        + MEETING % "topics: [narrow]"
    ),
    "a member that is no state": (
        "groupings:\n  - {id: x, short: X, name: Xes, kind: forum, other_members: [{name: European Union}]}\n"
    ),
    "a country": "countries:\n  - {id: NO, name: Norway}\n",
    "a meeting and an agreement": MEETING % "city: Tokyo"
    + "agreements:\n  - {id: in-jp-x, short: X, title: X, kind: access, parties: [IN, JP], sources: [herald]}\n",
}


@pytest.mark.parametrize("text", REACHED.values(), ids=REACHED)
def test_a_record_that_something_reaches_passes(tmp_path: Path, text: str) -> None:
    assert messages(tmp_path, "unreached-record", text) == []


def test_nothing_is_said_while_what_may_lead_there_cannot_be_read(tmp_path: Path) -> None:
    for broken in ("meetings:\n  - {id: x, dialogue: [\n", MEETING % "city: ''"):
        files = {**SOUND, "added.yaml": UNCITED, "broken.yaml": broken}
        rules = {problem.rule for problem in problems_of(tmp_path, files)}
        assert rules
        assert not rules & {"uncited-source", "unreached-record"}


def test_an_acceptance_is_not_called_needless_while_its_cause_may_be_unread(tmp_path: Path) -> None:
    accepted = UNCITED.replace("2022}", "2022, accepted: [{rule: uncited-source, why: Kept.}]}")
    files = {**SOUND, "added.yaml": accepted, "broken.yaml": MEETING % "city: ''"}
    assert "needless-acceptance" not in {problem.rule for problem in problems_of(tmp_path, files)}


def test_a_dialogue_on_purpose_without_a_meeting_is_accepted(tmp_path: Path) -> None:
    text = UNREACHED["dialogue"][0].replace(
        "sources: [herald]", "sources: [herald], accepted: [{rule: unreached-record, why: Planned.}]"
    )
    problems = problems_of(tmp_path, {**SOUND, "added.yaml": text})
    assert [problem.accepted for problem in problems if problem.rule == "unreached-record"] == ["Planned."]
