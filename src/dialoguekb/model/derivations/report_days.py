"""When sources said what they say of a record."""

from datetime import date

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record


def first_known(record: Record, records: RecordSet) -> PartialDate | None:
    """Return the date of the first source that tells of a record, those of its reports included; None without one."""
    cited = [citation.id for citation in getattr(record, "sources", ())]
    cited += [report.source for report in getattr(record, "reports", ())]
    sources = (records.sources[source] for source in cited if source in records.sources)
    return min((source.published for source in sources if source.published), key=_last_day, default=None)


def _last_day(when: PartialDate) -> date:
    return when.latest
