"""When sources said what they say of a record."""

from collections.abc import Iterator
from datetime import date

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Record, Report, Source


def said_on(report: Report, records: RecordSet) -> PartialDate | None:
    """Return when a report was made: its own date, or the publication of its source; None where neither is known."""
    if report.date:
        return report.date
    source = records.sources.get(report.source)
    return source.published if source else None


def dated_reports(meeting: Meeting, records: RecordSet) -> Iterator[tuple[Report, PartialDate | None]]:
    """Yield each report of a meeting with the day on which it was made, in the order of the record."""
    return ((report, said_on(report, records)) for report in meeting.reports)


def known_from(source: Source) -> PartialDate | None:
    """Return from when a source is known: its publication, or the day on which it was read where it shows no date."""
    return source.published or source.accessed


def first_known(record: Record, records: RecordSet) -> PartialDate | None:
    """Return the date of the first source that tells of a record, those of its reports included; None without one."""
    cited = [citation.id for citation in getattr(record, "sources", ())]
    cited += [report.source for report in getattr(record, "reports", ())]
    sources = (records.sources[source] for source in cited if source in records.sources)
    return min((source.published for source in sources if source.published), key=_last_day, default=None)


def _last_day(when: PartialDate) -> date:
    return when.latest
