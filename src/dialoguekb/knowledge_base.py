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

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dialoguekb.catalogue import Catalogue
from dialoguekb.errors import FaultyDataError, InvalidValueError
from dialoguekb.index.about_table import about_in
from dialoguekb.index.lookup import Named
from dialoguekb.loading.dataset import open_index
from dialoguekb.locations import choose_folder
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.query import question_reader as reader
from dialoguekb.query.query_limits import TIMEOUT
from dialoguekb.query.question_reader import read_text
from dialoguekb.query.rows import Row, Rows
from dialoguekb.query.selection import Answer
from dialoguekb.query.typed_values import read_date

if TYPE_CHECKING:
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
        explanations = explain(self.records.of_kind(named.kind)[named.id], path, self.records)
        return [(each, self.locator.locate_key(each.said_by, each.said_at)) for each in explanations]


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
