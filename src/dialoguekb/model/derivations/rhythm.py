"""How often a dialogue has met, when it may meet next, and whether that is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median, quantiles

from dialoguekb.model.dates import Interval, days_after, days_between

_FEWEST_MEETINGS = 3
"""int, meetings: the fewest that make a rhythm, with two gaps between them."""

_GAPS_OF_A_PAUSE = 3
"""int: a dialogue without a round for more usual gaps than these is suspended."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rhythm of a dialogue up to a day."""

    held: int
    """int, how many meetings were held."""
    latest: date
    """The first day of the latest meeting."""
    usual: int
    """int, days: the median gap between two meetings."""
    longest: int
    """int, days: the longest gap."""
    due: date
    """The day on which the next meeting is due: the usual gap after the latest."""
    window: Interval
    """The days in which the next meeting may be expected: the middle half of the gaps after the latest."""

    def overdue(self, day: date) -> int:
        """Return how many days the next meeting is overdue on a day; 0 where it is not."""
        return max(0, days_between(self.due, day))

    def is_suspended(self, day: date) -> bool:
        """Whether more than three usual gaps have passed since the latest meeting."""
        return days_between(self.latest, day) > _GAPS_OF_A_PAUSE * self.usual


def rhythms(meetings: Iterable[tuple[str, date]], day: date) -> dict[str, Rhythm]:
    """Return dialogue id -> its rhythm up to the end of a day, for dialogues that met three times or more.

    `meetings` are those held, in any order: the id of the dialogue, and the first day that the date may mean.
    """
    by_dialogue: dict[str, list[date]] = {}
    for dialogue, first in meetings:
        if first <= day:
            by_dialogue.setdefault(dialogue, []).append(first)
    return {dialogue: _rhythm(sorted(days)) for dialogue, days in by_dialogue.items() if len(days) >= _FEWEST_MEETINGS}


def _rhythm(days: list[date]) -> Rhythm:
    gaps = [days_between(first, second) for first, second in pairwise(days)]
    usual = round(median(gaps))
    shorter, _, longer = (round(gap) for gap in quantiles(gaps, n=4, method="inclusive"))
    window = Interval(days_after(days[-1], shorter), days_after(days[-1], longer))
    return Rhythm(len(days), days[-1], usual, max(gaps), days_after(days[-1], usual), window)
