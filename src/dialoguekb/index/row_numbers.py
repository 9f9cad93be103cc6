"""The numbers under which rows stand: by kind of record, then file, then place in it, with room between.

A changed record is rewritten under the numbers of its file, and other files keep theirs, so the rows of a table
have the same order after an update as after a full load.
"""

from collections.abc import Iterable

from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS, Record

ROWS = 1 << 16
"""int: so many rows of one table have room under one number; a record with more takes several."""

_IN_FILE, _FILES = 1 << 21, 1 << 22
"""int: so many numbers a file has for each kind, and so many files there may be; all fit in a rowid of SQLite."""

_PLACES = {kind: place for place, kind in enumerate(KINDS)}


class Numbering:
    """Gives out the numbers of the records of some files, in order."""

    def __init__(self, files: Iterable[str]) -> None:
        """Keep the paths of the files in their order."""
        self._places = {file: place for place, file in enumerate(files)}
        self._taken: dict[tuple[int, int], int] = {}

    def take(self, record: Record, most_rows: int) -> tuple[int, int]:
        """Return the first number of the next record, and how many it takes for so many rows in a table."""
        of_kind = _PLACES[record.kind_name]
        file = self._places[record.origin.file]
        before = self._taken.get((of_kind, file), 0)
        numbers = max(1, -(-most_rows // ROWS))
        self._taken[of_kind, file] = before + numbers
        return first_number(of_kind, file) + before, numbers


def numbers_of_file(place: int) -> list[tuple[int, int]]:
    """Return the first number and the one after the last that the records of a file may have, kind by kind.

    `place` is that of the file among all, counted from 0.
    """
    starts = (first_number(of_kind, place) for of_kind in _PLACES.values())
    return [(start, start + _IN_FILE) for start in starts]


def first_number(of_kind: int, file: int) -> int:
    """Return the first number of the records of a kind in a file, each by its place among all."""
    return (of_kind * _FILES + file) * _IN_FILE


def files_of(records: RecordSet) -> list[str]:
    """Return the paths of the files that hold the records, in the order in which they come."""
    return list(dict.fromkeys(record.origin.file for record in records.all()))
