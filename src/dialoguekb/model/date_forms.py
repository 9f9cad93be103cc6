"""The forms of a date beyond a year, a month and a day, each as the days that it may mean.

| as written | what it is | the days |
|---|---|---|
| `2026-Q3` | a quarter | July to September |
| `2026-21` to `2026-24` | spring, summer, autumn, winter (EDTF level 1) | March to May; winter to the next February |
| `2026-05/2026-06` | some time in a window (EDTF level 0) | the first day of the one to the last of the other |
| `2026~` `2026?` `2026%` | approximate, uncertain, both (EDTF level 1) | those of `2026`: it says how sure it is |

Seasons are those of the northern half of the globe. Each end of a window may have any of the other forms.
"""

import re
from datetime import date

from dialoguekb.errors import in_quotes
from dialoguekb.model.dates import PartialDate, PartialDateError

MARKS = "~?%"
"""str, the characters that mark a date as approximate, uncertain, or both."""

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""Number of a season -> its name."""

_FIRST_MONTHS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "21": 3, "22": 6, "23": 9, "24": 12}
"""Quarter or season -> its first month of three."""

_THREE_MONTHS = re.compile(rf"([0-9]{{4}})-({'|'.join(_FIRST_MONTHS)})", re.ASCII)


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date in one of these forms; None for another text.

    Raises PartialDateError for a window that ends before it begins, and where a part of the text is no date.
    """
    if text.count("/") == 1:
        return _window(text)
    if text[-1:] in MARKS and len(text) > 1 and text[-2] not in MARKS:
        plain = PartialDate.parse(text[:-1])
        return plain.earliest, plain.latest
    three = _THREE_MONTHS.fullmatch(text)
    return _three_months(int(three[1]), _FIRST_MONTHS[three[2]]) if three else None


def _window(text: str) -> tuple[date, date]:
    first, last = (PartialDate.parse(part) for part in text.split("/"))
    if last.latest < first.earliest:
        raise PartialDateError(f"{in_quotes(text)} ends before it begins; write {last}/{first}")
    return first.earliest, last.latest


def _three_months(year: int, first: int) -> tuple[date, date]:
    begin = PartialDate.parse(f"{year:04}-{first:02}").earliest
    if first + 2 <= 12:
        return begin, PartialDate.parse(f"{year:04}-{first + 2:02}").latest
    return begin, PartialDate.parse(f"{year + 1:04}-{first - 10:02}").latest if year < date.max.year else date.max
