"""Dates in the words of a sentence. A year, a month and a day stand as written."""

import re

from dialoguekb.model.date_forms import MARKS, SEASONS
from dialoguekb.model.dates import PartialDate

_QUARTERS = ("first", "second", "third", "fourth")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_YEAR_AND_PART = re.compile(r"([0-9]{4})-(Q[1-4]|2[1-4])")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def date_in_words(when: PartialDate) -> str:
    """Return a date as a noun: `2026-05`, `the third quarter of 2026`, `May to June 2026`, `about 2026`."""
    first, slash, last = when.text.partition("/")
    if slash:
        return " to ".join(_ends_in_words(first, last))
    return _one_in_words(when.text)


def time_in_words(when: PartialDate, preposition: str = "for") -> str:
    """Return a date as it follows a verb: `in the third quarter of 2026`, `between May and June 2026`, `about 2026`.

    The preposition stands before a date that is shown as written (`for 2026-05`).
    """
    first, slash, last = when.text.partition("/")
    if slash:
        return "between " + " and ".join(_ends_in_words(first, last))
    words = _one_in_words(when.text)
    if words.startswith("about "):
        return words
    is_part = _YEAR_AND_PART.match(when.text)
    return f"in {words}" if is_part else f"{preposition} {words}"


def _one_in_words(text: str) -> str:
    plain, mark = (text[:-1], text[-1]) if text[-1] in MARKS else (text, "")
    words = plain
    if part := _YEAR_AND_PART.fullmatch(plain):
        words = _part_of_year(part[1], part[2])
    about = "about " if mark and mark in "~%" else ""
    return f"{about}{words}{' (uncertain)' if mark and mark in '?%' else ''}"


def _part_of_year(year: str, part: str) -> str:
    if part.startswith("Q"):
        return f"the {_QUARTERS[int(part[1]) - 1]} quarter of {year}"
    return f"{SEASONS[part]} {year}{f'–{(int(year) + 1) % 100:02}' if part == '24' else ''}"


def _ends_in_words(first: str, last: str) -> tuple[str, str]:
    """Return both ends of a window; of two months of one year the year is said once."""
    months = _MONTH.fullmatch(first), _MONTH.fullmatch(last)
    if months[0] and months[1]:
        names = [_MONTHS[int(month[2]) - 1] for month in months if month]
        begin = names[0] if months[0][1] == months[1][1] else f"{names[0]} {months[0][1]}"
        return begin, f"{names[1]} {months[1][1]}"
    return _one_in_words(first), _one_in_words(last)
