"""The round to come, and the rounds that were postponed and not made up for."""

from datetime import date

import pytest

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.meeting_rounds import round_of, rounds_of
from dialoguekb.model.derivations.rounds import Round, coming_rounds, next_round, postponed_rounds
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Report, Source

DAY = date(2026, 11, 23)


def written(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def round_from(
    status: str, start: str | None = None, end: str | None = None, *, dialogue: str | None = "d", reported: str = ""
) -> Round:
    name = f"{status}-{start}-{dialogue}"
    return Round(name, dialogue, status, written(start), written(end), written(reported))


@pytest.mark.parametrize(
    ("start", "end", "is_ahead"),
    [
        ("2026-11-22", None, False),
        ("2026-11-23", None, True),
        ("2026-11-22", "2026-11-23", True),  # it still sits
        ("2026-11-21", "2026-11-22", False),
        ("2026-11", None, True),
        ("2026", None, True),
        ("2026-10", None, False),
        (None, None, True),
    ],
)
@pytest.mark.parametrize("status", ["scheduled", "expected"])
def test_a_round_is_ahead_until_its_last_day_is_over(
    status: str, start: str | None, end: str | None, *, is_ahead: bool
) -> None:
    assert bool(coming_rounds([round_from(status, start, end)], DAY)) == is_ahead


@pytest.mark.parametrize("status", ["held", "postponed", "cancelled"])
def test_a_round_of_another_status_is_not_ahead(status: str) -> None:
    assert next_round([round_from(status, "2027")], DAY) is None


def test_scheduled_rounds_come_before_expected_ones_and_undated_ones_last() -> None:
    rounds = [
        round_from("expected", "2026-12"),
        round_from("scheduled", None),
        round_from("scheduled", "2027-03-01"),
        round_from("scheduled", "2027"),
        round_from("expected", None),
    ]
    starts = [(round_.status, round_.start and round_.start.text) for round_ in coming_rounds(rounds, DAY)]
    assert starts == [
        ("scheduled", "2027"),
        ("scheduled", "2027-03-01"),
        ("scheduled", None),
        ("expected", "2026-12"),
        ("expected", None),
    ]


@pytest.mark.parametrize(
    ("postponed", "held", "stays_postponed"),
    [
        (round_from("postponed", "2020-06-14"), [], True),
        (round_from("postponed", "2020-06-14"), ["2019-06-14"], True),
        (round_from("postponed", "2020-06-14"), ["2019-06-14", "2021-01-01"], False),
        (round_from("postponed", "2020-06-14"), ["2020-06"], False),  # the month may be later
        (round_from("postponed", "2020-06"), ["2020-06-14"], False),
        # Without a date nobody can say that a round made up for it, but where a report dates the postponement.
        (round_from("postponed"), [], True),
        (round_from("postponed"), ["2021-01-01"], True),
        (round_from("postponed", reported="2020-05-02"), ["2021-01-01"], False),
        (round_from("postponed", reported="2020-05-02"), ["2019-01-01"], True),
        # The rounds of another dialogue, and other single events, make up for nothing.
        (round_from("postponed", "2020-06-14", dialogue="other"), ["2021-01-01"], True),
        (round_from("postponed", "2020-06-14", dialogue=None), ["2021-01-01"], True),
    ],
)
def test_a_postponed_round_stays_so_until_a_later_one_is_held(
    postponed: Round, held: list[str], *, stays_postponed: bool
) -> None:
    rounds = [postponed, *(round_from("held", start) for start in held)]
    assert (postponed in postponed_rounds(rounds)) == stays_postponed


def test_single_events_held_make_up_for_nothing() -> None:
    rounds = [round_from("postponed", "2020-06-14", dialogue=None), round_from("held", "2021-01-01", dialogue=None)]
    assert postponed_rounds(rounds) == rounds[:1]


def test_a_meeting_is_a_round_with_the_day_of_its_latest_report() -> None:
    source = Source(id="s", publisher="p", title="t", kind="news", published=PartialDate.parse("2020-05-02"))
    reports = (
        Report(source="s", status="postponed"),
        Report(source="s", date=PartialDate.parse("2020-04-01")),
        Report(source="unknown"),
    )
    meeting = Meeting(id="m", dialogue="d", status="postponed", reports=reports)
    records = RecordSet.from_records([meeting, source])
    assert round_of(meeting, records) == Round("m", "d", "postponed", None, None, PartialDate.parse("2020-05-02"))
    assert list(rounds_of([meeting], records)) == [round_of(meeting, records)]
