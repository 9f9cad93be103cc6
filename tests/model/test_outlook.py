"""When the next round of a dialogue may be expected, and who hosts it."""

from datetime import date

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.outlook import Outlook, outlooks
from dialoguekb.model.derivations.rotation import next_host
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Dialogue, Meeting
from dialoguekb.model.vocabulary import Status


@pytest.mark.parametrize(
    ("hosts", "sides", "host"),
    [
        (["IN", "JP", "IN"], ("IN", "JP"), "JP"),
        (["JP", "IN", "JP", "IN"], ("IN", "JP"), "JP"),
        (["IN", "JP"], ("IN", "JP"), None),
        (["IN", "IN", "JP"], ("IN", "JP"), None),
        (["IN", "SG", "IN"], ("IN", "JP"), None),
        (["IN", None, "IN"], ("IN", "JP"), None),
        (["AU", "IN", "JP", "AU"], ("AU", "IN", "JP"), "IN"),
        (["AU", "IN", "JP", "IN"], ("AU", "IN", "JP"), None),
        (["IN", "IN"], ("IN",), None),
    ],
)
def test_a_side_hosts_next_where_the_sides_take_turns(
    hosts: list[str | None], sides: tuple[str, ...], host: str | None
) -> None:
    assert next_host(hosts, sides) == host


def outlook(day: str, *meetings: tuple[str, Status]) -> Outlook:
    """Return the outlook of a dialogue with these meetings (date, status)."""
    dialogue = Dialogue(id="d", name="D", format="2+2", level="ministerial", sides=("IN", "JP"))
    records = RecordSet.from_records(
        [dialogue]
        + [
            Meeting(id=f"m{place}", dialogue="d", status=status, start=PartialDate.parse(start) if start else None)
            for place, (start, status) in enumerate(meetings)
        ]
    )
    return outlooks(["d"], records, date.fromisoformat(day))[0]


_YEARLY: tuple[tuple[str, Status], ...] = (("2020-03-01", "held"), ("2021-03-01", "held"), ("2022-03-01", "held"))


@pytest.mark.parametrize(
    ("day", "more", "overdue", "is_suspended"),
    [
        ("2022-06-01", (), None, False),
        ("2023-06-01", (), "2023-03-01", False),
        ("2025-02-27", (), "2023-03-01", False),
        ("2025-03-02", (), "2023-03-01", True),
        ("2025-03-02", (("2025-05", "scheduled"),), "2023-03-01", False),
        ("2025-03-02", (("2025-02", "scheduled"),), "2023-03-01", True),
        ("2022-06-01", (("2024-01-01", "held"),), None, False),
    ],
)
def test_a_dialogue_is_late_and_then_suspended(
    day: str, more: tuple[tuple[str, Status], ...], overdue: str | None, *, is_suspended: bool
) -> None:
    seen = outlook(day, *_YEARLY, *more)
    assert seen.overdue_since == (date.fromisoformat(overdue) if overdue else None)
    assert seen.is_suspended == is_suspended


def test_two_rounds_make_no_rhythm_and_ten_years_a_suspension() -> None:
    assert outlook("2024-01-01", *_YEARLY[:2]).rhythm is None
    assert not outlook("2024-01-01", *_YEARLY[:2]).is_suspended
    assert outlook("2031-03-02", *_YEARLY[:2]).is_suspended


def test_rounds_of_one_day_make_no_rhythm() -> None:
    assert outlook("2024-01-01", ("2022", "held"), ("2022", "held"), ("2022", "held")).rhythm is None


def test_the_next_india_japan_2plus2_may_be_expected_in_tokyo(bundled: KnowledgeBase) -> None:
    [seen] = outlooks(["in-jp-2plus2"], bundled.records, date(2026, 11, 23))
    assert seen.rhythm
    assert (str(seen.rhythm.window.earliest), str(seen.rhythm.window.latest)) == ("2026-10-16", "2027-03-16")
    assert (seen.host, seen.is_suspended, seen.overdue_since) == ("JP", False, None)
