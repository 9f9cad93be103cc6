"""Periods of an office or a membership that certainly overlap."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.records import Tenure

HANDOVER_DAYS = 1
"""int: the number of days that two holders of an office may share."""

Entry = TypeVar("Entry")


def overlapping_pairs(
    entries: Iterable[Entry], days_of: Callable[[Entry], Interval | None]
) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry that certainly shares more than the day of handover with an earlier one, and the earlier one.

    `days_of` returns the days of an entry; None for an entry that cannot overlap.
    """
    dated = sorted(
        ((days, index, entry) for index, entry in enumerate(entries) if (days := days_of(entry))),
        key=lambda item: (item[0].earliest, item[1]),
    )
    longest: tuple[Interval, Entry] | None = None
    for days, _, entry in dated:
        if longest and longest[0].shared_days(days) > HANDOVER_DAYS:
            yield entry, longest[1]
        if longest is None or days.latest > longest[0].latest:
            longest = days, entry


def overlapping_holdings(holdings: Iterable[Holding]) -> Iterator[tuple[Holding, Holding]]:
    """Yield each holding of an office that certainly overlaps an earlier one, and the earlier one."""
    return overlapping_pairs(holdings, _exclusive_days)


def _exclusive_days(holding: Holding) -> Interval | None:
    """Return the days on which nobody else can hold the office; None if the holder is acting or concurrent."""
    tenure = holding.tenure
    if tenure.acting or tenure.concurrent:
        return None
    return Interval.certain(start_of(tenure), tenure.to)


def start_of(tenure: Tenure) -> PartialDate | None:
    """Return when the tenure started, or a day on which the official is known to have been in office."""
    return tenure.from_ or tenure.as_of
