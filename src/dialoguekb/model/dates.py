"""Partial dates: calendar dates at the precision that a source supports.

`2022`, `2022-04` and `2022-04-12` are each the interval of days that they may mean, and so are the vaguer dates of
`date_forms`: quarters, seasons, windows, and dates that are approximate or uncertain. The forms are those of the
Extended Date/Time Format (EDTF), level 0 and 1, and quarters. All date arithmetic of the project is here.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, total_ordering
from typing import NamedTuple

from dialoguekb.errors import in_quotes

_SEASONS = frozenset({"21", "22", "23", "24"})
"""The numbers in place of a month that stand for a season."""

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)

_FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1 to YYYY-Q4"
_WINDOW = "a window (2026-05/2026-06)"

EARLIEST_DAY = date.min.isoformat()
"""str, ISO 8601 date: the bound of an interval that has no beginning."""

LATEST_DAY = date.max.isoformat()
"""str, ISO 8601 date: the bound of an interval that has no end."""


class PartialDateError(ValueError):
    """A text that is no partial date; `str(fault)` says why, for a person."""


class NotADateError(PartialDateError):
    """A text in none of the forms of a date."""


@total_ordering
class PartialDate:
    """A date at the precision of its source.

    Ordered by the first day that it may mean, then the vaguer before the more exact (the later last day first), then
    by the text. `query.conditions` has the same order in SQL.
    """

    __slots__ = ("earliest", "latest", "text")

    def __init__(self, text: str, earliest: date, latest: date) -> None:
        """Take the text as written, and the first and the last day that it may mean."""
        self.text = text
        self.earliest = earliest
        self.latest = latest

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a date in one of its forms; raise PartialDateError, whose text says what is wrong."""
        return _parse(text)

    @classmethod
    def _read(cls, text: str) -> "PartialDate":
        form = _FORM.fullmatch(text)
        if form is None or form[2] in _SEASONS:
            return cls._read_vague(text)
        return cls._read_calendar(text, form)

    @classmethod
    def _read_vague(cls, text: str) -> "PartialDate":
        from dialoguekb.model.date_forms import days_of  # noqa: PLC0415 - few dates have these forms

        days = days_of(text)
        if days is None:
            raise NotADateError(f"{in_quotes(text)} is not a date; {_FORMS} or {_WINDOW}")
        return cls(text, *days)

    @classmethod
    def _read_calendar(cls, text: str, form: re.Match[str]) -> "PartialDate":
        year = int(form[1])
        month, day = (int(part) if part else None for part in (form[2], form[3]))
        if year == 0:
            raise PartialDateError(f"{in_quotes(text)} has no such year: years begin at 0001")
        if month is None:
            return cls(text, date(year, 1, 1), date(year, 12, 31))
        if not 1 <= month <= 12:
            raise PartialDateError(f"{in_quotes(text)} has no such month: months go from 01 to 12")
        last = _days_in_month(year, month)
        if day is None:
            return cls(text, date(year, month, 1), date(year, month, last))
        if not 1 <= day <= last:
            raise PartialDateError(f"{in_quotes(text)} is no day: {date(year, month, 1):%B} {year:04} has {last} days")
        exact = date(year, month, day)
        return cls(text, exact, exact)

    def __str__(self) -> str:
        """Return the date as written."""
        return self.text

    def __repr__(self) -> str:
        """Return what makes it."""
        return f"PartialDate.parse({self.text!r})"

    def __eq__(self, other: object) -> bool:
        """Whether both are written alike."""
        return self.text == other.text if isinstance(other, PartialDate) else NotImplemented

    def __hash__(self) -> int:
        """Return the same number for dates that are written alike."""
        return hash(self.text)

    def __lt__(self, other: object) -> bool:
        """Order by first day, the vaguer before the more exact, then by the text."""
        return order_of(self) < order_of(other) if isinstance(other, PartialDate) else NotImplemented

    @property
    def is_a_day(self) -> bool:
        """Whether it is exact to the day, and certain."""
        return self.earliest == self.latest and self.text[-1].isdigit()

    def is_certainly_before(self, other: "PartialDate") -> bool:
        """Whether every day that this may mean comes before every day that the other may mean."""
        return self.latest < other.earliest


Order = tuple[date, int, str]
"""What a date sorts by."""


def order_of(when: PartialDate | None) -> Order:
    """Return what a date sorts by; no date comes before every date."""
    return (when.earliest, -when.latest.toordinal(), when.text) if when else (date.min, -date.max.toordinal(), "")


def _days_in_month(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


@lru_cache(maxsize=16_384)
def _parse(text: str) -> PartialDate:
    """Return a date that may have been read before: few are written, many times each."""
    return PartialDate._read(text)  # noqa: SLF001 -- its own cache


class Interval(NamedTuple):
    """The days from the earliest to the latest that something may have lasted, both included."""

    earliest: date
    latest: date

    @classmethod
    def between(cls, start: PartialDate | None, end: PartialDate | None) -> "Interval":
        """Return the widest interval that the two partial dates allow; None is an open side."""
        return cls(start.earliest if start else date.min, end.latest if end else date.max)

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two may share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def shared_days(self, other: "Interval") -> int:
        """Return how many days the two may share (0 where none)."""
        last = min(self.latest, other.latest)
        first = max(self.earliest, other.earliest)
        return max(0, (last - first).days + 1)

    @classmethod
    def certain(cls, start: PartialDate | None, end: PartialDate | None) -> "Interval | None":
        """Return the days on which something from `start` to `end` certainly lasted, or None where no day is certain.

        A partial date may always mean the narrower day; an unknown start is taken as late as can be. Without
        an end it lasts.
        """
        latest_start = start.latest if start else (end.earliest if end else None)
        earliest_end = end.earliest if end else date.max
        if latest_start is None or latest_start > earliest_end:
            return None
        return cls(latest_start, earliest_end)


def join_intervals(stretches: Iterable[Interval]) -> list[Interval]:
    """Return stretches of days in order, those that overlap or follow each other without a gap made one."""
    whole: list[Interval] = []
    for stretch in sorted(stretches, key=lambda one: (one.earliest, one.latest)):
        if whole and days_between(whole[-1].latest, stretch.earliest) <= 1:
            whole[-1] = Interval(whole[-1].earliest, max(whole[-1].latest, stretch.latest))
        else:
            whole.append(stretch)
    return whole


def days_between(first: date, last: date) -> int:
    """Return how many days after `first` `last` comes."""
    return (last - first).days


def days_after(day: date, days: int) -> date:
    """Return the day so many days later (before, where negative), or the first or last day there is."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))


def years_before(day: date, years: int) -> date:
    """Return the same day of an earlier year; see `months_before`."""
    return months_before(day, 12 * years)


def months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or the last day of a shorter one; the first day there is at the least.

    A year before 29 February is 28 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, _days_in_month(year, month + 1)))


RELATIVE_DATES = (
    "today",
    "yesterday",
    "tomorrow",
    "this-month",
    "last-month",
    "next-month",
    "this-year",
    "last-year",
    "next-year",
    "this-quarter",
    "last-quarter",
    "next-quarter",
)
"""What a user may type for a date, beside those that files have."""

# Compiled on first use, by `re`: most answers need neither.
_AGO = r"([0-9]{1,5})-(day|week|month|year)s?-ago"
_DAYS_OF_UNIT = {"day": 1, "week": 7}

_YEARS = r"([0-9]{4})(?: ?(?:[-–—/]|\.{2,3}|to) ?([0-9]{4}))?"


def spelt_out(text: str, today: date) -> str:
    """Return the partial date (str, ISO 8601) that words mean on a day; any other text as it is.

    The words are those of RELATIVE_DATES, and `30 days ago`, `2 weeks ago`, `3 months ago`, `1 year ago`.
    """
    word = text.casefold().replace(" ", "-")
    if word.endswith("-ago") and (ago := re.fullmatch(_AGO, word)):
        return _day_ago(int(ago[1]), ago[2], today)
    if word not in RELATIVE_DATES:
        return text
    if word in {"today", "yesterday", "tomorrow"}:
        days = {"today": 0, "yesterday": -1, "tomorrow": 1}[word]
        return days_after(today, days).isoformat()
    which, unit = word.split("-")
    steps = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return f"{today.year + steps:04}"
    if unit == "quarter":
        quarters = today.year * 4 + (today.month - 1) // 3 + steps
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    months = today.year * 12 + today.month - 1 + steps
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _day_ago(count: int, unit: str, today: date) -> str:
    if unit in _DAYS_OF_UNIT:
        return days_after(today, -count * _DAYS_OF_UNIT[unit]).isoformat()
    return months_before(today, count * (12 if unit == "year" else 1)).isoformat()


def typed_years(text: str) -> Interval:
    """Return the days of a year or of several in a row (`2022-2024`); raise PartialDateError for another text."""
    years = re.fullmatch(_YEARS, text)
    if years is None:
        raise PartialDateError(
            f"{in_quotes(text)} is not a year; write four digits (2022), a range (2022-2024) or last-year"
        )
    days = Interval(PartialDate.parse(years[1]).earliest, PartialDate.parse(years[2] or years[1]).latest)
    if days.earliest > days.latest:
        raise PartialDateError(f"{in_quotes(text)} ends before it begins; write {years[2]}-{years[1]}")
    return days


def typed_interval(text: str) -> Interval:
    """Return the days that a date stands for: one as in a file, where the Q of a quarter may be small.

    Raises PartialDateError, whose text says what is wrong and what may be typed.
    """
    try:
        day = PartialDate.parse(text.replace("-q", "-Q"))
    except NotADateError:
        words = ", ".join(RELATIVE_DATES)
        raise PartialDateError(f"{in_quotes(text)} is not a date; {_FORMS}, {_WINDOW} or a word: {words}") from None
    return Interval(day.earliest, day.latest)
