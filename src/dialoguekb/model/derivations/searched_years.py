"""Which years of a dialogue were not searched: there, the absence of a meeting says nothing."""

from collections.abc import Iterable

from dialoguekb.model.dates import Interval, PartialDate, join_intervals


def unsearched_years(coverage: Iterable[Interval], first: int, last: int, data_end: PartialDate) -> tuple[int, ...]:
    """Return the years from `first` to `last`, ascending, of which some days lie in no stretch of the coverage.

    `coverage` are the days searched. The days after `data_end`, up to which the knowledge base is kept, do not count.
    """
    stretches = join_intervals(coverage)
    return tuple(year for year in range(first, last + 1) if not _is_within(f"{year:04}", stretches, data_end))


def without_running_year(years: tuple[int, ...], running: int) -> tuple[int, ...]:
    """Return years that were not searched, ascending, without the running year where the year before it was searched.

    No search of the running year can be complete, so that alone it says nothing.
    """
    return years[:-1] if years[-1:] == (running,) and years[-2:-1] != (running - 1,) else years


def _is_within(year: str, stretches: list[Interval], data_end: PartialDate) -> bool:
    days = PartialDate.parse(year)
    last = min(days.latest, data_end.latest)
    return any(stretch.earliest <= days.earliest and last <= stretch.latest for stretch in stretches)
