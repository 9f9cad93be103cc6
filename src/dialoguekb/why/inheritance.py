"""The values that a record inherits from other records, and where those say them: pure functions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dialoguekb.model.derivations.meeting_agreements import meeting_by_agreement
from dialoguekb.model.derivations.office_titles import latest_title
from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.derivations.seats import seats_of, signatures_of
from dialoguekb.model.derivations.series import format_of, level_of, sides_of, title_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office, Record


@dataclass(frozen=True, slots=True)
class InheritedValue:
    """A value that a record has, and the record that says it."""

    field: str
    """str, the path of the field that has it (`participants[0].office`)."""
    value: Any
    """The value."""
    record: Record
    """The record that says it."""
    path: str
    """str, where in that record it is said (`tenures[2]`)."""


def inherited_by(record: Record, records: RecordSet) -> list[InheritedValue]:
    """Return every value that the record has from others, in no order."""
    finders: dict[type[Record], Callable[[Any, RecordSet], Iterator[InheritedValue]]] = {
        Meeting: _by_meeting,
        Agreement: _by_agreement,
        Office: _by_office,
    }
    finder = finders.get(type(record))
    return list(finder(record, records)) if finder else []


def _by_meeting(meeting: Meeting, records: RecordSet) -> Iterator[InheritedValue]:
    yield from _from_dialogue(meeting, records)
    for agreement in records.agreements.values():
        if agreement.meeting == meeting.id and agreement.id not in meeting.agreements:
            yield InheritedValue("agreements", [agreement.id], agreement, "meeting")
    for position, participant, seat in seats_of(meeting, records):
        if seat.official and seat.office and not (participant.office or participant.as_):
            path = seat.holdings[0].path
            yield InheritedValue(f"participants[{position}].office", seat.office, seat.official, path)
        office = records.offices.get(seat.office or "")
        if office and seat.title and not participant.as_:
            yield InheritedValue(f"participants[{position}].as", seat.title, office, seat.title_path)
    for position, (report, day) in enumerate(dated_reports(meeting, records)):
        if day and report.date is None:
            yield InheritedValue(f"reports[{position}].date", day, records.sources[report.source], "published")


def _by_office(office: Office, _records: RecordSet) -> Iterator[InheritedValue]:
    latest = latest_title(office)
    if latest and not office.title:
        yield InheritedValue("title", latest.title, office, latest.path)


def _from_dialogue(meeting: Meeting, records: RecordSet) -> Iterator[InheritedValue]:
    dialogue = records.dialogues.get(meeting.dialogue or "")
    if dialogue is None:
        return
    if not meeting.title:
        yield InheritedValue("title", title_of(meeting, records), dialogue, "name")
    if not meeting.format:
        yield InheritedValue("format", format_of(meeting, records), dialogue, "format")
    if not meeting.level:
        yield InheritedValue("level", level_of(meeting, records), dialogue, "level")
    grouping = records.groupings.get(dialogue.grouping or "")
    if not meeting.sides and dialogue.sides:
        yield InheritedValue("sides", list(sides_of(meeting, records)), dialogue, "sides")
    elif not meeting.sides and grouping is not None:
        yield InheritedValue("sides", list(sides_of(meeting, records)), grouping, "members")


def _by_agreement(agreement: Agreement, records: RecordSet) -> Iterator[InheritedValue]:
    meeting_id = meeting_by_agreement(records).get(agreement.id)
    if meeting_id and not agreement.meeting:
        meeting = records.meetings[meeting_id]
        path = f"agreements[{meeting.agreements.index(agreement.id)}]"
        yield InheritedValue("meeting", meeting_id, meeting, path)
    for position, signature in enumerate(signatures_of(agreement, records)):
        if signature.official is None:
            continue
        if signature.seat and signature.title:
            path = signature.seat.holdings[0].path
            yield InheritedValue(f"signatories[{position}].as", signature.title, signature.official, path)
        if signature.country and not signature.signatory.country:
            holdings = signature.seat.holdings if signature.seat else ()
            is_home = signature.country == signature.official.country or not holdings
            path = "country" if is_home else f"{holdings[0].path}.office"
            yield InheritedValue(f"signatories[{position}].country", signature.country, signature.official, path)
