"""The listings of a knowledge base: find a record by its name, and ask a listing.

Only what a listing needs is imported at the top: most questions are answered from a cached index, without reading,
checking or compiling a file.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Unpack

from dialoguekb.errors import NotYetKnownError, WrongCallError
from dialoguekb.index.kind_table import plurals
from dialoguekb.index.lookup import NamedRecord, find
from dialoguekb.listings.registry import ALL, listing_called
from dialoguekb.loading.dataset import Dataset
from dialoguekb.query import question_reader as reader
from dialoguekb.query import remarks
from dialoguekb.query.coverage import QuestionCoverage, find_coverage
from dialoguekb.query.listing import Listing
from dialoguekb.query.listing_methods import ListingMethod, ListingMethods
from dialoguekb.query.query_limits import TIMEOUT, Watch, no_watch
from dialoguekb.query.question_reader import Arguments, read_question, read_text
from dialoguekb.query.remarks import Remark
from dialoguekb.query.rows import Rows
from dialoguekb.query.selection import Answer, Question, count, select
from dialoguekb.query.typed_values import read_date

if TYPE_CHECKING:
    from dialoguekb.full_text.ranking import SearchAnswer


class Catalogue(Dataset, ListingMethods):
    """The records of a knowledge base and the listings over them."""

    _last_search: "tuple[str, SearchAnswer] | None" = None
    """The words of the last search, and its answer."""

    watch: Watch = staticmethod(no_watch)
    """What watches a query in SQL from outside."""

    def rows(self, listing: str, *subject: str | None, **arguments: Unpack[Arguments]) -> Rows:
        """Return the rows of any listing (`meetings`); `subject` is the country of partners or the words to search for.

        Raises UnknownValueError for a listing, a filter or a column that does not exist, UnknownNameError and
        AmbiguousNameError for a name, and WrongCallError for any other value that cannot be read.
        """
        declared = listing_called(read_text("listing", listing))
        question = read_question(declared, arguments)._replace(subject=reader.read_subject(declared, subject))
        answer = self.ask(listing, question)
        return Rows(answer, partial(self.remarks, listing, question, answer))

    def declaration(self, listing: str) -> Listing:
        """Return what a listing is: its columns and its filters; raise UnknownValueError where there is none."""
        return listing_called(listing)

    def __getattr__(self, name: str) -> Callable[..., Rows]:
        """Return the method of a listing that has none in `ListingMethods`."""
        if hasattr(type(self), name):  # a property raised AttributeError: raise that one
            return object.__getattribute__(self, name)  # type: ignore[no-any-return]
        if name.startswith("_") or name not in ALL:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        def method(self: Catalogue, *subject: str | None, **arguments: Unpack[Arguments]) -> Rows:
            return self.rows(name, *subject, **arguments)

        method.__name__, method.__doc__ = name, ALL[name].summary
        return ListingMethod(method, self)

    def ask(self, listing: str, question: Question) -> Answer:
        """Return the answer of a listing to a question; raises what `rows` raises."""
        prepared = self._prepare(listing, question)
        if listing == "search":
            self._find_places(prepared)
        index = self.index  # that of a day takes a while to make, which is no part of the query's time
        with self.watch("--where" if question.where else "", TIMEOUT):
            return select(index, listing_called(listing), prepared)

    def count(self, listing: str, question: Question) -> int:
        """Return how many rows of a listing the question's filters keep, whatever its limit."""
        prepared = self._prepare(listing, question)
        if listing == "search" and question.where is not None:
            self._find_places(prepared)
        index = self.index
        with self.watch("--where" if question.where else "", TIMEOUT):
            return count(index, listing_called(listing), prepared)

    def remarks(self, listing: str, question: Question, answer: Answer | None = None) -> tuple[Remark, ...]:
        """Return what a reader should know of the answer to a question; without `answer`, nothing on its rows."""
        return tuple(self._remarks(listing, self._prepare(listing, question), answer))

    def _remarks(self, listing: str, question: Question, answer: Answer | None) -> Iterator[Remark]:
        declared = listing_called(listing)
        if listing == "search" and self._last_search:
            yield from (Remark("search", text) for text in self._last_search[1].remarks)
        if answer is not None:
            shown = len(answer.rows)
            total = self.count(listing, question) if shown == question.limit else shown
            yield from remarks.row_remarks(declared, question, shown, total, self.known_on)
        if question.where and question.limit != 0:
            is_empty = not answer.rows if answer is not None else not self.count(listing, question)
            if is_empty:
                from dialoguekb.query.names_in_sql import ids_for_names

                yield from (Remark("rows", hint) for hint in ids_for_names(self.index, question.where))
        if "on" in question.filters:
            from dialoguekb.query.possible_rows import possible_rows, rows_without_force

            rows = list(possible_rows(self.index, declared, question))
            yield from remarks.possible_remarks(rows, question.filters["on"][-1])
            yield from remarks.force_remarks(list(rows_without_force(self.index, declared, question)))
        yield from self._coverage_remarks(listing, question)
        yield from remarks.undated_remarks(self._undated_behind(declared, question))
        if listing in {"partners", "matrix"}:
            yield remarks.partners_remark(self.find(question.bound["home"], ("country",)).title, question)
        elif listing == "overdue":
            yield remarks.overdue_remark(self._day_of(question))

    def _coverage_remarks(self, listing: str, question: Question) -> Iterator[Remark]:
        """Yield where what is missing in an answer may be missing in the records alone."""
        coverage = self.find_coverage(listing, question)
        # Before any dialogue was known, there was nothing to search; a list of dialogues shows itself that none fits.
        if coverage is not None and (coverage.dialogues or not (self.known_on or listing in {"dialogues", "search"})):
            yield from remarks.coverage_remarks(coverage)
        if "topic" in question.filters and listing != "topics":
            from dialoguekb.query.topic_coverage import topic_remarks

            yield from topic_remarks(self.index, self._of_meetings(listing_called(listing), question))
        if listing in {"officials", "offices"} and question.filters:
            from dialoguekb.query.office_coverage import office_remarks

            yield from office_remarks(self.index, question)
        elif listing == "agreements" and "meeting" not in question.filters:
            yield remarks.agreements_remark()

    def remarks_on(self, named: NamedRecord) -> tuple[Remark, ...]:
        """Return where a record may lack meetings or holders of offices that were not searched for."""
        return tuple(self._remarks_on(named))

    def _remarks_on(self, named: NamedRecord) -> Iterator[Remark]:
        coverage = None
        if named.kind == "grouping":
            own = self.index.execute("select id from dialogues where grouping_id = ?", (named.id,))
            coverage = find_coverage(self.index, {}, self.data_end, (), [dialogue for (dialogue,) in own])
        elif named.kind in _KINDS_THAT_MEET:
            coverage = self.find_coverage("meetings", Question({named.kind: [named.id]}, today=self.day))
        if coverage is not None and coverage.dialogues:
            yield from remarks.coverage_remarks(coverage)
        if named.kind == "topic":
            from dialoguekb.query.topic_coverage import topic_remarks

            yield from topic_remarks(self.index, Question(today=self.day))
        if named.kind in {"country", "official"}:
            from dialoguekb.query.office_coverage import office_remarks

            codes = [named.id] if named.kind == "country" else self._countries_of(named.id)
            if codes:
                yield from office_remarks(self.index, Question({"country": [",".join(codes)]}, today=self.day))

    def _countries_of(self, official: str) -> list[str]:
        """Return the code of the country that an official comes from, else those of the offices held."""
        query = (
            "select country from officials where id = ?1 and country is not null union all"
            " select distinct country from tenures where official = ?1 and country is not null"
            " and not exists (select 1 from officials where id = ?1 and country is not null)"
        )
        return [code for (code,) in self.index.execute(query, (official,))]

    def _prepare(self, listing: str, question: Question) -> Question:
        """Return a question with its day and its country, and fill the table of a listing that is calculated."""
        self.check_open()
        question = question if question.today else question._replace(today=self.day)
        if listing == "search":
            self._search(str(question.subject or ""))
        elif listing == "overdue":
            from dialoguekb.listings.overdue import fill_overdue

            fill_overdue(self.index, date.fromisoformat(self._day_of(question)))
        elif listing in {"partners", "matrix"} and "home" not in question.bound:
            question = question._replace(bound={**question.bound, "home": self._home_of(question)})
        return question

    def _search(self, words: str) -> None:
        """Fill the table of matches, without the places that matched, unless it holds those of these words."""
        from dialoguekb.full_text.ranking import has_search, search
        from dialoguekb.listings.search import fill_results

        if self._last_search and self._last_search[0] == words:
            return
        if not has_search(self.index):
            from dialoguekb.index.search_rows import add_search

            add_search(self.index, self.records, self._progress)
        answer = search(self.index, words, 0)
        fill_results(self.index, answer.results)
        self._last_search = (words, answer)

    def _find_places(self, question: Question) -> None:
        """Find the places that matched in the results that answer a question; finding them takes most of the time."""
        from dialoguekb.full_text.match_places import find_places
        from dialoguekb.listings.search import fill_places, rows_without_place

        if self._last_search is None:
            return
        wanted = None
        if question.where is None and (question.sort or "").removeprefix("-") in _SORTS_WITHOUT_PLACE:
            wanted = select(self.index, ALL["search"], question._replace(columns=["record_type", "id"])).rows
        answer = self._last_search[1]
        rows = rows_without_place(self.index, wanted)
        fill_places(self.index, find_places(self.index, answer.expression, answer.terms, rows))

    def _home_of(self, question: Question) -> str:
        named = question.subject or self.home_country
        if named is None:
            raise WrongCallError("name a country: this knowledge base has no home country (dialoguekb partners India)")
        return self.find(named, ("country",)).id

    def _day_of(self, question: Question) -> str:
        return read_date("--on", (question.filters.get("on") or [question.today])[-1]).last or question.today

    def find_undated(self, listing: str, question: Question) -> list[str]:
        """Return the ids of the events that the question's filters keep and only sources without a date tell of.

        Nothing shows that these were known on the day of knowledge, so the answer leaves them out. The list is
        empty without such a day, and for a listing of records that happen on no day (`officials`).
        """
        if self._known_on_day is None:
            return []
        from dialoguekb.model.as_known_on import undated_events

        ids = undated_events(self.all_records, self._known_on_day.latest).get(listing, [])
        unlimited = question._replace(today=question.today or self.day, columns=["id"], ids=ids, sort=None, limit=None)
        return [row[0] for row in select(self.whole_index, ALL[listing], unlimited).rows] if ids else []

    def _undated_behind(self, listing: Listing, question: Question) -> list[str]:
        """Return the undated records that an answer is without: of its own kind, or meetings that it counts."""
        if listing.kind == "meeting" or listing.is_searched or listing.counted_levels is None:
            return self.find_undated(listing.name, question)
        return self.find_undated("meetings", self._of_meetings(listing, question))

    def find_coverage(self, listing: str, question: Question) -> QuestionCoverage | None:
        """Return how far the dialogues of a question were searched; None if the listing counts no meetings."""
        levels = listing_called(listing).counted_levels
        if levels is None or "meeting" in question.filters:
            return None
        filters = {**question.filters, **_home(question)}
        dialogues = self._dialogues_of_results(question) if listing == "search" else None
        return find_coverage(self.index, filters, self.data_end, levels, dialogues)

    def _dialogues_of_results(self, question: Question) -> list[str] | None:
        """Return the dialogues that the results of a search belong to (ids); None for all where there is no result."""
        columns = ["record_type", "id"]
        results = select(self.index, ALL["search"], question._replace(columns=columns, limit=None, sort=None)).rows
        if not results:
            return None
        ids = json.dumps([record for kind, record in results if kind == "meeting"])
        query = "select distinct dialogue from meetings where id in (select value from json_each(?))"
        own = [record for kind, record in results if kind == "dialogue"]
        return own + [dialogue for (dialogue,) in self.index.execute(query, (ids,)) if dialogue]

    def _of_meetings(self, listing: Listing, question: Question) -> Question:
        """Return the question which meetings an answer counts."""
        taken = ALL["meetings"].filters
        filters = {name: typed for name, typed in question.filters.items() if name in taken}
        if listing.counted_levels and "level" not in filters:
            filters["level"] = [",".join(listing.counted_levels)]
        countries = [*question.filters.get("country", ()), *_home(question).get("country", ())]
        return Question({**filters, **({"country": countries} if countries else {})}, today=question.today)

    def find(self, name: str, kinds: Sequence[str] | None = None) -> NamedRecord:
        """Return the record with a name, of these kinds (`country`) or of any; see `index.lookup.find`."""
        return find(self.index, read_text("name", name), reader.read_kinds(kinds, tuple(plurals(self.index))))

    def require_known(self, named: NamedRecord) -> None:
        """Raise NotYetKnownError if a record was not known on the day of knowledge."""
        if self.known_on is not None and named.id not in self.records.of_kind(named.kind):
            from dialoguekb.model.derivations.report_days import first_known

            first = first_known(self.all_records.of_kind(named.kind)[named.id], self.all_records)
            raise NotYetKnownError(named.kind, named.id, self.known_on, str(first) if first else None)


_SORTS_WITHOUT_PLACE = ("", "record_type", "id", "title", "score")
"""The columns by which results of a search are sorted, none where it is empty, before the places that matched."""

_KINDS_THAT_MEET = ("country", "dialogue", "official", "topic")
"""The kinds of record that meetings name and that a filter of the same name asks for."""


def _home(question: Question) -> dict[str, list[str]]:
    """Return the filter for the country whose partners a question asks for, if it does."""
    return {"country": [question.bound["home"]]} if "home" in question.bound else {}
