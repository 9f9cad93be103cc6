"""How often a dialogue meets, by its own past, and whether it is late against that."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from dialoguekb.dates import days_after, days_between
from dialoguekb.derivation import interval_of_meeting
from dialoguekb.record_set import RecordSet

_FEWEST_MEETINGS = 3
"""int: two gaps are the least that make a rhythm."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The pace of a dialogue up to a day."""

    held: int
    """int, how many meetings were held."""
    latest: date
    """The first day of the latest of them."""
    usual: int
    """int, days: the median of the gaps between two meetings."""
    longest: int
    """int, days: the longest of these gaps."""
    due: date
    """The day on which the next would have come at the usual pace."""

    def overdue(self, day: date) -> int:
        """Return how many days the next is overdue on a day (0 where it is not)."""
        return max(0, days_between(self.due, day))


def rhythms(records: RecordSet, day: date) -> dict[str, Rhythm]:
    """Return dialogue id -> its rhythm up to the end of a day, for dialogues with three meetings held or more.

    A meeting whose date is partial counts from the first day that it may mean.
    """
    days: dict[str, list[date]] = {}
    for meeting in records.meetings.values():
        sat = interval_of_meeting(meeting)
        if meeting.dialogue and meeting.status == "held" and sat and sat.earliest <= day:
            days.setdefault(meeting.dialogue, []).append(sat.earliest)
    return {dialogue: _rhythm(sorted(held)) for dialogue, held in days.items() if len(held) >= _FEWEST_MEETINGS}


def _rhythm(held: list[date]) -> Rhythm:
    gaps = [days_between(first, second) for first, second in pairwise(held)]
    usual = round(median(gaps))
    return Rhythm(len(held), held[-1], usual, max(gaps), days_after(held[-1], usual))
