"""What could be known on a day: nothing of what came later, and everything once all sources are there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import budget, sample
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.as_known_on import as_known_on, undated_events
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.report_days import first_known
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Citation, Dispute, Meeting, OtherValue, Report, Source
from dialoguekb.query.selection import Question
from knowledge import known_by
from query.naive import RECORDS

DAYS = st.dates(date(1985, 1, 1), date(2026, 12, 31))


def known(day: str) -> RecordSet:
    return as_known_on(RECORDS, date.fromisoformat(day))


def told(day: str) -> tuple[str, str | None, str | None, str | None]:
    meeting = known(day).meetings["in-jp-2plus2-2022"]
    return meeting.status, str(meeting.start or "") or None, meeting.city, meeting.country


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Business Standard of 10 April 2021: in April; Indian Economic Observer of 30 March 2022: in April.
        ("2021-04-10", ("expected", "2021-04", "Tokyo", "JP")),
        ("2022-03-31", ("expected", "2022-04", "Tokyo", "JP")),
        # Financial Express of 24 August 2022: on 8 September in Tokyo, instead of April.
        ("2022-08-23", ("expected", "2022-04", "Tokyo", "JP")),
        ("2022-08-24", ("scheduled", "2022-09-08", "Tokyo", "JP")),
        ("2022-09-07", ("scheduled", "2022-09-08", "Tokyo", "JP")),
        # The first pages that tell of it as held are of the day itself.
        ("2022-09-08", ("held", "2022-09-08", "Tokyo", "JP")),
        ("2022-09-09", ("held", "2022-09-08", "Tokyo", "JP")),
    ],
)
def test_the_second_india_japan_meeting_day_by_day(day: str, expected: tuple[str | None, ...]) -> None:
    assert told(day) == expected


def test_before_it_was_held_there_are_no_results_and_those_announced_sit_there() -> None:
    meeting = known("2022-08-24").meetings["in-jp-2plus2-2022"]
    assert (meeting.outcomes, meeting.documents, meeting.agreements) == ((), (), ())
    assert {seat.official for seat in meeting.participants} == {
        "rajnath-singh",
        "subrahmanyam-jaishankar",
        "yasukazu-hamada",
        "yoshimasa-hayashi",
    }
    assert [citation.id for citation in meeting.sources] == ["financial-express-2022-08-24"]
    assert meeting.note is None


def test_what_nobody_had_published_is_absent() -> None:
    assert "in-jp-2plus2-2022" not in known("2019-06-30").meetings
    assert not {"in-jp-2plus2-2019", "in-jp-2plus2-2024"} & known("2019-06-30").meetings.keys()
    assert "in-jp-2plus2-2019" in known("2022-08-24").meetings
    assert "aukus" not in known("2021-09-14").groupings
    assert "aukus" in known("2021-09-15").groupings


def test_tenures_that_begin_later_are_absent_and_ends_that_come_later_are_open() -> None:
    hamada = known("2022-08-24").officials["yasukazu-hamada"]
    assert [(str(tenure.from_), tenure.to) for tenure in hamada.tenures if tenure.office == "jp-defence-minister"][
        -1
    ] == (
        "2022-08-10",
        None,
    )
    before = known("2022-08-09").officials.get("yasukazu-hamada")
    assert before is None or "2022-08-10" not in [str(tenure.from_) for tenure in before.tenures]
    brics = known("2023-12-31").groupings["brics"]
    assert "EG" not in [member.country for member in brics.members]


def test_once_every_source_is_there_all_is_known() -> None:
    assert as_known_on(RECORDS, date.max) == RECORDS
    assert undated_events(RECORDS, date.max) == {"meetings": [], "agreements": []}


def of_meeting(**fields: object) -> RecordSet:
    """Return a knowledge base of one meeting held on 8 September 2022 with sources of before, of then and undated."""
    sources = {
        name: Source(
            id=name,
            publisher="P",
            title="T",
            kind="news",
            published=PartialDate.parse(published) if published else None,
            accessed=PartialDate.parse("2026-11-23"),
        )
        for name, published in {
            "early": "2022-08-01",
            "late": "2022-09-10",
            "month": "2022-09",
            "undated": None,
        }.items()
    }
    meeting = Meeting(
        id="m",
        status="held",
        start=PartialDate.parse("2022-09-08"),
        city="Tokyo",
        country="JP",
        outcomes=("Agreed",),
        note="Later they met again",
    )
    meeting = replace(meeting, **fields)  # type: ignore[arg-type]
    return RecordSet.from_records([meeting, *sources.values()])


def cite(*names: str, supports: tuple[str, ...] = ()) -> tuple[object, ...]:
    return tuple(Citation(id=name, supports=supports) for name in names)


def test_a_source_of_before_tells_of_no_result() -> None:
    records = of_meeting(sources=cite("early", "late"))
    assert as_known_on(records, date(2022, 7, 31)).meetings == {}
    soon = as_known_on(records, date(2022, 9, 9)).meetings["m"]
    assert (soon.status, soon.start, soon.city, soon.outcomes, soon.note) == ("expected", None, None, (), None)
    assert as_known_on(records, date(2022, 9, 10)).meetings["m"] == records.meetings["m"]


def test_a_month_is_past_when_its_last_day_is() -> None:
    records = of_meeting(sources=cite("month"))
    assert as_known_on(records, date(2022, 9, 29)).meetings == {}
    assert as_known_on(records, date(2022, 9, 30)).meetings["m"].status == "held"


def test_a_page_without_a_date_is_known_from_the_day_it_was_read() -> None:
    records = of_meeting(sources=cite("undated"))
    assert as_known_on(records, date(2026, 11, 22)).meetings == {}
    assert undated_events(records, date(2026, 11, 22))["meetings"] == ["m"]
    assert undated_events(records, date(2022, 9, 7))["meetings"] == []
    assert as_known_on(records, date(2026, 11, 23)).meetings["m"].status == "held"
    assert first_known(records.meetings["m"], records) is None


def test_a_meeting_that_only_undated_pages_tell_was_held_is_left_out_once_its_day_is_past() -> None:
    records = of_meeting(sources=cite("early", "undated"))
    announced = as_known_on(records, date(2022, 9, 7)).meetings["m"]
    assert announced.status == "expected"
    for day in (date(2022, 9, 9), date(2026, 11, 22)):
        assert as_known_on(records, day).meetings == {}
        assert undated_events(records, day)["meetings"] == ["m"]
    assert as_known_on(records, date(2026, 11, 23)).meetings["m"].status == "held"
    dated = of_meeting(sources=cite("early", "undated", "late"))
    assert as_known_on(dated, date(2022, 9, 9)).meetings["m"].status == "expected"
    assert undated_events(dated, date(2022, 9, 9))["meetings"] == []


def test_an_agreement_is_in_force_once_a_page_of_that_day_or_all_pages_are_known() -> None:
    agreement = Agreement(
        id="a",
        short="A",
        title="A",
        kind="logistics",
        parties=("IN", "JP"),
        signed=PartialDate.parse("2022-07-31"),
        in_force=PartialDate.parse("2022-09-08"),
        sources=(Citation(id="early"), Citation(id="undated")),
    )
    others = of_meeting(sources=cite("late")).all()
    records = RecordSet.from_records([*others, agreement])
    assert as_known_on(records, date(2022, 9, 20)).agreements["a"].in_force is None
    assert as_known_on(records, date(2026, 11, 23)).agreements["a"].in_force == agreement.in_force
    backed = replace(agreement, sources=(*agreement.sources, Citation(id="late")))
    assert (
        as_known_on(RecordSet.from_records([*others, backed]), date(2022, 9, 10)).agreements["a"].in_force
        == agreement.in_force
    )


def test_a_field_is_known_once_a_source_that_backs_it_is() -> None:
    later = (*cite("month"), *cite("undated", supports=("outcomes",)))
    first = as_known_on(of_meeting(sources=later), date(2022, 9, 30)).meetings["m"]
    assert (first.status, first.outcomes) == ("held", ("Agreed",))
    only = (*cite("late", supports=("start", "city")), *cite("undated", supports=("outcomes",)))
    second = as_known_on(of_meeting(sources=only), date(2022, 9, 30)).meetings["m"]
    assert (second.status, second.city, second.outcomes) == ("held", "Tokyo", ())


def test_each_fact_is_that_of_the_latest_report_that_gives_it() -> None:
    reports = (
        Report(source="early", status="scheduled", start=PartialDate.parse("2022-08-20"), city="Delhi", country="IN"),
        Report(source="undated", date=PartialDate.parse("2022-08-10"), status="postponed"),
    )
    records = of_meeting(status="postponed", reports=reports, sources=cite("early", "late"))
    first = as_known_on(records, date(2022, 8, 9)).meetings["m"]
    assert (first.status, str(first.start), first.city) == ("scheduled", "2022-08-20", "Delhi")
    second = as_known_on(records, date(2022, 8, 10)).meetings["m"]
    assert (second.status, str(second.start), second.city) == ("postponed", "2022-08-20", "Delhi")


@settings(max_examples=budget(8, 500))
@given(DAYS)
def test_nothing_of_what_came_later_is_told(day: date) -> None:
    records = as_known_on(RECORDS, day)
    assert all((source.published or source.accessed).latest <= day for source in records.sources.values())  # type: ignore[union-attr]
    for meeting in records.meetings.values():
        assert all(citation.id in records.sources for citation in meeting.sources)
        assert meeting.status != "held" or (meeting.start and meeting.start.earliest <= day)
        assert meeting.status not in {"scheduled", "expected"} or not (meeting.outcomes or meeting.documents)
        assert all(one in records.agreements for one in meeting.agreements)
        assert all(seat.official in records.officials for seat in meeting.participants)
        assert meeting.dialogue is None or meeting.dialogue in records.dialogues
    for official in records.officials.values():
        assert all((tenure.from_ or tenure.as_of or tenure.to) for tenure in official.tenures)
        assert all(tenure.from_ is None or tenure.from_.earliest <= day for tenure in official.tenures)
        assert all(tenure.to is None or tenure.to.earliest <= day for tenure in official.tenures)


@settings(max_examples=budget(8, 500))
@given(DAYS, DAYS)
def test_what_is_known_stays_known(one: date, other: date) -> None:
    first, second = sorted((one, other))
    before, after = as_known_on(RECORDS, first), as_known_on(RECORDS, second)
    # A meeting that was announced is left out again where only undated pages tell what came of it.
    left_out = set(undated_events(RECORDS, second)["meetings"])
    assert all(before.meetings[name].status != "held" for name in left_out & before.meetings.keys())
    assert before.meetings.keys() - left_out <= after.meetings.keys()
    assert before.agreements.keys() <= after.agreements.keys()
    assert before.dialogues.keys() <= after.dialogues.keys()
    held = {meeting.id for meeting in before.meetings.values() if meeting.status == "held"}
    assert all(after.meetings[name].status == "held" for name in held)


@pytest.mark.deep
@pytest.mark.parametrize("day", sample(("1985-07-15", "2022-08-24", "2007-06-06", "2026-11-24"), 2))
def test_every_listing_answers_for_every_day(bundled: KnowledgeBase, day: str) -> None:
    then = known_by(bundled, day)
    for name in LISTINGS:
        then.ask(name, Question(subject="japan"))


def test_a_question_without_a_day_is_of_the_day_of_knowledge(bundled: KnowledgeBase) -> None:
    then = known_by(bundled, "2009-06-30")
    members = dict(then.ask("groupings", Question(columns=["id", "members"])).rows)
    assert "ZA" not in members["brics"]
    assert then.data_end.text == "2009-06-30"


def test_a_dispute_waits_for_the_sources_that_it_names() -> None:
    dispute = Dispute(
        field="start",
        kept="2022-09-08",
        sources=("month",),
        not_kept=(OtherValue(value="2022-09-09", sources=("late",)),),
    )
    later = replace(dispute, not_kept=(OtherValue(value="2022-09-09", sources=("undated",)),))
    records = of_meeting(sources=cite("late", "month"), disputes=(dispute, later))
    assert as_known_on(records, date(2022, 9, 30)).meetings["m"].disputes == (dispute,)
    reasoned = of_meeting(sources=cite("late", "month"), disputes=(replace(dispute, why="Later pages agree"),))
    assert as_known_on(reasoned, date(2022, 9, 30), date(2026, 11, 23)).meetings["m"].disputes == (dispute,)
    assert as_known_on(records, date(2022, 9, 10)).meetings["m"].disputes == ()


@settings(max_examples=budget(8, 500))
@given(DAYS)
def test_nothing_says_that_later_years_were_searched(day: date) -> None:
    for dialogue in as_known_on(RECORDS, day).dialogues.values():
        assert all(stretch.from_.earliest <= day and stretch.to.latest <= day for stretch in dialogue.coverage)
        assert all(
            stretch.note is None or stretch in RECORDS.dialogues[dialogue.id].coverage for stretch in dialogue.coverage
        )


def test_the_editors_own_words_stand_from_the_day_on_which_they_wrote() -> None:
    written = date(2026, 11, 23)
    records = of_meeting(sources=cite("late"))
    assert as_known_on(records, date(2022, 9, 10)).meetings["m"].note == "Later they met again"
    assert as_known_on(records, date(2022, 9, 10), written).meetings["m"].note is None
    assert as_known_on(records, written, written).meetings["m"].note == "Later they met again"
    past = as_known_on(RECORDS, date(2020, 1, 1), written)
    assert all(agreement.summary is None for agreement in past.agreements.values())
    assert all(stretch.note is None for dialogue in past.dialogues.values() for stretch in dialogue.coverage)
    assert as_known_on(RECORDS, date.max, written) == RECORDS
