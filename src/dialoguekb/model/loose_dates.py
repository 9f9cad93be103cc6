"""Dates in the forms of other programs and of prose, for the suggestion of a date as files have it.

A date that may mean two days (`03/11/2026`) has no suggestion. `loose_windows` reads several months.
"""

import re
import unicodedata

from dialoguekb.model.dates import PartialDate, PartialDateError

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"))

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2}|XX)(?:[-/. ](\d{1,2}|XX))?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(?:T|,? (?:at )?)\d{1,2}:\d{2}.*|T\d{4,6}Z?", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAYS = re.compile(rf"^{_WEEKDAY}[.,]{{0,2}} |,? (?:{_WEEKDAY}|\({_WEEKDAY}\))$", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_ORDINALS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4"}
_QUARTER = re.compile(
    rf"(?P<year>\d{{4}})[-/ ]?q(?P<number>[1-4])|q(?P<number_2>[1-4])[-/ ]?(?P<year_2>\d{{4}})"
    rf"|(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}) quarter(?: of)?,? (?P<year_3>\d{{4}})"
)
_ABOUT = re.compile(r"(?:ca?\.? ?(?=\d)|circa |about |around |approx(?:imately|\.)? |~ ?)", re.IGNORECASE)
_UNCERTAIN = re.compile(r" ?\(\?\)$| \?$|\?$")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -])?([a-z]{3,9})\.?,?(?: of)?[ -](\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4}),?[ -]([a-z]{3,9})\.?(?:[ -](\d{1,2}))?")


def loose_date(text: str) -> str | None:
    """Return the date that a loosely written one means; None if it means none, or more than one.

    An unknown part, as `00` or `XX`, gives a date of less precision.
    """
    date = loose_time(text) or loose_window(text)
    try:
        return date if date is None else PartialDate.parse(date).text
    except PartialDateError:
        return None


def loose_time(text: str) -> str | None:
    """Return the date or quarter (`2024-Q3`) that a loosely written one means, which may not exist; None for none.

    `about 2024` is `2024~`, and `2024 (?)` is `2024?`.
    """
    digits = "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)
    written = " ".join(digits.split()).translate(_DASHES).strip(" \u200b\ufeff")
    about = _ABOUT.match(written)
    plain = written[about.end() :] if about else written
    uncertain = _UNCERTAIN.search(plain)
    plain = plain[: uncertain.start()] if uncertain else plain
    mark = "%" if about and uncertain else "~" if about else "?" if uncertain else ""
    date = _certain_time(plain)
    return f"{date}{mark}" if date and f"{date}{mark}" != text else None


def _certain_time(written: str) -> str | None:
    plain = _WEEKDAYS.sub("", _TIME_OF_DAY.sub("", written))
    if match := _QUARTER.fullmatch(plain.casefold()):
        year = match["year"] or match["year_2"] or match["year_3"]
        return f"{year}-Q{match['number'] or match['number_2'] or _ORDINALS[match['ordinal']]}"
    parts = _parts(plain)
    if parts is None:
        return None
    date = parts[0]
    for part in parts[1:]:
        if part is None or part.upper() in {"0", "00", "XX"}:
            break
        date += f"-{part.zfill(2)}"
    return date


def _parts(plain: str) -> tuple[str, str | None, str | None] | None:
    """Return year, month and day as digits."""
    for form in (_YEAR_FIRST, _COMPACT, _EAST_ASIAN):
        if match := form.fullmatch(plain):
            return match[1], match[2], match[3]
    if match := _MONTH_YEAR.fullmatch(plain):
        return match[2], match[1], None
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


_SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11")}
"""The seasons of the northern half of the globe -> their months. A winter begins in one year and ends in the next."""

_HALVES = {"h1": ("01", "06"), "h2": ("07", "12"), "first half": ("01", "06"), "second half": ("07", "12")}
_PARTS_OF_YEAR = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
_STRETCHES = {**_SEASONS, **_HALVES, **_PARTS_OF_YEAR}

_NAMED = "|".join(_STRETCHES)
_STRETCH = re.compile(rf"(?:the )?({_NAMED})(?: of)?,?[ -](\d{{4}})|(\d{{4}})[ -]({_NAMED})")
_DATE = r"(\d{4}(?:-\d{2}){0,2})"
_BETWEEN = re.compile(rf"(?:from |between )?{_DATE} ?(?:\.{{2,3}}|/|\bto\b|\band\b|[-\u2013]) ?{_DATE}")


def is_season(text: str) -> bool:
    """Whether a time is a season, which is other months in the other half of the globe."""
    return any(season in text.casefold() for season in (*_SEASONS, "winter"))


def months_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last date of a longer time (`summer 2024`, `2022..2024`); None for another text."""
    plain = " ".join(text.casefold().split())
    if match := _BETWEEN.fullmatch(plain):
        return (match[1], match[2]) if match[1] < match[2] else None
    if match := _STRETCH.fullmatch(plain):
        year, (first, last) = match[2] or match[3], _STRETCHES[match[1] or match[4]]
        return f"{year}-{first}", f"{year}-{last}"
    if winter := re.fullmatch(r"winter (\d{4})[-/\u2013](?:\d{2})?(\d{2})", plain):
        return f"{winter[1]}-12", f"{winter[1][:2]}{winter[2]}-02"
    return None


_SEASON_NUMBERS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23"}

_TWO_MONTHS = re.compile(
    r"(?:between |from )?([a-z]{3,9})\.? ?(?:(\d{4}) ?)?(?:/|-|\bor\b|\band\b|\bto\b) ?([a-z]{3,9})\.? (\d{4})"
)


def loose_window(text: str) -> str | None:
    """Return the season or the window that a longer time means (`summer 2024`, `May or June 2024`); None for none.

    Parts of a year that each reader bounds in another way (`early 2024`) have none, and so has a window of days: a
    meeting of several days has a start and an end.
    """
    plain = " ".join(text.casefold().translate(_DASHES).split()).removeprefix("the ").replace(" of ", " ")
    season, _, year = plain.rpartition(" ")
    if season in _SEASON_NUMBERS and re.fullmatch(r"\d{4}", year):
        return f"{year}-{_SEASON_NUMBERS[season]}"
    if winter := re.fullmatch(r"winter (\d{4})[-/](?:\d{2})?\d{2}", plain):
        return f"{winter[1]}-24"
    if match := _TWO_MONTHS.fullmatch(plain):
        months = _month(match[1]), _month(match[3])
        ends = [
            f"{year}-{month.zfill(2)}"
            for month, year in zip(months, (match[2] or match[4], match[4]), strict=True)
            if month
        ]
        return "/".join(ends) if len(ends) == 2 and ends[0] < ends[1] else None
    is_day = re.search(r"\d{4}-\d{2}-\d{2}", plain)
    ends_of = None if is_day or any(part in plain for part in _PARTS_OF_YEAR) else months_of(plain)
    return "/".join(ends_of) if ends_of and "/".join(ends_of) != text else None
