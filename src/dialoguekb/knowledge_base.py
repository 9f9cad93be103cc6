"""The knowledge base as the command line and Python use it: open it, ask it, close it.

    >>> from dialoguekb import open_knowledge_base
    >>> with open_knowledge_base() as kb:
    ...     [row["id"] for row in kb.meetings(country=["Japan", "India"], format="2+2", level="ministerial")]
    ['in-jp-2plus2-2019', 'in-jp-2plus2-2022', 'in-jp-2plus2-2024']

A row is a dict with the keys of `-o json`. Errors are those of `dialoguekb.errors`, with the sentence that the command
line prints.

Only what a listing needs is imported at the top: most questions are answered from a cached index, without reading,
checking or compiling a file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dialoguekb.errors import FaultyDataError, InvalidValueError, NotYetKnownError, WrongCallError
from dialoguekb.index.about_table import about_in
from dialoguekb.index.kind_table import plurals
from dialoguekb.index.lookup import Named, find
from dialoguekb.listings.registry import ALL, listing_called
from dialoguekb.loading.dataset import Dataset, open_index
from dialoguekb.locations import choose_folder
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.query import question_reader as reader
from dialoguekb.query import remarks
from dialoguekb.query.coverage import Searched, searched
from dialoguekb.query.listing import Listing
from dialoguekb.query.listing_methods import ListingMethods
from dialoguekb.query.query_limits import TIMEOUT, Watch, unwatched
from dialoguekb.query.question_reader import Arguments, read_question, read_text
from dialoguekb.query.remarks import Remark
from dialoguekb.query.rows import Row, Rows
from dialoguekb.query.selection import Answer, Question, count, select
from dialoguekb.query.typed_values import read_date

if TYPE_CHECKING:
    from dialoguekb.model.problems import Place
    from dialoguekb.show.description import Description
    from dialoguekb.why.explanations import Explanation


class KnowledgeBase(Dataset, ListingMethods):
    """A sound knowledge base: all of it, or what of it could be known on a day.

    A context manager: it closes its index at the end of the `with` block. It answers in the thread that opened it.
    """

    _last_search: tuple[str, int | None, tuple[str, ...]] | None = None
    """The words of the last search, for how many records it found the place, and its remarks."""

    watch: Watch = staticmethod(unwatched)
    """What watches a query in SQL from outside."""

    def rows(self, listing: str, *subject: str | None, **arguments: Unpack[Arguments]) -> Rows:
        """Return the rows of any listing (`meetings`); `subject` is the country of partners or the words to search for.

        Raises UnknownValueError for a listing, a filter or a column that does not exist, UnknownNameError and
        AmbiguousNameError for a name, and WrongCallError for any other value that cannot be read.
        """
        declared = listing_called(read_text("listing", listing))
        question = replace(read_question(declared, arguments), subject=reader.read_subject(declared, subject))
        answer = self.ask(listing, question)
        return Rows(answer, partial(self.remarks, listing, question, answer))

    def __getattr__(self, name: str) -> Callable[..., Rows]:
        """Return the method of a listing that has none in `ListingMethods`."""
        if hasattr(type(self), name):  # a property raised AttributeError: raise that one
            return object.__getattribute__(self, name)  # type: ignore[no-any-return]
        if name.startswith("_") or name not in ALL:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        method = partial(self.rows, name)
        method.__doc__ = ALL[name].summary
        return method

    def ask(self, listing: str, question: Question) -> Answer:
        """Return the answer of a listing to a question; raises what `rows` raises."""
        most = None if _narrows(question) else question.limit
        prepared = self._prepare(listing, question, most)
        with self.watch("--where" if question.where else "", TIMEOUT):
            return select(self.index, listing_called(listing), prepared)

    def count(self, listing: str, question: Question) -> int:
        """Return how many rows of a listing the question's filters keep, whatever its limit."""
        prepared = self._prepare(listing, question, None if _narrows(question) else 0)
        with self.watch("--where" if question.where else "", TIMEOUT):
            return count(self.index, listing_called(listing), prepared)

    def remarks(self, listing: str, question: Question, answer: Answer | None = None) -> tuple[Remark, ...]:
        """Return what a reader should know of the answer to a question; without `answer`, nothing on its rows."""
        return tuple(self._remarks(listing, self._prepare(listing, question, 0), answer))

    def _remarks(self, listing: str, question: Question, answer: Answer | None) -> Iterator[Remark]:
        declared = listing_called(listing)
        if listing == "search" and self._last_search:
            yield from (Remark("search", text) for text in self._last_search[2])
        if answer is not None:
            shown = len(answer.rows)
            total = self.count(listing, question) if shown == question.limit else shown
            yield from remarks.row_remarks(declared, question, shown, total, self.known_on)
        touched = self.searched(listing, question)
        # Before any dialogue was known, there was nothing to search.
        if touched is not None and (touched.dialogues or not self.known_on):
            yield from remarks.coverage_remarks(touched)
        yield from remarks.undated_remarks(self._undated_behind(declared, question))
        if listing in {"partners", "matrix"}:
            yield remarks.partners_remark(self.find(question.bound["home"], ("country",)).title, question)
        elif listing == "overdue":
            yield remarks.overdue_remark(self._day_of(question))

    def _prepare(self, listing: str, question: Question, most: int | None) -> Question:
        """Return a question with its day and its country, and fill the table of a listing that is calculated.

        A search finds the place that matched for the best `most` records; for all of them if None.
        """
        self.check_open()
        question = question if question.today else replace(question, today=self.day)
        if listing == "search":
            self._search(str(question.subject or ""), most)
        elif listing == "overdue":
            from dialoguekb.listings.overdue import fill_overdue

            fill_overdue(self.index, date.fromisoformat(self._day_of(question)))
        elif listing in {"partners", "matrix"} and "home" not in question.bound:
            question = replace(question, bound={**question.bound, "home": self._home_of(question)})
        return question

    def _search(self, words: str, most: int | None) -> None:
        """Fill the table of matches, unless it holds those of these words with as many places."""
        from dialoguekb.full_text.ranking import has_search, search
        from dialoguekb.listings.search import fill_hits

        if self._last_search:
            before, places, _ = self._last_search
            if before == words and (places is None or (most is not None and most <= places)):
                return
        if not has_search(self.index):
            from dialoguekb.index.search_rows import add_search

            add_search(self.index, self.records, self._progress)
        result = search(self.index, words, most)
        fill_hits(self.index, result.hits)
        self._last_search = (words, most, result.remarks)

    def _home_of(self, question: Question) -> str:
        named = question.subject or self.home_country
        if named is None:
            raise WrongCallError("name a country: this knowledge base has no home country (dialoguekb partners India)")
        return self.find(named, ("country",)).id

    def _day_of(self, question: Question) -> str:
        return read_date("--on", (question.filters.get("on") or [question.today])[-1]).last or question.today

    def undated(self, listing: str, question: Question) -> list[str]:
        """Return the ids of the events that the question's filters keep and only sources without a date tell of.

        Nothing shows that these were known on the day of knowledge, so the answer leaves them out. The list is
        empty without such a day, and for a listing of records that happen on no day (`officials`).
        """
        if self._known_on_day is None:
            return []
        from dialoguekb.model.as_known_on import undated_events

        ids = undated_events(self.everything, self._known_on_day.latest).get(listing, [])
        unlimited = replace(question, today=question.today or self.day, columns=["id"], ids=ids, sort=None, limit=None)
        return [row[0] for row in select(self.whole_index, ALL[listing], unlimited).rows] if ids else []

    def _undated_behind(self, listing: Listing, question: Question) -> list[str]:
        """Return the undated records that an answer is without: of its own kind, or meetings that it counts."""
        counts_meetings = listing.name not in {"meetings", "agreements"} and listing.counted_levels is not None
        return self.undated("meetings", Question()) if counts_meetings else self.undated(listing.name, question)

    def searched(self, listing: str, question: Question) -> Searched | None:
        """Return how far the dialogues of a question were searched; None if the listing counts no meetings."""
        levels = listing_called(listing).counted_levels
        if levels is None:
            return None
        home = {"country": [question.bound["home"]]} if "home" in question.bound else {}
        return searched(self.index, {**question.filters, **home}, self.kept_up_to, levels)

    def sql(
        self,
        query: str,
        parameters: Mapping[str, str] | None = None,
        *,
        timeout: float = TIMEOUT,
        limit: int | None = None,
        **more: str,
    ) -> Rows:
        """Return the rows of a query in SQL that can only read; `parameters` are the values of `:name` in it.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.sql("select count(*) n from meetings where city = :city and start >= '2022'", city="Tokyo")
        [{'n': 11}]
        """
        return Rows(self.query(query, {**reader.read_parameters(parameters), **more}, timeout=timeout, limit=limit))

    def query(
        self, query: str, parameters: Mapping[str, str], *, timeout: float = TIMEOUT, limit: int | None = None
    ) -> Answer:
        """Return the answer to a query in SQL over the tables of `sql.table_descriptions`; it can only read.

        Raises WrongCallError, in one line, for a query that is wrong, takes longer than `timeout` seconds or needs
        too much memory.
        """
        from dialoguekb.sql.sql_query import run_sql

        most = reader.read_whole_number("--limit", limit)
        bound, seconds = reader.read_parameters(parameters), reader.read_seconds(timeout)
        with self.watch("sql", seconds):
            return run_sql(self.index, read_text("sql", query), bound, timeout=seconds, limit=most)

    def find(self, name: str, kinds: Sequence[str] | None = None) -> Named:
        """Return the record with a name, of these kinds (`country`) or of any; see `index.lookup.find`."""
        return find(self.index, read_text("name", name), reader.read_kinds(kinds, tuple(plurals(self.index))))

    def show(self, name: str) -> Row:
        """Return one record of any kind, by id, name or alias, with its sources and the records that name it.

        Raises UnknownNameError or AmbiguousNameError, and NotYetKnownError if it was not known on the day.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.show("India–Japan ACSA")["signed"]
        '2020-09-09'
        """
        from dialoguekb.show.description_rows import as_answer

        return Rows(as_answer([self.describe(self.find(name))]))[0]

    def describe(self, named: Named) -> "Description":
        """Return the description of a record; raise NotYetKnownError if it was not known on the day."""
        from dialoguekb.show.description import describe

        if self.known_on is not None and named.id not in self.records.of_kind(named.kind):
            from dialoguekb.model.derivations.report_days import first_known

            first = first_known(self.everything.of_kind(named.kind)[named.id], self.everything)
            raise NotYetKnownError(named.kind, named.id, self.known_on, str(first) if first else None)
        return describe(self.index, named, self.day)

    def why(self, address: str) -> Rows:
        """Return why a record says what it says: each value with its place, its sources and any dispute.

        `address` is a record's id, name or alias, alone for every field that has a value, or with a field after a
        dot (`in-jp-2plus2-2022.start`, `S. Jaishankar.tenures[0].from`).
        """
        from dialoguekb.why.explanation_rows import explanation_answer

        return Rows(explanation_answer(self.explain(address)))

    def explain(self, address: str) -> "list[tuple[Explanation, Place]]":
        """Return the explanation of each value at an address, with the place where it stands; see `why`.

        Raises the errors of `why.address.read_address` for the record and of `why.field_path.follow` for the field.
        """
        from dialoguekb.why.address import read_address
        from dialoguekb.why.explanations import explain

        named, path = read_address(self.index, read_text("address", address))
        explanations = explain(self.records.of_kind(named.kind)[named.id], path, self.records)
        return [(each, self.locator.locate_key(each.said_by, each.said_at)) for each in explanations]


def _narrows(question: Question) -> bool:
    """Whether more of a question than its limit decides which rows come first."""
    return bool(question.filters) or question.where is not None or question.sort is not None


def open_knowledge_base(
    folder: str | Path | None = None,
    *,
    as_known_on: str | date | None = None,
    strict: bool = False,
    cache: bool = True,
    progress: Progress = ignore_progress,
) -> KnowledgeBase:
    """Open a knowledge base: `folder`, or the one that `locations.choose_folder` chooses.

    With `as_known_on` (a date as typed) it holds what could be known at the end of that day. With `cache`, an index
    on disk is read and written. `progress` is called while files are read. What cannot be read is left out, what
    breaks a rule is used as written, and `about.shortcomings` tells of both; with `strict`, or without a manifest,
    FaultyDataError is raised instead. Raises WrongCallError if there is no such folder or day.
    """
    if not isinstance(folder, str | Path | None):
        raise InvalidValueError("folder", f"{folder!r} is not a path; give a str or a pathlib.Path")
    day = read_date("--as-known-on", read_text("--as-known-on", as_known_on)).last if as_known_on is not None else None
    chosen = choose_folder(Path(folder) if folder is not None else None)
    index = open_index(chosen, cache=cache, progress=progress)
    about = about_in(index)
    if strict and about.shortcomings:
        index.close()
        raise FaultyDataError(str(chosen), about.shortcomings.errors)
    return KnowledgeBase(chosen, about, known_on=day, index=index, progress=progress)
