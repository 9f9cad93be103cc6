"""The values of a record as they could have been known at the end of a day, each as its field declares."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from dialoguekb.model.announcements import announced_values
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.fields import fields_of
from dialoguekb.model.knowledge import KnownSince
from dialoguekb.model.known_sources import KnownSources, day_of, reports_of, sources_in
from dialoguekb.model.records import Dispute, Record, SourcedRecord


class _Extent(NamedTuple):
    """How much of a record, or of a stretch of time in it, is known."""

    is_complete: bool
    """Whether every source of it is."""
    is_written: bool
    """Whether it is complete, and the editors had written what they say of it."""
    announced: Mapping[str, Any] | None = None
    """The values announced of an event that is not known to have happened; None for everything else."""


@dataclass(frozen=True, slots=True)
class KnownValues:
    """What was known of the fields of records at the end of a day."""

    sources: KnownSources
    written: date | None
    """The day on which the editors wrote; None where their words stand always."""

    def as_known(self, record: Record) -> Record:
        """Return the record with what was known of each field. What cites no source is known whole or not at all."""
        if not isinstance(record, SourcedRecord):
            return record
        extent = self._extent(record)
        known: Record = with_values(record, {name: read(self, record, name, extent) for name, read in _readers(record)})
        return known

    def _extent(self, record: SourcedRecord) -> _Extent:
        reports = [report for report in reports_of(record) if self.sources.is_known_report(report)]
        are_cited_known = len(self.sources.citations(record)) == len(record.sources)
        is_complete = are_cited_known and len(reports) == len(reports_of(record))
        is_written = is_complete and not self._is_before_the_editors
        if not record.happens or self._has_happened(record, is_complete=is_complete):
            return _Extent(is_complete, is_written)
        reports.sort(key=self.sources.last_day_of)
        return _Extent(is_complete, is_written, announced_values(record, reports))

    def _has_happened(self, event: SourcedRecord, *, is_complete: bool) -> bool:
        """Whether an event is known to have happened, or that it is not known to is all that there is to know."""
        status, when = getattr(event, "status", None), day_of(event)
        if status is not None and status != "held":
            return is_complete
        has_begun = self.sources.has_begun(when)
        return has_begun and (status is None or self.sources.is_witnessed(event, when))

    @property
    def _is_before_the_editors(self) -> bool:
        """Whether the editors wrote later, so that their words may tell what came after the day."""
        return self.written is not None and self.sources.day < self.written

    def read_backed(self, record: SourcedRecord, name: str, _extent: _Extent) -> Any:
        """Return a field once a source that backs it is known."""
        value = getattr(record, name)
        return value if self.sources.is_backed(record, name) else _empty(value)

    def read_occurrence(self, record: SourcedRecord, name: str, extent: _Extent) -> Any:
        """Return what was announced, afterwards the field as written."""
        return getattr(record, name) if extent.announced is None else extent.announced[name]

    def read_announced(self, record: SourcedRecord, name: str, extent: _Extent) -> Any:
        """Return what was announced, afterwards the field once a source that backs it is known."""
        return self.read_backed(record, name, extent) if extent.announced is None else extent.announced[name]

    def read_afterwards(self, record: SourcedRecord, name: str, extent: _Extent) -> Any:
        """Return nothing before it happened, afterwards the field once a source that backs it is known."""
        return self.read_backed(record, name, extent) if extent.announced is None else _empty(getattr(record, name))

    def read_begun(self, record: Any, name: str, _extent: _Extent) -> Any:
        """Return a date once it has come."""
        value = getattr(record, name)
        return value if self.sources.has_begun(value) else None

    def read_effective(self, record: SourcedRecord, name: str, extent: _Extent) -> Any:
        """Return a date once it has come and a source may tell so, or every source is known."""
        value = self.read_begun(record, name, extent)
        may_tell = len(self.sources.citations(record)) == len(record.sources) or self.sources.is_witnessed(
            record, value
        )
        return value if may_tell and self.sources.is_backed(record, name) else None

    def read_lasting(self, record: Any, name: str, _extent: _Extent) -> Any:
        """Return the stretches of time that have begun."""
        return tuple(self._stretches(getattr(record, name)))

    def read_cited(self, record: Any, name: str, _extent: _Extent) -> Any:
        """Return the entries whose sources are known."""
        return tuple(self._entries(getattr(record, name), record))

    def read_complete(self, part: Any, name: str, extent: _Extent) -> Any:
        """Return a field once every source is known."""
        value = getattr(part, name)
        return value if extent.is_complete else _empty(value)

    def read_hindsight(self, record: Any, name: str, extent: _Extent) -> Any:
        """Return the editors' own words once every source is known and they had written."""
        value = getattr(record, name)
        return value if extent.is_written else _empty(value)

    def read_so_far(self, stretch: Any, name: str, _extent: _Extent) -> Any:
        """Return the end of a stretch, the day itself where it ends later."""
        value = getattr(stretch, name)
        return value if self.sources.is_past(value) else PartialDate.parse(self.sources.day.isoformat())

    def read_observed(self, stretch: Any, name: str, _extent: _Extent) -> Any:
        """Return the latest day on which a stretch is seen to last: a past one, or that which it begins with."""
        value = getattr(stretch, name)
        is_seen = self.sources.is_past(value) if stretch.from_ else self.sources.has_begun(value)
        return value if is_seen else None

    def _entries(self, entries: Iterable[Any], record: Any) -> Iterator[Any]:
        for entry in entries:
            if isinstance(entry, Dispute):
                yield from self._dispute(entry, record)
            elif self.sources.is_known_entry(entry):
                yield entry

    def _dispute(self, dispute: Dispute, record: SourcedRecord) -> Iterator[Dispute]:
        """Yield a dispute whose sources are known; where not all of the record is, without the editors' reason."""
        are_all_known = len(self.sources.citations(record)) == len(record.sources)
        if self.sources.is_known_entry(dispute):
            if are_all_known and not self._is_before_the_editors:
                yield dispute
            elif sources_in(dispute):
                yield replace(dispute, why=None)

    def _stretches(self, stretches: Iterable[Any]) -> Iterator[Any]:
        for stretch in stretches:
            if stretch.from_ is None or self.sources.has_begun(stretch.from_):
                known = self._stretch(stretch)
                if stretch.from_ or _is_seen(known):
                    yield known

    def _stretch(self, stretch: Any) -> Any:
        readers = _readers(stretch)
        citations = getattr(stretch, "sources", ())
        is_complete = all(map(self.sources.is_known_entry, citations))
        is_over = all(
            self.sources.is_past(getattr(stretch, name)) for name, read in readers if read is KnownValues.read_so_far
        )
        extent = _Extent(is_complete, is_complete and is_over and not self._is_before_the_editors)
        return with_values(stretch, {name: read(self, stretch, name, extent) for name, read in readers})


_Reader = Callable[[KnownValues, Any, str, _Extent], Any]
"""From a record, or a stretch of time in it, and the name of a field to what was known of the field."""

_READERS: dict[KnownSince, _Reader | None] = {
    KnownSince.IDENTITY: None,
    KnownSince.UPKEEP: None,
    KnownSince.OCCURRENCE: KnownValues.read_occurrence,
    KnownSince.ANNOUNCED: KnownValues.read_announced,
    KnownSince.AFTERWARDS: KnownValues.read_afterwards,
    KnownSince.BEGUN: KnownValues.read_begun,
    KnownSince.EFFECTIVE: KnownValues.read_effective,
    KnownSince.LASTING: KnownValues.read_lasting,
    KnownSince.SO_FAR: KnownValues.read_so_far,
    KnownSince.OBSERVED: KnownValues.read_observed,
    KnownSince.CITED: KnownValues.read_cited,
    KnownSince.COMPLETE: KnownValues.read_complete,
    KnownSince.HINDSIGHT: KnownValues.read_hindsight,
}


def _readers(part: Any) -> tuple[tuple[str, _Reader], ...]:
    """Return name and reader of each field that may be unknown though the record, or the part of it, is known."""
    cls: Any = type(part)
    return _readers_of_class(cls)


@cache
def _readers_of_class(cls: Any) -> tuple[tuple[str, _Reader], ...]:
    readers = ((field.name, _READERS[field.known_since]) for field in fields_of(cls) if field.known_since)
    return tuple((name, reader) for name, reader in readers if reader)


def with_values(record: Any, values: Mapping[str, Any]) -> Any:
    """Return a record, or a part of one, with other values of some fields; itself where they are its own."""
    changed = {name: value for name, value in values.items() if value != getattr(record, name)}
    return replace(record, **changed) if changed else record


def _empty(value: Any) -> Any:
    return () if isinstance(value, tuple) else None


def stretches_in(record: Any) -> Iterator[Any]:
    """Yield the stretches of time in a record."""
    for name, read in _readers(record):
        if read is KnownValues.read_lasting:
            yield from getattr(record, name)


def _is_seen(stretch: Any) -> bool:
    """Whether a stretch of time without a beginning is known to have lasted."""
    observed = [getattr(stretch, name) for name, read in _readers(stretch) if read is KnownValues.read_observed]
    return not observed or stretch.to is not None or any(observed)
