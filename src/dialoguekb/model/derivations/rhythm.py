"""How often a dialogue meets, by its own past, and whether it is late against that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from dialoguekb.model.dates import days_after, days_between

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


def rhythms(held: Iterable[tuple[str, date]], day: date) -> dict[str, Rhythm]:
    """Return dialogue id -> its rhythm up to the end of a day, for dialogues with three meetings held or more.

    `held` are the meetings held, in any order: the dialogue's id, and the first day that the meeting's date may mean.
    """
    days: dict[str, list[date]] = {}
    for dialogue, first in held:
        if first <= day:
            days.setdefault(dialogue, []).append(first)
    return {dialogue: _rhythm(sorted(known)) for dialogue, known in days.items() if len(known) >= _FEWEST_MEETINGS}


def _rhythm(held: list[date]) -> Rhythm:
    gaps = [days_between(first, second) for first, second in pairwise(held)]
    usual = round(median(gaps))
    return Rhythm(len(held), held[-1], usual, max(gaps), days_after(held[-1], usual))
