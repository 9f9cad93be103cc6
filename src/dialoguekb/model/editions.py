"""A name and a year, as people name a meeting: `AUSMIN 2024`."""

import re
from typing import NamedTuple

_WHEN = r"([0-9]{4}(?:-[0-9]{2}){0,2})"
# A name that could end with what separates it from the year would take a time with the square of its length.
_NAME_AND_YEAR = re.compile(
    rf"(?P<name>.*?[^\s,(\[/-])[\s,(\[/-]+(?:of |in )?{_WHEN}[)\]]?(?:-(?P<place>[2-9]))?", re.DOTALL | re.IGNORECASE
)
_YEAR_AND_NAME = re.compile(rf"{_WHEN},?\s+(?P<name>\S.*)", re.DOTALL)


class Edition(NamedTuple):
    """A series and a time, which together name a meeting of it."""

    name: str
    """str, the series as written."""
    when: str
    """str, ISO 8601 date at day, month or year precision."""
    place: int | None
    """int, from 2: which of that time it is; None where that is not said."""


def edition_in(text: str) -> Edition | None:
    """Return the name and the year in a text (`AUSMIN 2024`, `2024 AUSMIN`, `ausmin-2021-2`); None without both."""
    plain = text.strip()
    if match := _NAME_AND_YEAR.fullmatch(plain):
        return Edition(match["name"], match[2], int(match["place"]) if match["place"] else None)
    match = _YEAR_AND_NAME.fullmatch(plain)
    return Edition(match["name"], match[1], None) if match else None
