"""Dates in the forms of other programs and of prose, for the suggestion of an ISO 8601 date.

A date that may mean two days (`03/11/2026`) has no suggestion.
"""

import re

from dialoguekb.model.dates import PartialDate, PartialDateError

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"))

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2}|XX)(?:[-/. ](\d{1,2}|XX))?(?:[T ]\d{1,2}:.*)?", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?([a-z]{3,9})\.?,? (\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4}),? ([a-z]{3,9})\.?(?: (\d{1,2}))?")


def loose_date(text: str) -> str | None:
    """Return the ISO 8601 date that a loosely written one means; None if it means none, or more than one.

    An unknown part, as `00` or `XX`, gives a date of less precision.
    """
    plain = " ".join(text.split()).translate(_DASHES).strip(" \u200b\ufeff")
    parts = _parts(plain)
    if parts is None:
        return None
    iso = parts[0]
    for part in parts[1:]:
        if part is None or part.upper() in {"0", "00", "XX"}:
            break
        iso += f"-{part.zfill(2)}"
    try:
        PartialDate.parse(iso)
    except PartialDateError:
        return None
    return iso if iso != text else None


def _parts(plain: str) -> tuple[str, str | None, str | None] | None:
    """Return year, month and day as digits."""
    for form in (_YEAR_FIRST, _COMPACT, _EAST_ASIAN):
        if match := form.fullmatch(plain):
            return match[1], match[2], match[3]
    lowered = plain.casefold()
    if re.fullmatch(r"\d{4}", lowered):
        return lowered, None, None
    for form, year, month, day in (
        (_DAY_MONTH_YEAR, 3, 2, 1),
        (_MONTH_DAY_YEAR, 3, 1, 2),
        (_YEAR_MONTH_DAY, 1, 2, 3),
    ):
        if (match := form.fullmatch(lowered)) and (number := _month(match[month])):
            return match[year], number, match[day]
    return None


def _month(word: str) -> str | None:
    """Return the number of a month from its English name, or from its first three letters."""
    numbers = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word) and len(word) >= 3]
    if word == "sept":
        return "9"
    return str(numbers[0]) if len(numbers) == 1 else None
