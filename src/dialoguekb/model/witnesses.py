"""What the sources known at the end of a day may tell, and what they leave open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Citation, Meeting, Report, Source


def undated_events(records: RecordSet, day: date) -> dict[str, list[str]]:
    """Return the ids of what happened before a day's end and only undated sources tell of, by listing (`meetings`).

    Nothing shows whether these were known that day, so `as_known_on` leaves them out.
    """
    knowledge = Witnesses(records, day)
    dated: dict[str, Iterable[tuple[Meeting | Agreement, PartialDate | None]]] = {
        "meetings": ((meeting, meeting.start) for meeting in records.meetings.values()),
        "agreements": ((agreement, agreement.signed) for agreement in records.agreements.values()),
    }
    return {
        listing: [event.id for event, when in events if when and when.earliest <= day and knowledge.is_left_out(event)]
        for listing, events in dated.items()
    }


@dataclass(frozen=True)
class Witnesses:
    """The sources of records as they were known at the end of a day."""

    everything: RecordSet
    """All records, those of later days too."""
    day: date

    def is_undatable(self, event: Meeting | Agreement) -> bool:
        """Whether the event is unknown for no other reason than that none of its sources has a date."""
        reports = event.reports if isinstance(event, Meeting) else ()
        cited = [*(citation.id for citation in event.sources), *(report.source for report in reports)]
        sources = [self.everything.sources[source] for source in cited if source in self.everything.sources]
        undated = not any(source.published for source in sources) and not any(report.date for report in reports)
        return undated and not any(self._is_known(source) for source in cited)

    def is_left_out(self, event: Meeting | Agreement) -> bool:
        """Whether only sources without a date tell of the event, or that the meeting was held."""
        return self.is_undatable(event) or (isinstance(event, Meeting) and self._is_held_undatably(event))

    def _is_held_undatably(self, meeting: Meeting) -> bool:
        """Whether the meeting's days are past, and of its sources that may tell so none has a date."""
        if meeting.status != "held" or not self._is_past(meeting.end or meeting.start):
            return False
        sources = [self.everything.sources[citation.id] for citation in meeting.sources]
        after = [source for source in sources if self._is_of_after(source, meeting.start)]
        undated = any(not source.published and not self._is_known(source.id) for source in after)
        return undated and not any(source.published or self._is_known(source.id) for source in after)

    def _is_past(self, date_: PartialDate | None) -> bool:
        """Whether the date is certainly not after the day."""
        return date_ is not None and date_.latest <= self.day

    def _has_begun(self, date_: PartialDate | None) -> bool:
        """Whether the date may be the day or one before it."""
        return date_ is not None and date_.earliest <= self.day

    def _is_known(self, source_id: str) -> bool:
        source = self.everything.sources.get(source_id)
        return source is not None and self._is_past(source.published or source.accessed)

    def _was_said(self, report: Report) -> bool:
        return self._is_past(report.date) if report.date else self._is_known(report.source)

    def _known(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(citation for citation in citations if self._is_known(citation.id))

    @staticmethod
    def _is_of_after(source: Source, start: PartialDate | None) -> bool:
        """Whether the source is of a day on which, or after which, something began."""
        said = source.published or source.accessed
        return said is not None and start is not None and said.latest >= start.earliest
