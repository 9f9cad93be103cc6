"""The rounds of dialogues: which comes next, and which were postponed and not made up for.

A round is what matters of a meeting here, so that rows of the index answer as well as records do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialoguekb.model.dates import Interval, Order, PartialDate, order_of

_ANNOUNCED = ("scheduled", "expected")
"""The statuses of a round that is to come, the firmer first."""


@dataclass(frozen=True, slots=True)
class Round:
    """A meeting as one of a series."""

    id: str
    """str, the id of the meeting."""
    dialogue: str | None
    """str, the id of its dialogue; None for a single event."""
    status: str
    """str, how far it has come."""
    start: PartialDate | None
    """The first day, held or planned."""
    end: PartialDate | None = None
    """The last day, where it lasts more than one."""
    reported: PartialDate | None = None
    """The day of the latest report of it."""

    @property
    def days(self) -> Interval | None:
        """The days on which it may sit; None without a date."""
        return Interval.between(self.start, self.end or self.start) if self.start else None


def is_ahead(round_: Round, day: date) -> bool:
    """Whether a round is announced and may still be to come on a day; without a date it may."""
    return round_.status in _ANNOUNCED and (round_.days is None or round_.days.latest >= day)


def coming_rounds(rounds: Iterable[Round], day: date) -> list[Round]:
    """Return the rounds ahead on a day: the scheduled ones by date, then the expected ones; the undated last."""
    ahead = [round_ for round_ in rounds if is_ahead(round_, day)]
    return sorted(ahead, key=lambda round_: (_ANNOUNCED.index(round_.status), *_by_date(round_)))


def next_round(rounds: Iterable[Round], day: date) -> Round | None:
    """Return the first of the coming rounds; None where none is announced."""
    return next(iter(coming_rounds(rounds, day)), None)


def postponed_rounds(rounds: Iterable[Round]) -> list[Round]:
    """Return the rounds that were postponed and not made up for, in the order given.

    A later round of the dialogue makes up for one: one held after the first day planned or, where no date was
    planned, after the latest report. A single event, and a round of which neither is known, stay postponed.
    """
    rounds = list(rounds)
    latest: dict[str, date] = {}
    for round_ in rounds:
        if round_.status == "held" and round_.dialogue and round_.days:
            latest[round_.dialogue] = max(round_.days.latest, latest.get(round_.dialogue, date.min))
    return [
        round_
        for round_ in rounds
        if round_.status == "postponed" and not _is_made_up_for(round_, latest.get(round_.dialogue or ""))
    ]


def _is_made_up_for(round_: Round, latest_held: date | None) -> bool:
    planned = round_.start or round_.reported
    return latest_held is not None and planned is not None and latest_held > planned.earliest


def _by_date(round_: Round) -> tuple[bool, Order, str]:
    return round_.start is None, order_of(round_.start), round_.id
