"""The sources known at the end of a day, and what follows from them for a record."""

from dataclasses import dataclass
from datetime import date

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.report_days import report_known_from, source_known_from, sources_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Meeting, Report, Source, SourcedRecord
from dialoguekb.model.references import references_in


@dataclass(frozen=True, slots=True)
class KnownSources:
    """The sources of records as they were known at the end of a day."""

    records: RecordSet
    """All records, those of later days too."""
    day: date

    def is_past(self, when: PartialDate | None) -> bool:
        """Whether the date is certainly not after the day."""
        return when is not None and when.latest <= self.day

    def has_begun(self, when: PartialDate | None) -> bool:
        """Whether the date may be the day or one before it."""
        return when is not None and when.earliest <= self.day

    def is_known(self, source_id: str) -> bool:
        """Whether a source was published by the day; one without a date, whether it had been read."""
        source = self.records.sources.get(source_id)
        return source is not None and self.is_past(source_known_from(source))

    def is_known_report(self, report: Report) -> bool:
        """Whether a report had been made."""
        return self.is_past(report_known_from(report, self.records))

    def last_day_of(self, report: Report) -> date:
        """Return the last day on which a report may have been made."""
        known_from = report_known_from(report, self.records)
        return known_from.latest if known_from else date.min

    def citations(self, record: SourcedRecord) -> tuple[Citation, ...]:
        """Return the citations of sources that are known."""
        return tuple(citation for citation in record.sources if self.is_known(citation.id))

    def is_known_entry(self, entry: object) -> bool:
        """Whether an entry was known: a report once it was made, others once every source that they name is."""
        if isinstance(entry, Report):
            return self.is_known_report(entry)
        return self.is_known(entry.id) if isinstance(entry, Citation) else all(map(self.is_known, sources_in(entry)))

    def is_backed(self, record: SourcedRecord, field: str) -> bool:
        """Whether a source that backs the field is known, or none does."""
        backing = [citation for citation in record.sources if not citation.supports or field in citation.supports]
        return not backing or any(self.is_known(citation.id) for citation in backing)

    def is_witnessed(self, record: SourcedRecord, when: PartialDate | None) -> bool:
        """Whether a known source is of a date or later, so that it may tell what happened then."""
        citations = (citation.id for citation in self.citations(record))
        known = (self.records.sources[source] for source in citations if source in self.records.sources)
        return any(is_of_or_after(source, when) for source in known)

    def is_left_out(self, event: SourcedRecord) -> bool:
        """Whether an event of the past is unknown only because no source with a date tells of it."""
        return self.has_begun(day_of(event)) and (self._is_undated(event) or self.is_held_undated(event))

    def _is_undated(self, event: SourcedRecord) -> bool:
        sources = sources_of(event, self.records)
        is_dated = any(source.published for source in sources) or any(report.date for report in reports_of(event))
        return not is_dated and not any(self.is_known(source.id) for source in sources)

    def is_held_undated(self, event: SourcedRecord) -> bool:
        """Whether the event is past and held, and of the sources that may tell so none has a date."""
        start = day_of(event)
        if getattr(event, "status", None) != "held" or not self.is_past(getattr(event, "end", None) or start):
            return False
        cited = (citation.id for citation in event.sources)
        sources = [self.records.sources[source] for source in cited if source in self.records.sources]
        telling = [source for source in sources if is_of_or_after(source, start)]
        known = [self.is_known(source.id) for source in telling]
        return any(not source.published for source in telling) and not any(
            source.published or is_known for source, is_known in zip(telling, known, strict=True)
        )


def day_of(event: SourcedRecord) -> PartialDate | None:
    """Return when an event happens; None where that is not established, or the record tells of no event."""
    when: PartialDate | None = getattr(event, event.happens) if event.happens else None
    return when


def reports_of(event: SourcedRecord) -> tuple[Report, ...]:
    """Return what sources said of an event before it happened."""
    return event.reports if isinstance(event, Meeting) else ()  # `declarations` keeps them to meetings


def sources_in(entry: object) -> list[str]:
    """Return the ids of the sources that an entry of a list names."""
    return [target for kind, _, target in references_in(entry) if kind == "source"]


def is_of_or_after(source: Source, when: PartialDate | None) -> bool:
    """Whether a source is of the date or later; one without a date is of the day on which it was read."""
    known_from = source_known_from(source)
    return known_from is not None and when is not None and known_from.latest >= when.earliest
