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

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dialoguekb.catalogue import Catalogue
from dialoguekb.data_folder import choose_folder
from dialoguekb.errors import FaultyDataError, MissingValueError
from dialoguekb.index.about_table import about_in
from dialoguekb.index.lookup import NamedRecord
from dialoguekb.listings.registry import listing_called
from dialoguekb.loading.dataset import open_index
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.query import question_reader as reader
from dialoguekb.query.filters import Day, Filters
from dialoguekb.query.query_limits import TIMEOUT
from dialoguekb.query.question_reader import read_question, read_text
from dialoguekb.query.remarks import Remark
from dialoguekb.query.rows import RecordRow, Rows
from dialoguekb.query.selection import Answer, Question
from dialoguekb.query.typed_values import read_choice, read_date

if TYPE_CHECKING:
    from dialoguekb.export.page import Page
    from dialoguekb.model.problems import Place
    from dialoguekb.show.description import Description
    from dialoguekb.why.explanations import Explanation


class KnowledgeBase(Catalogue):
    """A sound knowledge base: all of it, or what of it could be known on a day.

    A context manager: it closes its index at the end of the `with` block. It answers in the thread that opened it.
    """

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
        answer = self.query(query, {**reader.read_parameters(parameters), **more}, timeout=timeout, limit=limit)
        return Rows(answer, partial(self.remarks_on_query, query, answer))

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
        index = self.index
        with self.watch("sql", seconds):
            return run_sql(index, read_text("sql", query), bound, timeout=seconds, limit=most)

    def remarks_on_query(self, query: str, answer: Answer) -> tuple[Remark, ...]:
        """Return that a query in SQL finds nothing, and the id for each name in it that stands where an id belongs."""
        from dialoguekb.query.names_in_sql import ids_for_names, is_nothing

        hints = ids_for_names(self.index, query) if is_nothing(answer.rows) else ()
        return (*(() if answer.rows else (Remark("rows", "no rows match"),)), *(Remark("rows", each) for each in hints))

    def show(self, name: str) -> RecordRow:
        """Return one record of any kind, by id, name or alias, with its sources and the records that name it.

        Its `remarks` say in which years its meetings were not searched for.

        Raises UnknownNameError or AmbiguousNameError, and NotYetKnownError if it was not known on the day.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.show("India–Japan ACSA")["signed"]
        '2020-09-09'
        """
        from dialoguekb.show.description_rows import as_answer

        named = self.find(name)
        (row,) = Rows(as_answer([self.describe(named)]))
        return RecordRow(row, partial(self.remarks_on, named))

    def describe(self, named: NamedRecord) -> "Description":
        """Return the description of a record; raise NotYetKnownError if it was not known on the day."""
        from dialoguekb.show.description import describe

        self.require_known(named)
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
        self.require_known(named)
        explanations = explain(self.records.of_kind(named.kind)[named.id], path, self.records)
        return [(each, self.locator.locate_key(each.said_by, each.said_at)) for each in explanations]

    def timeline(self, by: str = "dialogue", *, where: str | None = None, **filters: Unpack[Filters]) -> Rows:
        """Return the meetings with a date, in groups: rows with `group`, `start` and `status`, by group and start.

        `by` is what a group is: a `dialogue`, a `partner` of the country asked for (of the home country where none
        is), or a `year`. `where` is a condition in SQL, and `filters` are those of `meetings`.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.timeline(country="Japan", with_="India", format="2+2", since=2024)[-1]
        {'group': 'in-jp-2plus2', 'start': '2024-08-20', 'status': 'held'}
        """
        listing = listing_called("meetings")
        question = read_question(listing, {"where": where})
        return self.group_meetings(
            question._replace(filters=reader.read_filters(listing, filters)), read_text("by", by)
        )

    def group_meetings(self, question: Question, by: str) -> Rows:
        """Return the meetings of a question in groups; see `timeline`."""
        from dialoguekb.query.timeline_groups import (
            COLUMNS,
            GROUPS,
            group_meetings,
            home_of,
            timeline_answer,
            timeline_remarks,
        )

        group_by = read_choice("kind of row", by, GROUPS)
        listing = listing_called("meetings")
        meetings = self.ask(listing.name, question._replace(columns=COLUMNS))
        home = home_of(self.index, listing, question.filters, self.home_country)
        groups = group_meetings(self.index, meetings, group_by, home)

        def remark() -> tuple[Remark, ...]:
            return *timeline_remarks(meetings, groups, home), *self.remarks(listing.name, question)

        return Rows(timeline_answer(groups), remark)

    def brief(
        self,
        *names: str,
        since: Day | None = None,
        topic: str | None = None,
        short: bool = False,
        sources: bool = True,
    ) -> "Page":
        """Return what to read before the next round.

        `names` are countries, one dialogue or grouping, or one grouping and countries. The news begin on `since`, by
        default with the latest meeting of ministers or leaders. `topic` keeps the meetings and dialogues on it. With
        `short` it fits a printed page; without `sources` it has no footnotes.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     print(str(kb.brief("India", "Japan", short=True)).splitlines()[0])
        India and Japan: before the next round
        """
        from dialoguekb.export.brief import read_brief

        if not names:
            raise MissingValueError("names")
        return read_brief(
            self,
            [read_text("names", name) for name in names],
            since=read_text("--since", since) if since is not None else None,
            topic=read_text("--topic", topic) if topic is not None else None,
            is_short=short,
            has_sources=sources,
        )

    def export(
        self, file: str | Path | None = None, *, full: bool = False, force: bool = False, **filters: Unpack[Filters]
    ) -> "Page":
        """Return a document on the meetings that filters keep, and write it if `file` names one.

        It is a summary; with `full`, it has every fact on each meeting and agreement. The ending of `file` is the form
        (`.md`, `.html`, `.json`); with `force`, a file that exists is overwritten. Where nothing matches, no file is
        written, and a remark says so.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.export(country="Japan", with_="India").markdown.splitlines()[0]
        '# Dialogues and agreements of Japan and India'
        """
        from dialoguekb.export.export_file import collect_export, write_page

        target = reader.read_path("file", file)
        material, page = collect_export(self, reader.read_filters(listing_called("meetings"), filters), is_full=full)
        if target is not None and material.has_records:
            write_page(page, target, may_overwrite=force)
        return page

    def check(self, *, rule: str | Sequence[str] | None = None, accepted: bool = False) -> Rows:
        """Return what every rule finds in the files, as they are now; no rows if they are sound.

        `rule` keeps the findings of one rule, or of several; with `accepted`, accepted warnings are there too.
        """
        from dialoguekb.loading.demands import DEMANDS
        from dialoguekb.loading.full import check_folder
        from dialoguekb.query.problem_rows import problem_answer

        self.check_open()
        names = () if rule is None else reader.read_texts("rule", rule)
        named = [read_choice("rule", name, tuple(DEMANDS)) for name in names]
        found = check_folder(self.folder, self._progress).problems
        kept = (problem for problem in found if not named or problem.rule in named)
        return Rows(problem_answer(problem for problem in kept if accepted or not problem.accepted))


def open_knowledge_base(
    folder: str | Path | None = None,
    *,
    as_known_on: Day | None = None,
    strict: bool = False,
    cache: bool = True,
    progress: Progress = ignore_progress,
) -> KnowledgeBase:
    """Open a knowledge base: `folder`, or the one that `data_folder.choose_folder` chooses.

    With `as_known_on` (a date as typed) it holds what could be known at the end of that day. With `cache`, an index
    on disk is read and written. `progress` is called while files are read. What cannot be read is left out, what
    breaks a rule is used as written, and `about.shortcomings` tells of both; with `strict`, or without a manifest,
    FaultyDataError is raised instead. Raises WrongCallError if there is no such folder or day.
    """
    day = read_date("--as-known-on", read_text("--as-known-on", as_known_on)).last if as_known_on is not None else None
    chosen = choose_folder(reader.read_path("folder", folder))
    index = open_index(chosen, cache=cache, progress=progress)
    about = about_in(index)
    if strict and about.shortcomings:
        index.close()
        raise FaultyDataError(str(chosen), about.shortcomings.errors)
    return KnowledgeBase(chosen, about, known_on=day, index=index, progress=progress)
