"""The years of a dialogue that no one declares as searched: a meeting missing there may be unrecorded."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.searched_years import unsearched_years, without_running_year
from dialoguekb.query.conditions import first_date
from dialoguekb.query.listing import Listing, column
from dialoguekb.query.period import read_period
from dialoguekb.query.selection import Question, select

_SEARCHED = Listing(
    name="coverage",
    summary="List what each dialogue declares as searched.",
    example="",
    source="dialogues row",
    columns=(
        column("id", "Id"),
        column("level", "Level"),
        column("coverage", "Coverage", "items"),
        column("founded", "Founded", "date"),
        column(
            "first",
            "First",
            "date",
            expression=f"(select {first_date('meeting.start')} from meetings meeting where meeting.dialogue = row.id)",
        ),
        column("name", "Name"),
    ),
    tables=("coverage",),
    order="row.id",
)


class CoverageGap(NamedTuple):
    """A dialogue with years, among those asked for, that were not searched."""

    dialogue: str
    """str, its id."""
    name: str
    """str, its name."""
    years: tuple[int, ...]
    """The years asked for that it does not declare, ascending; the running year only after another."""
    searched_years: tuple[int, ...]
    """The other years asked for, ascending; without the running year."""
    is_open: bool
    """Whether these are all the years to the last one asked for."""


class QuestionCoverage(NamedTuple):
    """How far the dialogues that a question touches were searched."""

    dialogues: int
    """int, how many dialogues the question touches."""
    gaps: tuple[CoverageGap, ...]
    """Those with years that were not searched, by id."""
    data_end: str | None
    """str, ISO 8601 date: the day after which nothing was searched, where the question goes beyond its year."""


def find_coverage(
    connection: sqlite3.Connection,
    filters: Mapping[str, Sequence[str]],
    data_end: PartialDate,
    levels: Sequence[str],
    dialogues: Sequence[str] | None = None,
) -> QuestionCoverage:
    """Return how far the dialogues that could have such meetings were searched, in the period of the filters.

    Sides, format and level decide whether a dialogue could have them; filters that only a meeting can answer (a
    topic, a city) do not count. Without `--since`, the period begins when the dialogue was founded, or with its first
    meeting if that date is unknown. It ends with `data_end`. `levels` are the levels that count without `--level`
    (empty: all levels). `dialogues` (ids) leaves out all others.
    """
    known = {name: typed for name, typed in filters.items() if name in _SEARCHED.filters}
    rows = select(connection, _SEARCHED, Question(known, today=data_end.text, ids=dialogues)).rows
    counted = [row for row in rows if not levels or "level" in filters or row[1] in levels]
    begins, ends = read_period(filters)
    last = _year(min([*ends, data_end.latest.isoformat()]))
    running = data_end.latest.year
    goes_beyond = any(_year(day) > running for day in (*begins, *ends))
    gaps = []
    for dialogue, _, coverage, founded, first, name in counted:
        start = max([*begins, founded or ""]) or first
        if not start:
            continue
        missing = unsearched_years(map(_days, coverage), _year(start), last, data_end)
        if years := without_running_year(missing, running):
            is_open = bool(coverage) and years == tuple(range(years[0], last + 1))
            rest = tuple(year for year in range(_year(start), last + 1) if year not in missing)
            gaps.append(CoverageGap(dialogue, name, years, rest, is_open))
    return QuestionCoverage(len(counted), tuple(gaps), data_end.text if goes_beyond else None)


def _days(stretch: Mapping[str, str]) -> Interval:
    """Return the days that a stretch of coverage searched."""
    return Interval.between(PartialDate.parse(stretch["from"]), PartialDate.parse(stretch["to"]))


def in_spans(years: Sequence[int]) -> str:
    """Return ascending years as text, those in a row as a span (`1985–1990, 1993`)."""
    return ", ".join(f"{first:04}" if first == last else f"{first:04}–{last:04}" for first, last in _spans(years))


def _spans(years: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for year in years:
        if last is not None and year == last + 1:
            last = year
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = year
    if first is not None and last is not None:
        yield first, last


def _year(text: str) -> int:
    return int(text[:4])
