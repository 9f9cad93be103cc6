"""How often a dialogue meets, and when it is late, against a naive reckoning."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.meeting_rounds import held_days
from dialoguekb.model.derivations.rhythm import rhythms
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting
from dialoguekb.query.selection import Question

DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=0, max_size=8)


def records_of(days: list[date]) -> RecordSet:
    return RecordSet.from_records(
        Meeting(id=f"m{n}", dialogue="d", status="held", start=PartialDate.parse(day.isoformat()))
        for n, day in enumerate(days)
    )


@given(DAYS, st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_rhythm_is_the_median_of_the_gaps_so_far(days: list[date], day: date) -> None:
    so_far = sorted(held for held in days if held <= day)
    found = rhythms(held_days(records_of(days)), day)
    if len(so_far) < 3:
        assert found == {}
        return
    gaps = [(after - before).days for before, after in pairwise(so_far)]
    rhythm = found["d"]
    assert (rhythm.held, rhythm.latest, rhythm.longest) == (len(so_far), so_far[-1], max(gaps))
    assert abs(rhythm.usual - median(gaps)) <= 0.5
    assert rhythm.due == so_far[-1] + timedelta(days=rhythm.usual)
    assert rhythm.overdue(day) == max(0, (day - rhythm.due).days)


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        # AUSMIN met yearly up to 2025-12-08; in November 2026 the next is not due yet by its median gap.
        ("2026-06-01", False),
        ("2028-01-01", True),
    ],
)
def test_ausmin(bundled: KnowledgeBase, day: str, *, overdue: bool) -> None:
    ids = [row[0] for row in bundled.ask("overdue", Question(columns=["id"], today=day)).rows]
    assert ("au-us-2plus2" in ids) == overdue
    days = [row[0] for row in bundled.ask("overdue", Question(columns=["overdue_days"], today=day)).rows]
    assert days == sorted(days, reverse=True)
    assert all(number > 0 for number in days)
