"""The records of a knowledge base and their index: how they are opened, kept open and closed.

What reads, checks and compiles files is imported where it is needed: most questions are answered from a cached index.
"""

import os
import sqlite3
from _thread import get_ident  # the module `threading` takes long to import
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Never, Self, SupportsIndex

from dialoguekb.current_time import today
from dialoguekb.errors import ClosedError, OtherThreadError, WrongCallError
from dialoguekb.model.about import About
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.store.bundled_index import open_bundled
from dialoguekb.store.cached_index import open_cached

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet
    from dialoguekb.reading.locator import Locator


class Dataset:
    """The records of a folder without errors and their index: all of it, or what could be known on a day."""

    def __init__(
        self,
        folder: Path,
        about: About,
        all_records: "RecordSet | None" = None,
        known_on: str | None = None,
        index: sqlite3.Connection | None = None,
        *,
        progress: Progress = ignore_progress,
    ) -> None:
        """Take a folder without errors: its records, their index, or both.

        `known_on` (ISO 8601 date) leaves of `all_records` what could be known at the end of that day.
        """
        self.folder = folder
        self.about = about
        self.known_on = known_on
        self._loaded_records = all_records
        self._index = index
        self._progress = progress
        self._is_closed = False
        self._thread = get_ident()

    def __repr__(self) -> str:
        """Return the title, the version and the folder in a line."""
        version = f", version {self.about.version}" if self.about.version else ""
        known = f", as known on {self.known_on}" if self.known_on else ""
        closed = ", closed" if self._is_closed else ""
        return f"<{type(self).__name__} '{self.about.title}'{version}, {self.folder}{known}{closed}>"

    def __enter__(self) -> Self:
        """Return the knowledge base; the end of the block closes it."""
        self.check_open()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the index; asking afterwards raises ClosedError. Closing twice does nothing.

        Raises OtherThreadError in another thread than the one that opened it.
        """
        if self._is_closed:
            return
        self._check_thread()
        made = [self.__dict__.pop(name, None) for name in ("_index_known", "_index_of_everything")]
        for connection in (*made, self._index):
            if connection is not None:
                connection.close()
        for records in ("_records_known", "_all_records"):
            self.__dict__.pop(records, None)
        self._is_closed = True

    def check_open(self) -> None:
        """Raise ClosedError if it is closed, OtherThreadError in another thread than the one that opened it."""
        if self._is_closed:
            raise ClosedError(str(self.folder))
        self._check_thread()

    def _check_thread(self) -> None:
        if self._thread != get_ident():
            raise OtherThreadError(str(self.folder))

    def __reduce_ex__(self, protocol: SupportsIndex) -> Never:
        """Refuse to be copied and pickled, as the connection to the index cannot be."""
        raise WrongCallError(
            f"the knowledge base {self.folder} cannot be copied or pickled; open it again with open_knowledge_base"
        )

    @cached_property
    def layers(self) -> tuple[About, ...]:
        """What each layer says of itself, the top one first; itself alone where it builds on no other."""
        inside = f"{self.folder}{os.sep}"
        if all(path.startswith(inside) for (path,) in self.whole_index.execute("select path from files")):
            return (self.about,)
        from dialoguekb.data_folder import bundled_folder
        from dialoguekb.reading.layers import read_manifests

        _, *below = reversed(read_manifests(self.folder, bundled_folder()).manifests)
        layers = (About(each.title, each.home_country, each.version, each.as_of, each.licence) for each in below)
        return (self.about, *layers)

    @property
    def all_records(self) -> "RecordSet":
        """All records, read from the index unless they were given."""
        self.check_open()
        return self._all_records

    @property
    def records(self) -> "RecordSet":
        """The records, as they could be known if a day was given."""
        self.check_open()
        return self._records_known

    @property
    def whole_index(self) -> sqlite3.Connection:
        """The index of all records."""
        self.check_open()
        return self._index_of_everything

    @property
    def index(self) -> sqlite3.Connection:
        """The index of the records; its names lead to records that were not known yet, too."""
        self.check_open()
        return self._index_known

    @cached_property
    def _all_records(self) -> "RecordSet":
        if self._loaded_records is not None:
            return self._loaded_records
        from dialoguekb.index.stored_records import StoredRecords

        return StoredRecords(self.whole_index).all()

    @cached_property
    def _records_known(self) -> "RecordSet":
        if self._known_on_day is None:
            return self.all_records
        from dialoguekb.model.as_known_on import as_known_on

        written = self.about.as_of.earliest if self.about.as_of else None
        return as_known_on(self.all_records, self._known_on_day.latest, written)

    @cached_property
    def _index_of_everything(self) -> sqlite3.Connection:
        if self._index is not None:
            return self._index
        from dialoguekb.index.builder import compile_index

        return compile_index(self.all_records, progress=self._progress)

    @cached_property
    def _index_known(self) -> sqlite3.Connection:
        if self._known_on_day is None:
            return self.whole_index
        from dialoguekb.index.builder import compile_index

        return compile_index(self.records, self.all_records, progress=self._progress)

    @cached_property
    def locator(self) -> "Locator":
        """What finds the line of a value; it reads each file once."""
        from dialoguekb.reading.locator import Locator

        return Locator()

    @cached_property
    def _known_on_day(self) -> PartialDate | None:
        return PartialDate.parse(self.known_on) if self.known_on else None

    @property
    def day(self) -> str:
        """The day (ISO 8601 date) that a question without a day is about: the day of knowledge, or today."""
        return self.known_on or today()

    @property
    def home_country(self) -> str | None:
        """The code of the country from which the knowledge base looks."""
        return self.about.home_country

    @property
    def data_end(self) -> PartialDate:
        """The day up to which the knowledge base is kept: what its manifest says, or today; never after `day`."""
        kept = self.about.as_of or PartialDate.parse(today())
        return min(kept, self._known_on_day) if self._known_on_day else kept


def open_current(folder: Path) -> sqlite3.Connection | None:
    """Return the cached index, else the bundled one; None where neither is that of the files as they are now."""
    return open_cached(str(folder)) or open_bundled(str(folder))


def open_index(folder: Path, *, cache: bool, progress: Progress) -> sqlite3.Connection:
    """Return the cached index, else the bundled one, else one with the changed files read again, else a new one."""
    if cache:
        index = open_current(folder)
        if index is not None:
            return index
        from dialoguekb.loading.incremental import reload

        index = reload(folder)
        if index is not None:
            return index
    from dialoguekb.loading.full import load

    return load(folder, cache=cache, progress=progress).index
