"""The knowledge base as a program uses it: open it, look a record up, ask a listing.

What a listing needs is imported here; what reads files, judges them or compiles them is imported where it is
needed, as most questions are answered from an index that was kept.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dialoguekb.clock import today
from dialoguekb.index.about_table import about_in
from dialoguekb.index.lookup import Named, find
from dialoguekb.listings.registry import ALL
from dialoguekb.locations import choose_folder
from dialoguekb.model.about import About
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.query.coverage import Searched, searched
from dialoguekb.query.query_limits import TIMEOUT
from dialoguekb.query.selection import Answer, Question, count, select
from dialoguekb.query.typed_values import read_date
from dialoguekb.store.bundled_index import open_bundled
from dialoguekb.store.cached_index import open_cached

if TYPE_CHECKING:
    from dialoguekb.model.problems import Place
    from dialoguekb.model.record_set import RecordSet
    from dialoguekb.reading.locator import Locator
    from dialoguekb.why.explanations import Explanation


class KnowledgeBase:
    """A sound knowledge base, compiled into its index: all of it, or what of it could be known on a day."""

    def __init__(
        self,
        folder: Path,
        about: About,
        everything: "RecordSet | None" = None,
        known_on: str | None = None,
        index: sqlite3.Connection | None = None,
    ) -> None:
        """Keep what is known of a folder whose check found no error: its records, their index, or both.

        `known_on` (ISO 8601 date) leaves of `everything` what could be known at the end of that day.
        """
        self.folder = folder
        self.about = about
        self.known_on = known_on
        self._everything = everything
        self._index_of_everything = index

    @cached_property
    def everything(self) -> "RecordSet":
        """All records, as the index keeps them where they were not just read."""
        if self._everything is not None:
            return self._everything
        from dialoguekb.index.stored_records import StoredRecords

        return StoredRecords(self._whole_index).all()

    @property
    def _whole_index(self) -> sqlite3.Connection:
        assert self._index_of_everything is not None  # noqa: S101 -- there are records or there is their index
        return self._index_of_everything

    @cached_property
    def records(self) -> "RecordSet":
        """The records, as they could be known where a day was given."""
        if self._known_on_day is None:
            return self.everything
        from dialoguekb.model.as_known_on import as_known_on

        written = self.about.as_of.earliest if self.about.as_of else None
        return as_known_on(self.everything, self._known_on_day.latest, written)

    @cached_property
    def _known_on_day(self) -> PartialDate | None:
        return PartialDate.parse(self.known_on) if self.known_on else None

    @property
    def day(self) -> str:
        """The day (ISO 8601 date) for which a question asks that names none: the day of knowledge, or today."""
        return self.known_on or today()

    @cached_property
    def index(self) -> sqlite3.Connection:
        """The records compiled into SQLite; names lead to unknown records too."""
        if self._index_of_everything is not None and self.known_on is None:
            return self._index_of_everything
        from dialoguekb.index.builder import compile_index

        return compile_index(self.records, self.everything)

    @property
    def home_country(self) -> str | None:
        """The code of the country from which the knowledge base looks."""
        return self.about.home_country

    def ask(self, listing: str, question: Question) -> Answer:
        """Return the rows of a listing (`meetings`) that a question asks for; see `query.selecting.select`."""
        return select(self.index, ALL[listing], self._dated(question))

    def count(self, listing: str, question: Question) -> int:
        """Return how many rows of a listing the question's filters keep."""
        return count(self.index, ALL[listing], self._dated(question))

    @property
    def kept_up_to(self) -> PartialDate:
        """The day up to which the knowledge base is kept: what its manifest says, or today; never after `day`."""
        kept = self.about.as_of or PartialDate.parse(today())
        return min(kept, self._known_on_day) if self._known_on_day else kept

    def is_known(self, named: Named) -> bool:
        """Whether a record that bears a name could be known on the day asked about."""
        return self.known_on is None or named.id in self.records.of_kind(named.kind)

    def first_known(self, named: Named) -> PartialDate | None:
        """Return the date of the first source that tells of a record; None where none has a date."""
        from dialoguekb.model.derivations.report_days import first_known

        return first_known(self.everything.of_kind(named.kind)[named.id], self.everything)

    def undated(self, listing: str, question: Question) -> list[str]:
        """Return the ids of the records that the question's filters keep and only undated sources tell of.

        Nothing shows that these were known on the day asked about, so that the answer is without them. The
        list is empty where all is known, and for listings other than those of meetings and agreements.
        """
        if self._known_on_day is None:
            return []
        from dialoguekb.model.as_known_on import undated_events

        ids = undated_events(self.everything, self._known_on_day.latest).get(listing, [])
        whole = KnowledgeBase(self.folder, self.about, self.everything, index=self._index_of_everything)
        asked = replace(self._dated(question), columns=["id"], ids=ids, sort=None, limit=None)
        return [row[0] for row in whole.ask(listing, asked).rows] if ids else []

    def searched(self, listing: str, question: Question) -> Searched | None:
        """Return how far the dialogues that a question touches were searched; None where that is no matter to it."""
        levels = ALL[listing].counted_levels
        if levels is None:
            return None
        home = {"country": [question.bound["home"]]} if "home" in question.bound else {}
        return searched(self.index, {**question.filters, **home}, self.kept_up_to, levels)

    def why(self, address: str) -> "list[tuple[Explanation, Place]]":
        """Return why a record says what it says, each value with the place where it stands.

        `address` is a record's id, name or alias, alone for every field that has a value, or with a field
        behind a dot (`in-jp-2plus2-2022.start`, `S. Jaishankar.tenures[0].from`). Raises the errors of
        `query.address.read_address` for the record and of `query.field_path.follow` for the field.
        """
        from dialoguekb.why.address import read_address
        from dialoguekb.why.explanations import explain

        named, path = read_address(self.index, address)
        explanations = explain(self.records.of_kind(named.kind)[named.id], path, self.records)
        return [(told, self._locator.locate_key(told.said_by, told.said_at)) for told in explanations]

    @cached_property
    def _locator(self) -> "Locator":
        from dialoguekb.reading.locator import Locator

        return Locator()

    def _dated(self, question: Question) -> Question:
        return question if question.today else replace(question, today=self.day)

    def fill_overdue(self, day: str) -> None:
        """Reckon which dialogues are overdue on a day (ISO 8601 date); then the listing `overdue` answers."""
        from dialoguekb.listings.overdue import fill_overdue

        fill_overdue(self.index, date.fromisoformat(day))

    def sql(
        self, query: str, parameters: Mapping[str, str], *, timeout: float = TIMEOUT, limit: int | None = None
    ) -> Answer:
        """Return the rows of a query in SQL over the tables of `query.sql_tables`; it can only read.

        `parameters` are the values of `:name` in it. Raises WrongCallError, in one line, for a query that is
        wrong, takes longer than `timeout` seconds or needs too much memory.
        """
        from dialoguekb.sql.sql_query import run_sql

        return run_sql(self.index, query, parameters, timeout=timeout, limit=limit)

    def search(self, typed: str, placed: int | None = None) -> tuple[str, ...]:
        """Search all texts for the words typed; then the listing `search` answers with what was found.

        The best `placed` records come with the place that matched, all of them where None.

        Returns what was searched instead of the words as typed, a sentence each (no match for a word, the
        nearest). Raises WrongCallError where there is no word in it.
        """
        from dialoguekb.full_text.ranking import has_search, search
        from dialoguekb.listings.search import fill_hits

        if not has_search(self.index):
            from dialoguekb.index.search_rows import add_search

            add_search(self.index, self.records)
        found = search(self.index, typed, placed)
        fill_hits(self.index, found.hits)
        return found.remarks

    def find(self, name: str, kinds: Sequence[str] | None = None) -> Named:
        """Return the record called so; see `index.lookup.find`."""
        return find(self.index, name, kinds) if kinds else find(self.index, name)


def open_knowledge_base(
    folder: str | Path | None = None,
    *,
    as_known_on: str | None = None,
    cache: bool = True,
    progress: Progress = ignore_progress,
) -> KnowledgeBase:
    """Open a knowledge base: `folder`, or the one that `locations.choose_folder` chooses.

    With `as_known_on` (a date as typed) it holds what could be known at the end of that day. With `cache`, an index
    on disk is read and written. `progress` is called while files are read. Raises FaultyDataError if a check finds
    an error, WrongCallError if there is no such folder or day.
    """
    day = read_date("--as-known-on", as_known_on).last if as_known_on is not None else None
    chosen = choose_folder(Path(folder) if folder is not None else None)
    index = _open_index(chosen, cache=cache, progress=progress)
    return KnowledgeBase(chosen, about_in(index), known_on=day, index=index)


def _open_index(folder: Path, *, cache: bool, progress: Progress) -> sqlite3.Connection:
    """Return the cached index, else the bundled one, else one with the changed files read again, else a new one."""
    if cache:
        index = open_cached(str(folder)) or open_bundled(str(folder))
        if index is not None:
            return index
        from dialoguekb.loading.incremental import reload

        index = reload(folder)
        if index is not None:
            return index
    from dialoguekb.loading.full import load

    return load(folder, cache=cache, progress=progress).index
