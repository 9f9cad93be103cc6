"""The records that an index keeps beside its rows, as they were read from the files."""

import sqlite3
from collections.abc import Iterator

from dialoguekb.index.about_table import about_in
from dialoguekb.index.record_bytes import unpacked
from dialoguekb.index.row_numbers import numbers_of_file
from dialoguekb.model.about import About
from dialoguekb.model.problems import Place
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import RECORD_CLASSES, Record
from dialoguekb.model.vocabulary import PLURALS

Name = tuple[str, str]
"""Kind and id of a record."""


class Kept:
    """Finds records in an index, and who names them."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Keep the connection."""
        self._index = index

    def all(self) -> RecordSet:
        """Return every record, in the order of the files."""
        kinds = (cls.record_kind for cls in RECORD_CLASSES)
        return RecordSet.from_kinds({kind: dict(self._of_kind(kind)) for kind in kinds})

    def _of_kind(self, kind: str) -> Iterator[tuple[str, Record]]:
        for record_id, content, *stands_at in self._index.execute(f"{_RECORDS.format(PLURALS[kind])} order by number"):
            yield record_id, unpacked(kind, content, Place(*stands_at))

    def record(self, name: Name) -> Record | None:
        """Return a record; None where there is none of this name."""
        query = f"{_RECORDS.format(PLURALS[name[0]])} where kept.kind = ? and kept.id = ?"
        for _, content, *stands_at in self._index.execute(query, name):
            return unpacked(name[0], content, Place(*stands_at))
        return None

    def has(self, name: Name) -> bool:
        """Whether there is a record of this name."""
        return self.numbers(name) is not None

    def numbers(self, name: Name) -> tuple[int, int] | None:
        """Return the first number of a record and how many it takes; None where there is none of this name."""
        query = "select number, numbers from kept where kind = ? and id = ?"
        found: tuple[int, int] | None = self._index.execute(query, name).fetchone()
        return found

    def in_file(self, place: int) -> list[Name]:
        """Return the names of the records that stand in the file at a place."""
        query = "select kind, id from kept where number >= ? and number < ? order by number"
        return [name for span in numbers_of_file(place) for name in self._index.execute(query, span)]

    def naming(self, name: Name) -> list[Name]:
        """Return the names of the records that name one."""
        query = "select distinct kind, record from links where target_kind = ? and target = ?"
        return self._index.execute(query, name).fetchall()

    def about(self) -> About:
        """Return what the knowledge base says of itself."""
        return about_in(self._index)

    def files(self) -> list[str]:
        """Return the paths of the files in which records may stand, in order."""
        return [path for (path,) in self._index.execute("select path from files order by place")]


_RECORDS = "select kept.id, content, file, line, position from kept join {0} on {0}.rowid = kept.number"
