"""The Python API: the questions of the command line, with the same words and the same results.

    >>> from dialoguekb import open_kb
    >>> kb = open_kb()
    >>> [meeting["id"] for meeting in kb.meetings(country=["Japan", "India"], format="2+2", level="ministerial")]
    ['in-jp-2plus2-2019', 'in-jp-2plus2-2022', 'in-jp-2plus2-2024']

A row is a dict with the keys of the command line's JSON. Errors are those of `dialoguekb.errors`, with the
sentence that the command line prints.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from dialoguekb.errors import UnknownValueError, WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.listings.registry import ALL
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filters import FILTERS, Filters
from dialoguekb.query.listing import Listing
from dialoguekb.query.query_limits import TIMEOUT
from dialoguekb.query.selection import Answer, Question
from dialoguekb.query.typed_values import read_date, spell_out_dates
from dialoguekb.show.description import describe
from dialoguekb.show.description_rows import as_answer

Row = dict[str, Any]
"""A row of a listing: column -> str, int, float, None, list of str, or list of dict."""


class Asked(Filters, total=False):
    """What a listing may be asked: its filters, under the words of the command line, and how its rows come."""

    where: str
    columns: Sequence[str]
    sort: str
    limit: int


class KB:
    """A knowledge base that answers in Python values."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        """Wrap an opened knowledge base; `open_kb` is the usual way."""
        self.knowledge_base = knowledge_base

    def countries(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the countries, by code."""
        return self._rows("countries", asked)

    def groupings(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the groupings, by id."""
        return self._rows("groupings", asked)

    def offices(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the offices, by country and id, with who holds them."""
        return self._rows("offices", asked)

    def officials(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the officials, by country and first tenure."""
        return self._rows("officials", asked)

    def dialogues(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the dialogues, by id."""
        return self._rows("dialogues", asked)

    def overdue(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the dialogues that are late against their own rhythm, the most overdue first."""
        day = read_date("on", asked.get("on") or self.knowledge_base.day).last
        self.knowledge_base.fill_overdue(day or self.knowledge_base.day)
        return self._rows("overdue", asked)

    def meetings(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the meetings, by start and id.

        >>> open_kb(as_known_on="2022-08-24").meetings(dialogue="in-jp-2plus2", since="2022")[0]["status"]
        'scheduled'
        """
        return self._rows("meetings", asked)

    def agreements(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the agreements, by signature and id."""
        return self._rows("agreements", asked)

    def topics(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the topics, by id."""
        return self._rows("topics", asked)

    def sources(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the sources, by publication and id."""
        return self._rows("sources", asked)

    def disputes(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return the fields on which sources disagree."""
        return self._rows("disputes", asked)

    def stats(self, **asked: Unpack[Asked]) -> list[Row]:
        """Return how well the record is kept, per dialogue and in all."""
        return self._rows("stats", asked)

    def partners(self, home: str | None = None, **asked: Unpack[Asked]) -> list[Row]:
        """Return the countries that `home` meets, by code; without it, those of the home country.

        >>> [partner["country"] for partner in open_kb().partners("India", format="2+2", member_of="QUAD")]
        ['AU', 'JP', 'US']
        """
        named = home or self.knowledge_base.home_country
        if named is None:
            raise WrongCallError("name a country: this knowledge base has no home country")
        return self._rows("partners", asked, {"home": self.knowledge_base.find(named, ("country",)).id})

    def search(self, words: str, **asked: Unpack[Asked]) -> list[Row]:
        """Return the records that hold the words, best match first.

        >>> open_kb().search("fighter exercise", limit=1)[0]["id"]
        'in-jp-2plus2-2022'
        """
        self.knowledge_base.search(words)
        return self._rows("search", asked)

    def sql(self, query: str, *, timeout: float = TIMEOUT, limit: int | None = None, **parameters: str) -> list[Row]:
        """Return the rows of a query that can only read; `parameters` are the values of `:name` in it.

        >>> open_kb().sql("select count(*) n from meetings where city = :city and start >= '2022'", city="Tokyo")
        [{'n': 11}]
        """
        return _as_rows(self.knowledge_base.sql(query, parameters, timeout=timeout, limit=limit))

    def show(self, name: str) -> Row:
        """Return one record of any kind, by id, name or alias.

        Raises UnknownNameError or AmbiguousNameError, and WrongCallError where it was not known on the day asked about.

        >>> open_kb().show("India–Japan ACSA")["signed"]
        '2020-09-09'
        """
        named = self.knowledge_base.find(name)
        if not self.knowledge_base.is_known(named):
            raise WrongCallError(f"{named.kind} {named.id} was not known on {self.knowledge_base.known_on}")
        return _as_rows(as_answer([describe(self.knowledge_base.index, named, self.knowledge_base.day)]))[0]

    def _rows(self, listing: str, asked: Asked, bound: dict[str, str] | None = None) -> list[Row]:
        question = _question(ALL[listing], asked)
        return _as_rows(self.knowledge_base.ask(listing, replace(question, bound=bound or {})))


def open_kb(folder: str | Path | None = None, *, as_known_on: str | None = None) -> KB:
    """Open a knowledge base: `folder`, or the one that the command line would use.

    With `as_known_on` (a date) it answers as the sources published by the end of that day could have. Raises
    FaultyDataError where a check finds an error, WrongCallError where there is no such folder or day.
    """
    return KB(open_knowledge_base(folder, as_known_on=as_known_on))


def _question(listing: Listing, asked: Asked) -> Question:
    typed: dict[str, Any] = dict(asked)
    own = {name: typed.pop(name, None) for name in ("where", "columns", "sort", "limit")}
    by_parameter = {FILTERS[name].parameter: name for name in listing.filters}
    filters: dict[str, list[str]] = {}
    for parameter, value in typed.items():
        if parameter not in by_parameter:
            valid = tuple(by_parameter)
            raise UnknownValueError(f"filter of {listing.name}", parameter, valid, nearest(parameter, valid))
        values = [value] if isinstance(value, str | int | PartialDate) else list(value)
        declared = FILTERS[by_parameter[parameter]]
        if len(values) > 1 and not declared.many:
            raise WrongCallError(f"{parameter} takes one value; these are {len(values)}")
        filters[declared.name] = [str(one) for one in values]
    return Question(spell_out_dates(filters), own["columns"], own["sort"], own["limit"], where=own["where"])


def _as_rows(answer: Answer) -> list[Row]:
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]
