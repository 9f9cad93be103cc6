"""The listing of disputes against a naive reading of the records, and what each row says."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.errors import UnknownValueError
from dialoguekb.model.records import Agreement, Dialogue, Grouping, Meeting, Office, Official, Record, SourcedRecord
from dialoguekb.query.selection import Question
from knowledge import TODAY

from .naive import (
    BUNDLED,
    COUNTRIES,
    DATES,
    DIALOGUES,
    GROUPINGS,
    RECORDS,
    YEARS,
    agreement_passes,
    filters,
    meeting_passes,
    members,
    one,
    several,
    typed_span,
)

DISPUTED = [record for record in RECORDS.all() if isinstance(record, SourcedRecord) and record.disputes]
OFFICIALS = st.sampled_from(
    sorted(
        {record.id for record in DISPUTED if isinstance(record, Official)}
        | {
            seat.official
            for record in DISPUTED
            if isinstance(record, Meeting)
            for seat in record.participants
            if seat.official
        }
    )
)


def listed(typed: dict[str, list[str]], **more: Any) -> list[list[Any]]:
    question = Question(filters=typed, today=TODAY, **more)
    rows = BUNDLED.ask("disputes", question).rows
    assert BUNDLED.count("disputes", question) == len(rows)
    return rows


def test_every_dispute_is_listed_once_as_the_record_says_it_in_order() -> None:
    expected = [
        [
            record.id,
            record.kind_name,
            dispute.field,
            dispute.kept,
            list(dispute.sources),
            [{"value": other.value, "sources": list(other.sources)} for other in dispute.not_kept],
            dispute.why,
        ]
        for record in sorted(DISPUTED, key=lambda record: (record.kind_name, record.id))
        for dispute in sorted(record.disputes, key=lambda dispute: dispute.field)
    ]
    columns = ["record", "record_type", "field", "kept", "sources", "not_kept", "why"]
    assert listed({}, columns=columns) == expected
    assert len(expected) > 100


def test_a_row_names_the_record_as_show_does() -> None:
    for record, kind, title in listed({}, columns=["record", "record_type", "title"]):
        assert BUNDLED.find(f"{kind}/{record}").title == title


def naive_tests(record: Record) -> dict[str, Callable[[str], bool]]:
    """Return, for a record without a date, filter -> whether a value of it keeps the record's disputes."""
    match record:
        case Dialogue():
            sides = set(record.sides) or members(record.grouping or "", typed_span(TODAY))
            return {
                "country": lambda value: value in sides,
                "format": lambda value: record.format == value,
                "level": lambda value: record.level == value,
                "dialogue": lambda value: record.id == value,
                "grouping": lambda value: record.grouping == value,
            }
        case Official():
            return {
                "country": lambda value: record.country == value,
                "official": lambda value: record.id == value,
                "dialogue": lambda value: record.id in attending(value),
            }
        case Office():
            return {
                "country": lambda value: record.country == value,
                "official": lambda value: record.id in {tenure.office for tenure in RECORDS.officials[value].tenures},
            }
        case Grouping():
            return {
                "country": lambda value: value in members(record.id, typed_span(TODAY)),
                "grouping": lambda value: record.id == value,
            }
        case _:
            return {
                "country": lambda value: record.id == value,
                "grouping": lambda value: record.id in members(value, typed_span(TODAY)),
            }


def attending(dialogue: str) -> set[str | None]:
    """Return the officials at the table of a dialogue's meetings."""
    return {
        seat.official
        for meeting in RECORDS.meetings.values()
        if meeting.dialogue == dialogue
        for seat in meeting.participants
    }


def is_kept(record: Record, name: str, value: str) -> bool:
    """Whether one filter keeps the disputes of a record."""
    if name == "kind":
        return record.kind_name == value
    if isinstance(record, Meeting):
        return meeting_passes(record, {name: [value]})
    if isinstance(record, Agreement):
        return name not in {"format", "level"} and agreement_passes(record, {name: [value]})
    tests = naive_tests(record)
    name = "country" if name == "with" else name
    return name in tests and tests[name](value)


@given(
    filters(
        country=several(COUNTRIES),
        with_=one(COUNTRIES),
        format=one(st.sampled_from(["2+2", "summit", "leaders", "foreign-ministers", "state-event"])),
        level=one(st.sampled_from(["leader", "ministerial", "official"])),
        dialogue=one(DIALOGUES),
        official=one(OFFICIALS),
        grouping=one(GROUPINGS),
        member_at_table=one(GROUPINGS),
        kind=one(st.sampled_from(["meeting", "agreement", "official", "grouping", "dialogue", "office", "country"])),
        since=one(DATES),
        until=one(DATES),
        year=one(YEARS),
    )
)
def test_filters_keep_the_disputes_of_the_records_that_pass_all_of_them(typed: dict[str, list[str]]) -> None:
    typed = {name.rstrip("_"): values for name, values in typed.items()}
    expected = sorted(
        (record.kind_name, record.id, dispute.field)
        for record in DISPUTED
        if all(is_kept(record, name, value) for name, values in typed.items() for value in values)
        for dispute in record.disputes
    )
    assert [
        (kind, record, field) for record, kind, field in listed(typed, columns=["record", "record_type", "field"])
    ] == (expected)


CASES = [
    ({"kind": ["agreement"], "country": ["IN"], "with": ["JP"]}, {("in-jp-rpss-2020", "title")}),
    (
        {"dialogue": ["in-jp-2plus2"], "kind": ["meeting"]},
        {("in-jp-2plus2-2022", "reports"), ("in-jp-2plus2-2024", "start")},
    ),
    (
        {"dialogue": ["in-jp-2plus2"], "kind": ["official"]},
        {("rajnath-singh", "tenures"), ("subrahmanyam-jaishankar", "tenures")},
    ),
    ({"official": ["minoru kihara"], "kind": ["meeting"], "with": ["IN"]}, {("in-jp-2plus2-2024", "start")}),
    ({"kind": ["grouping"], "grouping": ["Quad"]}, {("quad", "members")}),
    ({"kind": ["grouping"], "year": ["2008"]}, set()),
    ({"kind": ["official"], "since": ["1900"]}, set()),
    (
        {"kind": ["agreement"], "country": ["IN"], "with": ["US"], "year": ["2005"]},
        {("in-us-framework-2005", "signed")},
    ),
]


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_cases(typed: dict[str, list[str]], expected: set[tuple[str, str]]) -> None:
    assert {(record, field) for record, field in listed(typed, columns=["record", "field"])} == expected


def test_a_kind_without_disputes_is_an_empty_answer_and_no_kind_is_an_error() -> None:
    assert listed({"kind": ["country"]}) == []
    with pytest.raises(UnknownValueError, match="no kind is called 'meetings'; did you mean meeting"):
        listed({"kind": ["meetings"]})
    with pytest.raises(UnknownValueError):  # a source states no facts of its own, so that none is disputed
        listed({"kind": ["source"]})
