"""The records that an index stores beside its rows, as they were read from the files."""

import sqlite3
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property

from dialoguekb.index.about_table import about_in
from dialoguekb.index.record_bytes import unpack
from dialoguekb.index.row_numbers import numbers_of_file
from dialoguekb.model.about import About
from dialoguekb.model.problems import Place
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS, Record

Name = tuple[str, str]
"""Kind and id of a record."""


class StoredRecords:
    """Finds records in an index, and those that name them."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Take the connection to the index."""
        self._index = index

    def all(self) -> RecordSet:
        """Return every record, in the order of the files; they are read when they are asked for."""
        return RecordSet.from_kinds({kind: StoredKind(self, kind) for kind in KINDS})

    def of_kind(self, kind: str) -> Iterator[tuple[str, Record]]:
        """Yield id and record of a kind, in the order of the files."""
        for record_id, content, *place in self._index.execute(f"{_records_query(kind)} order by number"):
            yield record_id, unpack(kind, content, Place(*place))

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        (number,) = self._index.execute(f"select count(*) from {KINDS[kind].plural}").fetchone()
        return int(number)

    def record(self, name: Name) -> Record | None:
        """Return a record; None where there is none of this name."""
        kind, record_id = name
        query = f"{_records_query(kind)} where stored.kind = ? and stored.id = ?"
        for _, content, *place in self._index.execute(query, (kind, record_id)):
            return unpack(kind, content, Place(*place))
        return None

    def has(self, name: Name) -> bool:
        """Whether there is a record of this name."""
        return self.numbers(name) is not None

    def numbers(self, name: Name) -> tuple[int, int] | None:
        """Return the first number of a record and how many it takes; None where there is none of this name."""
        query = "select number, numbers from stored_records where kind = ? and id = ?"
        numbers: tuple[int, int] | None = self._index.execute(query, name).fetchone()
        return numbers

    def in_file(self, place: int) -> list[Name]:
        """Return the names of the records that stand in the file at a place."""
        query = "select kind, id from stored_records where number >= ? and number < ? order by number"
        return [name for span in numbers_of_file(place) for name in self._index.execute(query, span)]

    def is_amending(self, path: str) -> bool:
        """Whether a file adds to a record of a layer below."""
        return self._index.execute("select 1 from amendments where file = ? limit 1", (path,)).fetchone() is not None

    def linking_to(self, name: Name) -> list[Name]:
        """Return the names of the records that name a record."""
        query = "select distinct kind, record from links where target_kind = ? and target = ?"
        return self._index.execute(query, name).fetchall()

    def linking_of_kind(self, name: Name, kind: str) -> list[Name]:
        """Return the names of the records of one kind that name a record."""
        return [other for other in self.linking_to(name) if other[0] == kind]

    def about(self) -> About:
        """Return what the knowledge base says of itself."""
        return about_in(self._index)

    def files(self) -> list[str]:
        """Return the paths of the files in which records may stand, in order."""
        return [path for (path,) in self._index.execute("select path from files order by place")]


class StoredKind(Mapping[str, Record]):
    """The records of a kind, by id: one is read when it is looked up, all when they are gone through."""

    def __init__(self, stored: StoredRecords, kind: str) -> None:
        """Take what finds them."""
        self._stored = stored
        self._kind = kind
        self._known: dict[str, Record | None] = {}

    def __getitem__(self, record_id: str) -> Record:
        """Return the record of an id; raise KeyError where there is none."""
        if "_all" in self.__dict__:
            return self._all[record_id]
        if record_id not in self._known:
            self._known[record_id] = self._stored.record((self._kind, record_id))
        record = self._known[record_id]
        if record is None:
            raise KeyError(record_id)
        return record

    def __iter__(self) -> Iterator[str]:
        """Return the ids, in the order of the files."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all) if "_all" in self.__dict__ else self._stored.count(self._kind)

    def values(self) -> ValuesView[Record]:
        """Return the records, in the order of the files."""
        return self._all.values()

    def items(self) -> ItemsView[str, Record]:
        """Return the ids and the records, in the order of the files."""
        return self._all.items()

    @cached_property
    def _all(self) -> dict[str, Record]:
        return {record_id: self._known.get(record_id) or each for record_id, each in self._stored.of_kind(self._kind)}


def _records_query(kind: str) -> str:
    table = KINDS[kind].plural
    return (
        "select stored.id, content, file, line, position"
        f" from stored_records stored join {table} on {table}.rowid = stored.number"
    )
