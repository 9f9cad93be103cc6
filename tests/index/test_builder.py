"""The compiler of the index: what it opens it closes, and every source that a record names is a citation."""

import sqlite3
from dataclasses import dataclass
from datetime import date

import pytest

from dialoguekb.index import builder
from dialoguekb.model.citations import citations_in
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import SourceRef
from dialoguekb.model.known_sources import KnownSources
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Dispute, Official, OtherValue, Source, Tenure


def test_a_failed_build_closes_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def open_and_note(_path: str) -> sqlite3.Connection:
        opened.append(sqlite3.connect(":memory:"))  # without a transaction: the first `commit` fails
        return opened[-1]

    monkeypatch.setattr(builder, "open_to_write", open_and_note)
    monkeypatch.setattr(builder, "Writer", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        builder.compile_index(RecordSet.from_records(()))
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("select 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A part that names a source, unlike those of the kinds that there are."""

    source: SourceRef


def test_every_source_that_a_record_names_is_a_citation_of_the_part() -> None:
    official = Official(
        id="a",
        name="A",
        country="JP",
        sources=(Citation(id="one", supports=("name",)),),
        tenures=(Tenure(office="jp-fm", sources=(Citation(id="two"),)),),
        disputes=(Dispute(field="name", sources=("three",), not_kept=(OtherValue(value="B", sources=("four",)),)),),
    )
    assert {(part, citation.id, citation.supports) for part, citation in citations_in(official)} == {
        ("", "one", ("name",)),
        ("tenures[0]", "two", ()),
        ("disputes[0]", "three", ()),
        ("disputes[0]", "four", ()),
    }
    assert list(citations_in(Quote(source="five"))) == [("source", Citation(id="five"))]


def test_an_entry_is_known_once_the_source_that_it_names_is() -> None:
    source = Source(id="five", publisher="P", title="T", kind="news", published=PartialDate.parse("2020"))
    records = RecordSet.from_records((source,))
    quote = Quote(source="five")
    assert not KnownSources(records, date(2020, 12, 30)).is_known_entry(quote)
    assert KnownSources(records, date(2020, 12, 31)).is_known_entry(quote)
