"""How often a dialogue has met, and whether its next meeting is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from dialoguekb.model.dates import days_after, days_between

_FEWEST_MEETINGS = 3
"""int, meetings: the fewest that make a rhythm, with two gaps between them."""


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

    def overdue(self, day: date) -> int:
        """Return how many days the next meeting is overdue on a day; 0 where it is not."""
        return max(0, days_between(self.due, day))


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
    return Rhythm(len(days), days[-1], usual, max(gaps), days_after(days[-1], usual))
