"""From nodes to records: what each written value means, and every fault of a record in one reading."""

from typing import Any

import pytest

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.problems import Place, Problem
from dialoguekb.model.records import (
    Agreement,
    Citation,
    Country,
    Meeting,
    MeetingTopic,
    Official,
    Participant,
    Report,
    Topic,
)
from dialoguekb.reading.decoder import decode_record
from dialoguekb.reading.reading_faults import FAULTY, Faults
from dialoguekb.reading.source_text import SourceText
from dialoguekb.reading.strict_yaml import read_yaml

MEETING = "id: m\nstatus: held\n"
"""A meeting of two lines; the line under test is the third."""


def decode(cls: type[Any], text: str) -> tuple[Any, list[Problem]]:
    source = SourceText("a.yaml", text)
    document = read_yaml(source)
    assert document.problems == []
    assert document.root is not None
    faults = Faults(source)
    return decode_record(cls, document.root, faults), faults.problems


def meeting(line: str) -> tuple[Any, list[Problem]]:
    return decode(Meeting, f"{MEETING}{line}\n")


def test_a_whole_record_is_decoded() -> None:
    record, problems = decode(
        Meeting,
        """\
id: in-jp-2plus2-2022
dialogue: in-jp-2plus2
ordinal: 2
status: held
start: 2022-09-08
city: Tokyo
country: JP
participants: [rajnath-singh, {official: yoshimasa-hayashi, as: "Special envoy"}]
topics: [joint-exercises, {topic: emerging-technology, as: Quantum}]
outcomes: [Agreed to hold a first exercise]
agreements: []
reports:
  - {source: fe-2022-08-24, status: scheduled, was: 2022-04}
sources: [mea-in-2022-09-08, {id: mofa-jp-2022-09-08, supports: [participants, outcomes]}]
""",
    )
    assert problems == []
    assert record == Meeting(
        id="in-jp-2plus2-2022",
        dialogue="in-jp-2plus2",
        ordinal=2,
        status="held",
        start=PartialDate.parse("2022-09-08"),
        city="Tokyo",
        country="JP",
        participants=(
            Participant(official="rajnath-singh"),
            Participant(official="yoshimasa-hayashi", as_="Special envoy"),
        ),
        topics=(MeetingTopic(topic="joint-exercises"), MeetingTopic(topic="emerging-technology", as_="Quantum")),
        outcomes=("Agreed to hold a first exercise",),
        reports=(Report(source="fe-2022-08-24", status="scheduled", was=PartialDate.parse("2022-04")),),
        sources=(
            Citation(id="mea-in-2022-09-08"),
            Citation(id="mofa-jp-2022-09-08", supports=("participants", "outcomes")),
        ),
        origin=Place("a.yaml", 1, 1),
    )


MEANINGS = [
    ("country: NO", "country", "NO"),
    ("city: NO", "city", "NO"),
    ("city: on", "city", "on"),
    ("city: yes", "city", "yes"),
    ("city: true", "city", "true"),
    ("city: 12:30", "city", "12:30"),
    ("city: 010", "city", "010"),
    ("city: 1_000", "city", "1_000"),
    ("city: 2022-02-30", "city", "2022-02-30"),
    ("city: ~", "city", None),
    ("city: null", "city", None),
    ("city: Null", "city", None),
    ("city: NULL", "city", None),
    ("city:", "city", None),
    ("city: nULL", "city", "nULL"),
    ("city: '~'", "city", "~"),
    ('city: "null"', "city", "null"),
    ("city: '  Tokyo '", "city", "  Tokyo "),
    ('city: "\\e[31mTokyo\\a"', "city", "\x1b[31mTokyo\x07"),
    ("city: [/]", "city", FAULTY),
    ("city: '[/]'", "city", "[/]"),
    ("city: =cmd|x", "city", "=cmd|x"),
    ("ordinal: 10", "ordinal", 10),
    ("ordinal: 1000000", "ordinal", 1_000_000),
    ("ordinal: ~", "ordinal", None),
    ("overrides: true", "overrides", True),
    ("overrides: false", "overrides", False),
    ("overrides: ~", "overrides", False),
    ("start: 2022", "start", PartialDate.parse("2022")),
    ("start: '2022-04'", "start", PartialDate.parse("2022-04")),
    ("topics: ~", "topics", ()),
    ("topics:", "topics", ()),
    ("topics: []", "topics", ()),
    ("sides: [NO, JP]", "sides", ("NO", "JP")),
    ("outcomes: ['null', no]", "outcomes", ("null", "no")),
]


@pytest.mark.parametrize(("line", "attribute", "value"), MEANINGS, ids=[line for line, _, _ in MEANINGS])
def test_a_written_value_has_one_meaning(line: str, attribute: str, value: object) -> None:
    record, problems = meeting(line)
    if value is FAULTY:
        assert record is FAULTY
        assert len(problems) == 1
    else:
        assert problems == []
        assert getattr(record, attribute) == value


FAULTS = [
    # line, rule, column, nearest, a part of message or expectation
    ("ordinal: 010", "wrong-form", 10, ("10",), "write 10"),
    ("ordinal: 1_000", "wrong-form", 10, ("1000",), "write 1000"),
    ("ordinal: +2", "wrong-form", 10, ("2",), "write 2"),
    ("ordinal: 0", "wrong-form", 10, (), "from 1 to 1000000"),
    ("ordinal: -1", "wrong-form", 10, (), "from 1 to 1000000"),
    ("ordinal: 1.5", "wrong-form", 10, (), "digits only"),
    ("ordinal: ２", "wrong-form", 10, (), "digits only"),
    ("ordinal: 1000001", "wrong-form", 10, (), "from 1 to 1000000"),
    ("ordinal: '2'", "wrong-type", 10, (), "2 without quotation marks"),
    ("ordinal: " + "9" * 5000, "wrong-form", 10, (), "from 1 to 1000000"),
    ("overrides: yes", "wrong-form", 12, ("true",), "true or false"),
    ("overrides: True", "wrong-form", 12, ("true",), "true or false"),
    ("overrides: 1", "wrong-form", 12, (), "true or false"),
    ("overrides: 'true'", "wrong-type", 12, (), "without quotation marks"),
    ("start: 2022-02-30", "impossible-date", 8, (), "February 2022 has 28 days"),
    ("start: 2022-13", "impossible-date", 8, (), "months go from 01 to 12"),
    ("start: 2022-4-1", "wrong-form", 8, ("2022-04-01",), "YYYY-MM-DD"),
    ("start: 2022/09/08", "wrong-form", 8, ("2022-09-08",), "YYYY-MM-DD"),
    ("start: next April", "wrong-form", 8, (), "YYYY-MM-DD"),
    ("start: [2022]", "wrong-type", 8, (), "start is a list"),
    ("level: minister", "unknown-value", 8, ("ministerial",), "leader, ministerial, official"),
    ("mode: x", "unknown-value", 7, (), "in-person, virtual, hybrid"),
    ("city: ''", "empty-text", 7, (), "city is empty"),
    ("city: ' \t'", "empty-text", 7, (), "city is empty"),
    ("city: [Tokyo]", "wrong-type", 7, (), "city is a list"),
    ("city: {a: b}", "wrong-type", 7, (), "needs quotation marks"),
    ("outcomes: one", "wrong-type", 11, (), "write [one]"),
    ("topics: joint-exercises", "wrong-type", 9, (), "write [joint-exercises]"),
    ("topics: {topic: x}", "wrong-type", 9, (), "start each entry with '- '"),
    ("topics: [~]", "no-value", 10, (), "an entry of topics has no value"),
    ("outcomes: [a, , b]".replace(", ,", ", ~,"), "no-value", 15, (), "an entry of outcomes has no value"),
    ("topics: [[a]]", "wrong-type", 10, (), "a mapping with the fields topic, as"),
    ("sides: [JP, IN, JP]", "duplicate-entry", 17, (), "names 'JP' twice"),
    ("topics: [a, {topic: a}]", "duplicate-entry", 13, (), "names 'a' twice"),
    ("sources: [{id: a, supports: [city]}, a]", "duplicate-entry", 38, (), "names 'a' twice"),
    ("participants: [{offical: a}]", "unknown-field", 17, ("official",), "official, name, for, office, as, note"),
    ("documents: [{url: 'https://x'}]", "missing-field", 13, (), "title is missing"),
    ("documents: [{title: ~}]", "missing-field", 21, (), "title has no value"),
    ("documents: [A paper]", "wrong-type", 13, (), "a mapping with the fields title, url"),
    ("documents: [{title: A, url: 'ftp://x'}]", "wrong-form", 29, (), "http or https"),
    ("strat: 2022", "unknown-field", 1, ("start", "status"), "one of: id, overrides"),
    ("origin: x", "unknown-field", 1, (), "one of: id, overrides"),
    ("from_: x", "unknown-field", 1, (), "a meeting has no field 'from_'"),
]


@pytest.mark.parametrize(
    ("line", "rule", "column", "near", "says"), FAULTS, ids=[f"{line[:40]}" for line, *_ in FAULTS]
)
def test_a_fault_is_reported_at_its_place_with_the_fix(
    line: str, rule: str, column: int, near: tuple[str, ...], says: str
) -> None:
    _, problems = meeting(line)
    (problem,) = problems
    assert (problem.rule, problem.place) == (rule, Place("a.yaml", 3, column))
    assert problem.nearest[: len(near)] == near
    assert says in f"{problem.message}; {problem.expected}"
    assert (problem.record, problem.source_line, problem.severity) == ("meeting m", line, "error")


@pytest.mark.parametrize(
    ("cls", "text", "near"),
    [
        (Country, "id: jp\nname: Japan\n", ("JP",)),
        (Topic, "id: East China Sea\nlabel: x\n", ("east-china-sea",)),
        (Topic, "id: In_JP\nlabel: x\n", ("in-jp",)),
        (Topic, "id: 東\nlabel: x\n", ()),
    ],
)
def test_an_id_of_the_wrong_form_is_offered_in_the_right_one(cls: type[Any], text: str, near: tuple[str, ...]) -> None:
    record, (problem,) = decode(cls, text)
    assert record is FAULTY
    assert (problem.rule, problem.nearest) == ("wrong-form", near)


def test_what_must_be_written_is_asked_for_once_each() -> None:
    record, problems = decode(Agreement, "id: a\ntitle: ~\nkind: logistics\n")
    assert record is FAULTY
    assert [(problem.rule, problem.place.line, problem.message.split()[0]) for problem in problems] == [
        ("missing-field", 1, "short"),
        ("missing-field", 2, "title"),
        ("missing-field", 1, "parties"),
    ]


def test_all_faults_of_a_record_are_found_in_one_reading() -> None:
    record, problems = decode(
        Official,
        """\
id: A B
name: ''
country: []
tenures:
  - office: x
    from: 2022-02-30
    acting: maybe
  - {offise: y, to: soon}
colour: blue
""",
    )
    assert record is FAULTY
    assert [(problem.rule, problem.place.line) for problem in problems] == [
        ("wrong-form", 1),
        ("empty-text", 2),
        ("wrong-type", 3),
        ("impossible-date", 6),
        ("wrong-form", 7),
        ("wrong-form", 8),
        ("unknown-field", 8),
        ("unknown-field", 9),
    ]


def test_a_misspelt_field_is_taken_as_meant_so_that_nothing_follows_from_it() -> None:
    record, problems = decode(Meeting, "id: m\nstats: held\n")
    assert [problem.rule for problem in problems] == ["unknown-field"]
    assert record.status == "held"


def test_a_misspelt_field_does_not_replace_the_one_that_is_written() -> None:
    record, problems = decode(Meeting, "id: m\nstatus: held\nstatuss: expected\n")
    assert [problem.rule for problem in problems] == ["unknown-field"]
    assert record.status == "held"


@pytest.mark.parametrize(
    "line",
    [
        "participants: [{official: a, office: x}, {official: a, office: y}]",
        "topics: [{topic: a, as: One}, {topic: a, as: Two}]",
        "sources: [{id: a, supports: [city]}, {id: a, supports: [start]}]",
        "outcomes: [Agreed, Agreed]",
    ],
)
def test_entries_that_each_say_something_of_their_own_are_no_duplicates(line: str) -> None:
    assert meeting(line)[1] == []


@pytest.mark.parametrize(("text", "what"), [("[a]", "a list is not a meeting"), ("text", "'text' is not a meeting")])
def test_what_is_no_mapping_is_no_record(text: str, what: str) -> None:
    record, (problem,) = decode(Meeting, text)
    assert record is FAULTY
    assert (problem.rule, problem.message) == ("wrong-type", what)
