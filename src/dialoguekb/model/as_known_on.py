"""The records as a reader of their sources could have known them at the end of a day: records in, records out.

What makes a record known, and since when each of its fields is, stands in its class (`model.knowledge`). Here stands
what that means:

- A source is known from the last day that its date may mean; one without a date, from the day it was read.
- An event has happened once a source published since its first day is known. Before that its fields are what the
  latest report says, else empty. Where its days are past and only undated sources tell that it happened, nothing
  shows what was known, and it is left out.
- Stretches of time that begin after the day are absent; what ends after it is open.
- What the editors wrote (notes, summaries) stands from the day on which they wrote it, where every source of the
  record is known; a dispute where every source that it names is.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dialoguekb.model.fields import Reference, fields_of
from dialoguekb.model.knowledge import KnownBy, KnownSince
from dialoguekb.model.known_sources import KnownSources, reports_of
from dialoguekb.model.known_values import KnownValues, stretches_in, with_values
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS, Record, SourcedRecord
from dialoguekb.model.references import references_in


def as_known_on(records: RecordSet, day: date, written: date | None = None) -> RecordSet:
    """Return the records as they could have been known at the end of a day.

    `written` is the day on which the editors wrote, where they say so: their own words stand from then on.
    """
    sources = KnownSources(records, day)
    return _KnownRecords(sources, KnownValues(sources, written)).all()


def undated_events(records: RecordSet, day: date) -> dict[str, list[str]]:
    """Return the ids of the events of the past that only undated sources tell of, by plural of their kind (`meetings`).

    Nothing shows whether these were known at the end of the day, so `as_known_on` leaves them out.
    """
    sources = KnownSources(records, day)
    return {
        cls.plural: [
            event.id
            for event in records.of_kind(kind).values()
            if isinstance(event, SourcedRecord) and sources.is_left_out(event)
        ]
        for kind, cls in KINDS.items()
        if cls.happens
    }


Name = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class _KnownRecords:
    """What was known of the records at the end of a day."""

    sources: KnownSources
    values: KnownValues

    def all(self) -> RecordSet:
        """Return the records that were known, as they were known."""
        mentioned = [kind for kind, cls in KINDS.items() if KnownBy.MENTION in cls.known_by]
        known = {kind: self._known_of(kind, ()) for kind in KINDS if kind not in mentioned}
        names = {name for records in known.values() for record in records for name in _mentions(record)}
        known |= {kind: self._known_of(kind, names) for kind in mentioned}
        ids = {kind: {record.id for record in records} for kind, records in known.items()}
        return RecordSet(
            {
                kind: {record.id: _without_unknown_references(record, ids) for record in records}
                for kind, records in known.items()
            }
        )

    def _known_of(self, kind: str, mentioned: Collection[Name]) -> list[Record]:
        """Return the records of a kind that were known; `mentioned` are the names that known records mention."""
        records = ((record, self.values.as_known(record)) for record in self.sources.records.of_kind(kind).values())
        return [known for record, known in records if self._is_known(record, known, mentioned)]

    def _is_known(self, record: Record, known: Record, mentioned: Collection[Name]) -> bool:
        """Whether a record was known; `known` is what of it was."""
        if isinstance(record, SourcedRecord) and self.sources.is_held_undated(record):
            return False
        return (record.kind_name, record.id) in mentioned or any(
            _WAYS[way](self.sources, record, known) for way in record.known_by
        )


_WAYS: dict[KnownBy, Callable[[KnownSources, Any, Any], bool]] = {
    KnownBy.WORD: lambda _sources, _record, _known: True,
    KnownBy.OWN_DATE: lambda sources, source, _known: sources.is_known(source.id),
    KnownBy.FOUNDING: lambda _sources, record, known: record.founded == known.founded,
    KnownBy.SOURCES: lambda _sources, _record, known: bool(known.sources or reports_of(known)),
    KnownBy.STRETCHES: lambda _sources, _record, known: any(True for _ in stretches_in(known)),
    KnownBy.MENTION: lambda _sources, _record, _known: False,
}
"""What makes a record known -> whether it does: from the sources, the record, and what of it was known. A mention is
looked for in other records."""


def _mentions(record: Record) -> Iterator[Name]:
    """Yield the names of the records that a record names, except in what others said of it."""
    cls: Any = type(record)
    cited = {field.key for field in fields_of(cls) if field.known_since is KnownSince.CITED}
    for kind, path, target in references_in(record):
        if path.split("[", 1)[0].split(".", 1)[0] not in cited:
            yield kind, target


def _without_unknown_references(record: Record, known: Mapping[str, Collection[str]]) -> Record:
    """Return a record without what came of it where that is a record that was not known."""
    values: dict[str, Any] = {}
    cls: Any = type(record)
    for name, kind in _results(cls):
        value = getattr(record, name)
        if isinstance(value, tuple):
            values[name] = tuple(target for target in value if target in known[kind])
        else:
            values[name] = value if value in known[kind] else None
    result: Record = with_values(record, values)
    return result


@cache
def _results(cls: Any) -> tuple[tuple[str, str], ...]:
    """Return name and kind of each field that names records which came of an event."""
    return tuple(
        (field.name, field.form.kind)
        for field in fields_of(cls)
        if field.known_since is KnownSince.AFTERWARDS and isinstance(field.form, Reference)
    )
