"""From where a record has what it does not say itself: pure functions of the records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting, interval_of_tenure
from dialoguekb.model.derivations.meeting_agreements import meetings_of_agreements
from dialoguekb.model.derivations.seats import seat_of, title_of_signatory
from dialoguekb.model.derivations.series import format_of, level_of, sides_of, title_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Official, Record


@dataclass(frozen=True, slots=True)
class Inherited:
    """A value that a record has, and the record that says it."""

    field: str
    """str, the path of the field that has it (`participants[0].office`)."""
    value: Any
    """The value."""
    record: Record
    """The record that says it."""
    path: str
    """str, where in that record it is said (`tenures[2]`)."""


def inherited_by(record: Record, records: RecordSet) -> list[Inherited]:
    """Return every value that the record has from others, in no order."""
    finders: dict[type[Record], Callable[[Any, RecordSet], Iterator[Inherited]]] = {
        Meeting: _by_meeting,
        Agreement: _by_agreement,
    }
    finder = finders.get(type(record))
    return list(finder(record, records)) if finder else []


def _by_meeting(meeting: Meeting, records: RecordSet) -> Iterator[Inherited]:
    yield from _from_dialogue(meeting, records)
    for agreement in records.agreements.values():
        if agreement.meeting == meeting.id and agreement.id not in meeting.agreements:
            yield Inherited("agreements", [agreement.id], agreement, "meeting")
    for number, participant in enumerate(meeting.participants):
        seat = seat_of(participant, meeting, records)
        if seat is None or participant.office or participant.as_ or seat.office is None:
            continue
        held = _tenure(seat.official, interval_of_meeting(meeting), seat.office)
        yield Inherited(f"participants[{number}].office", seat.office, seat.official, held)
    for number, report in enumerate(meeting.reports):
        source = records.sources.get(report.source)
        if report.date is None and source is not None and source.published:
            yield Inherited(f"reports[{number}].date", source.published, source, "published")


def _from_dialogue(meeting: Meeting, records: RecordSet) -> Iterator[Inherited]:
    dialogue = records.dialogues.get(meeting.dialogue or "")
    if dialogue is None:
        return
    if not meeting.title:
        yield Inherited("title", title_of(meeting, records), dialogue, "name")
    if not meeting.format:
        yield Inherited("format", format_of(meeting, records), dialogue, "format")
    if not meeting.level:
        yield Inherited("level", level_of(meeting, records), dialogue, "level")
    grouping = records.groupings.get(dialogue.grouping or "")
    if not meeting.sides and dialogue.sides:
        yield Inherited("sides", list(sides_of(meeting, records)), dialogue, "sides")
    elif not meeting.sides and grouping is not None:
        yield Inherited("sides", list(sides_of(meeting, records)), grouping, "members")


def _by_agreement(agreement: Agreement, records: RecordSet) -> Iterator[Inherited]:
    if not agreement.meeting:
        for meeting_id, agreements in meetings_of_agreements(records).items():
            if agreement.id in agreements:
                meeting = records.meetings[meeting_id]
                path = f"agreements[{meeting.agreements.index(agreement.id)}]"
                yield Inherited("meeting", meeting_id, meeting, path)
    for number, signatory in enumerate(agreement.signatories):
        official = records.officials.get(signatory.official or "")
        if official is None:
            continue
        title = title_of_signatory(signatory, agreement, records)
        if title and not signatory.as_ and agreement.signed:
            days = interval_of_days(agreement.signed, None)
            yield Inherited(f"signatories[{number}].as", title, official, _tenure(official, days, None))
        if not signatory.country:
            yield Inherited(f"signatories[{number}].country", official.country, official, "country")


def _tenure(official: Official, days: Interval | None, office: str | None) -> str:
    """Return the path of the first tenure (of that office, if one is given) that may share a day with the interval."""
    return next(
        f"tenures[{number}]"
        for number, tenure in enumerate(official.tenures)
        if (office is None or tenure.office == office) and (days is None or interval_of_tenure(tenure).overlaps(days))
    )
