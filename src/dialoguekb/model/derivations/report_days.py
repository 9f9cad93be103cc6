"""When sources said what they say of a record."""

from collections.abc import Iterator
from datetime import date

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Record, Report, Source


def report_date(report: Report, records: RecordSet) -> PartialDate | None:
    """Return when a report was made: its own date, or the publication of its source; None where neither is known."""
    source = records.sources.get(report.source)
    return report.date or (source.published if source else None)


def dated_reports(meeting: Meeting, records: RecordSet) -> Iterator[tuple[Report, PartialDate | None]]:
    """Yield each report of a meeting with the day on which it was made, in the order of the record."""
    return ((report, report_date(report, records)) for report in meeting.reports)


def source_known_from(source: Source) -> PartialDate | None:
    """Return from when a source is known: its publication, or the day on which it was read where it shows no date."""
    return source.published or source.accessed


def report_known_from(report: Report, records: RecordSet) -> PartialDate | None:
    """Return from when a report is known: its own date, or from when its source is; None where neither has one."""
    source = records.sources.get(report.source)
    return report.date or (source_known_from(source) if source else None)


def sources_of(record: Record, records: RecordSet) -> list[Source]:
    """Return the sources that tell of a record, those of its reports included."""
    cited = [citation.id for citation in getattr(record, "sources", ())]
    cited += [report.source for report in getattr(record, "reports", ())]
    return [records.sources[source] for source in cited if source in records.sources]


def first_known(record: Record, records: RecordSet) -> PartialDate | None:
    """Return the date of the first source that tells of a record; None without one."""
    dates = (source.published for source in sources_of(record, records) if source.published)
    return min(dates, key=_last_day, default=None)


def _last_day(when: PartialDate) -> date:
    return when.latest
