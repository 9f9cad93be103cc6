"""The records as a reader of their sources could have known them at the end of a day: records in, records out.

- A source is known from the last day that its date may mean; one without a date, from the day it was read.
- A meeting or an agreement is known once a source of it, those of its reports included, is known.
- A meeting is known as held once a source published since its first day is known; a field of it is known then
  if a source that backs it is. Before that its status, dates and place are what the latest report says, its
  participants are those announced, and it has no outcomes, documents or agreements. Where its days are past and
  only undated sources tell that it was held, nothing shows what was known, and it is left out.
- An agreement is known as in force or ended where a source of that day or later is, or every source is.
- A dialogue is known once a source or a meeting of it is, a grouping once it was founded, an official once
  in an office, in a source or at a table that is known.
- Tenures and memberships that begin after the day are absent; what ends after it is open.
- What the editors wrote (notes, summaries) stands from the day up to which they kept the records, where every
  source of the record is known; a dispute where every source that it names is.
- Countries, offices and topics are words rather than news, and stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import (
    Agreement,
    Coverage,
    Dialogue,
    Dispute,
    Grouping,
    Meeting,
    Membership,
    Official,
    OtherMembership,
    Participant,
    Report,
    Sourced,
    Tenure,
)
from dialoguekb.model.witnesses import Witnesses

AnySourced = TypeVar("AnySourced", bound=Sourced)
Lasting = TypeVar("Lasting", Tenure, Membership, OtherMembership)

_BACKED_FIELDS: dict[type[Sourced], tuple[str, ...]] = {
    Meeting: ("end", "city", "country", "mode", "participants", "topics", "outcomes", "agreements", "documents"),
    Agreement: ("place", "in_force", "ended", "signatories", "meeting"),
}
"""Fields that a record lacks as long as no source that backs them is known."""

_HINDSIGHT: dict[str, Any] = {"note": None, "summary": None, "missing": ()}
"""What editors wrote knowing every source -> its value where they could not have."""


def as_known_on(records: RecordSet, day: date, written: date | None = None) -> RecordSet:
    """Return the records as they could have been known at the end of a day.

    `written` is the day up to which the editors kept them, where they say so: their own words stand from then on.
    """
    return _Knowledge(records, day, written).records()


@dataclass(frozen=True)
class _Knowledge(Witnesses):
    """What was known of the records at the end of a day."""

    written: date | None = None

    def records(self) -> RecordSet:
        everything = self.everything
        return RecordSet(
            countries={country.id: self._with_sources(country) for country in everything.countries.values()},
            groupings=_by_id(self._grouping(grouping) for grouping in everything.groupings.values()),
            offices={office.id: self._with_sources(office) for office in everything.offices.values()},
            officials=_by_id(self._official(official) for official in everything.officials.values()),
            dialogues=_by_id(self._dialogue(dialogue) for dialogue in everything.dialogues.values()),
            meetings=self._meetings,
            agreements={
                agreement.id: replace(
                    agreement, meeting=agreement.meeting if agreement.meeting in self._meetings else None
                )
                for agreement in self._agreements.values()
            },
            topics=everything.topics,
            sources={source.id: source for source in everything.sources.values() if self._is_known(source.id)},
        )

    @property
    def _is_before_the_editors(self) -> bool:
        """Whether the editors wrote later, so that their words may tell what came after the day."""
        return self.written is not None and self.day < self.written

    def _with_sources(self, record: AnySourced) -> AnySourced:
        """Return the record with the sources known, and without hindsight where some are not."""
        known = self._known(record.sources)
        is_whole = len(known) == len(record.sources) and not self._is_before_the_editors
        disputes = tuple(self._disputes(record.disputes, is_whole=is_whole))
        if is_whole:
            return record if disputes == record.disputes else replace(record, disputes=disputes)
        hindsight = {name: empty for name, empty in _HINDSIGHT.items() if hasattr(record, name)}
        return replace(record, sources=known, disputes=disputes, **hindsight)

    def _disputes(self, disputes: tuple[Dispute, ...], *, is_whole: bool) -> Iterator[Dispute]:
        """Yield the disputes whose sources are known; where not all of the record is, without the editors' reason."""
        for dispute in disputes:
            named = [*dispute.sources, *(source for other in dispute.not_kept for source in other.sources)]
            if is_whole and all(map(self._is_known, named)):
                yield dispute
            elif named and all(map(self._is_known, named)):
                yield replace(dispute, why=None)

    @cached_property
    def _meetings(self) -> dict[str, Meeting]:
        return _by_id(self._meeting(meeting) for meeting in self.everything.meetings.values())

    @cached_property
    def _agreements(self) -> dict[str, Agreement]:
        return _by_id(self._agreement(agreement) for agreement in self.everything.agreements.values())

    def _meeting(self, meeting: Meeting) -> Meeting | None:
        reports = tuple(report for report in meeting.reports if self._was_said(report))
        if self._is_held_undatably(meeting) or not (reports or self._known(meeting.sources)):
            return None
        known = replace(self._with_sources(meeting), reports=reports)
        if len(reports) < len(meeting.reports):
            known = replace(known, note=None, missing=())
        elif meeting.status != "held" and len(known.sources) == len(meeting.sources):
            return known
        if meeting.status == "held" and self._tells_that_it_was_held(meeting):
            known = replace(known, **self._unbacked(meeting))
        else:
            known = replace(known, **self._announced(meeting, reports))
        return replace(known, agreements=tuple(name for name in known.agreements if name in self._agreements))

    def _tells_that_it_was_held(self, meeting: Meeting) -> bool:
        return self._has_begun(meeting.start) and any(
            self._is_of_after(self.everything.sources[citation.id], meeting.start)
            for citation in self._known(meeting.sources)
        )

    def _unbacked(self, record: Sourced) -> dict[str, Any]:
        """Return empty values for the fields that have sources, none of which is known."""
        return {
            field: _empty(record, field) for field in _BACKED_FIELDS[type(record)] if not self._is_backed(record, field)
        }

    def _is_backed(self, record: Sourced, field: str) -> bool:
        backing = [citation for citation in record.sources if not citation.supports or field in citation.supports]
        return not backing or bool(self._known(tuple(backing)))

    def _announced(self, meeting: Meeting, reports: tuple[Report, ...]) -> dict[str, Any]:
        """Return the fields of a meeting that is not known as held: what the latest report says, else nothing."""
        said = sorted(reports, key=self._day_of)
        status = _latest(said, "status") or ("expected" if meeting.status == "held" else meeting.status)
        stands = status == meeting.status
        dated = next((report for report in reversed(said) if report.start), None)
        city, country = _latest(said, "city"), _latest(said, "country")
        return {
            "status": status,
            "start": dated.start if dated else meeting.start if stands else None,
            "end": dated.end if dated else meeting.end if stands else None,
            "city": city or (meeting.city if stands and not country else None),
            "country": country or (meeting.country if stands and not city else None),
            "mode": meeting.mode if stands else None,
            "participants": tuple(Participant(official=name) for name in _latest(said, "participants") or ()),
            "topics": meeting.topics if self._is_backed(meeting, "topics") else (),
            "outcomes": (),
            "documents": (),
            "agreements": (),
        }

    def _day_of(self, report: Report) -> str:
        source = self.everything.sources.get(report.source)
        said = report.date or (source and (source.published or source.accessed))
        return said.latest.isoformat() if said else ""

    def _agreement(self, agreement: Agreement) -> Agreement | None:
        if not self._known(agreement.sources):
            return None
        known = replace(self._with_sources(agreement), **self._unbacked(agreement))
        if not self._has_begun(known.signed):
            known = replace(known, signed=None, place=None, signatories=(), meeting=None)
        return replace(
            known,
            in_force=known.in_force if self._is_witnessed(agreement, known.in_force) else None,
            ended=known.ended if self._is_witnessed(agreement, known.ended) else None,
        )

    def _is_witnessed(self, agreement: Agreement, since: PartialDate | None) -> bool:
        """Whether something has begun, and a source that is known may tell so."""
        known = self._known(agreement.sources)
        may_tell = (self._is_of_after(self.everything.sources[one.id], since) for one in known)
        return self._has_begun(since) and (len(known) == len(agreement.sources) or any(may_tell))

    def _dialogue(self, dialogue: Dialogue) -> Dialogue | None:
        if not self._known(dialogue.sources) and dialogue.id not in self._dialogues_met:
            return None
        founded = dialogue.founded if self._has_begun(dialogue.founded) else None
        coverage = tuple(self._searched(stretch) for stretch in dialogue.coverage if self._has_begun(stretch.from_))
        return replace(self._with_sources(dialogue), founded=founded, coverage=coverage)

    def _searched(self, stretch: Coverage) -> Coverage:
        """Return a stretch of years searched as far as the day; its remark looks back on all of it."""
        if self._is_past(stretch.to):
            return replace(stretch, note=None) if self._is_before_the_editors else stretch
        return replace(stretch, to=PartialDate.parse(self.day.isoformat()), note=None)

    @cached_property
    def _dialogues_met(self) -> frozenset[str | None]:
        return frozenset(meeting.dialogue for meeting in self._meetings.values())

    def _grouping(self, grouping: Grouping) -> Grouping | None:
        if grouping.founded and not self._has_begun(grouping.founded):
            return None
        return replace(
            self._with_sources(grouping),
            members=tuple(self._lasting(grouping.members)),
            other_members=tuple(self._lasting(grouping.other_members)),
        )

    def _official(self, official: Official) -> Official | None:
        tenures = tuple(self._tenures(official))
        if not tenures and not self._known(official.sources) and official.id not in self._officials_named:
            return None
        return replace(self._with_sources(official), tenures=tenures)

    @cached_property
    def _officials_named(self) -> frozenset[str | None]:
        at_tables = (seat.official for meeting in self._meetings.values() for seat in meeting.participants)
        signed = (hand.official for agreement in self._agreements.values() for hand in agreement.signatories)
        return frozenset((*at_tables, *signed))

    def _tenures(self, official: Official) -> Iterator[Tenure]:
        for tenure in self._lasting(official.tenures):
            if tenure.from_ or self._has_begun(tenure.as_of) or tenure.to:
                known = self._known(tenure.sources)
                note = tenure.note if len(known) == len(tenure.sources) else None
                as_of = tenure.as_of if self._is_past(tenure.as_of) or not tenure.from_ else None
                yield replace(tenure, sources=known, note=note, as_of=as_of)

    def _lasting(self, stretches: Iterable[Lasting]) -> Iterator[Lasting]:
        """Yield the stretches of time that have begun, open where they end after the day."""
        for stretch in stretches:
            if stretch.from_ is None or self._has_begun(stretch.from_):
                yield replace(stretch, to=stretch.to if self._has_begun(stretch.to) else None)


def _empty(record: Sourced, field: str) -> Any:
    return () if isinstance(getattr(record, field), tuple) else None


def _latest(said: list[Report], field: str) -> Any:
    """Return what the latest report that gives the field gives; None where none does."""
    return next((value for report in reversed(said) if (value := getattr(report, field))), None)


def _by_id(found: Iterable[AnySourced | None]) -> dict[str, AnySourced]:
    return {record.id: record for record in found if record is not None}
