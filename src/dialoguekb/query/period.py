"""The period that the filters of a question ask for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dialoguekb.query.typed_values import read_date, read_year

_READERS = {"since": read_date, "until": read_date, "on": read_date, "year": read_year}
_BEGINS = ("since", "year", "on")
_ENDS = ("until", "year", "on")


class Period(NamedTuple):
    """When a period begins and ends; each filter may say so, and all of them hold."""

    begins: tuple[str, ...]
    """ISO 8601 dates, one for each filter: the period begins with the latest; empty where none says so."""
    ends: tuple[str, ...]
    """ISO 8601 dates, one for each filter: the period ends with the earliest; empty where none says so."""


def read_period(filters: Mapping[str, Sequence[str]]) -> Period:
    """Return the period of `--since`, `--until`, `--year` and `--on`; raise WrongCallError for a date that is none."""
    return Period(
        tuple(_READERS[name](name, text).first or "" for name in _BEGINS for text in filters.get(name, ())),
        tuple(_READERS[name](name, text).last or "" for name in _ENDS for text in filters.get(name, ())),
    )
