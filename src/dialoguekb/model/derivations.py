"""What a record inherits: sides, format and level of a meeting, and who sat there in which office.

Pure functions of the records. They presume nothing: where a reference leads nowhere or a tenure is lacking
they say so in their value, and the checks turn that into problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import (
    Agreement,
    Dialogue,
    Grouping,
    Meeting,
    Membership,
    Official,
    Participant,
    Record,
    Signatory,
    Tenure,
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant at the table, with what the tenures of the day say."""

    official: Official
    """Who."""
    office: str | None
    """The id of the office held, or None where it is given in words or not established."""
    title: str | None
    """The office's title, or the words of the record."""
    candidates: tuple[str, ...] = ()
    """The ids of the offices held that day, where there was not exactly one and the record does not choose."""


def interval_of_tenure(tenure: Tenure) -> Interval:
    """Return the days on which the tenure may have lasted; without a start it is known from `as_of` on."""
    return Interval.between(tenure.from_ or tenure.as_of, tenure.to)


def interval_of_membership(membership: Membership, grouping: Grouping) -> Interval:
    """Return the days on which the membership may have lasted: without a start, from the grouping's founding."""
    return Interval.between(membership.from_ or grouping.founded, membership.to)


def interval_of_meeting(meeting: Meeting) -> Interval | None:
    """Return the days on which the meeting may have sat, or None where it has no date."""
    if meeting.start is None:
        return None
    return interval_of_days(meeting.start, meeting.end)


def interval_of_days(start: PartialDate, end: PartialDate | None) -> Interval:
    """Return the days from a start to an end; without an end it is one date."""
    return Interval.between(start, end or start)


def sides_of(meeting: Meeting, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the countries at the table, in alphabetical order."""
    if meeting.sides:
        return tuple(sorted(meeting.sides))
    dialogue = records.dialogues.get(meeting.dialogue or "")
    if dialogue is None:
        return ()
    if dialogue.sides:
        return tuple(sorted(dialogue.sides))
    days = interval_of_meeting(meeting) or Interval(date.max, date.max)
    return members_during(dialogue, days, records)


def members_during(dialogue: Dialogue, days: Interval, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the members of the dialogue's grouping in those days, in alphabetical order."""
    grouping = records.groupings.get(dialogue.grouping or "")
    if grouping is None:
        return ()
    return tuple(
        sorted(
            {member.country for member in grouping.members if interval_of_membership(member, grouping).overlaps(days)}
        )
    )


def format_of(meeting: Meeting, records: RecordSet) -> str | None:
    """Return the meeting's format, its own or its dialogue's."""
    dialogue = records.dialogues.get(meeting.dialogue or "")
    return meeting.format or (dialogue.format if dialogue else None)


def level_of(meeting: Meeting, records: RecordSet) -> str | None:
    """Return the meeting's level, its own or its dialogue's."""
    dialogue = records.dialogues.get(meeting.dialogue or "")
    return meeting.level or (dialogue.level if dialogue else None)


def title_of(meeting: Meeting, records: RecordSet) -> str:
    """Return the meeting's title: its own, or its dialogue's name and the month or year."""
    if meeting.title:
        return meeting.title
    dialogue = records.dialogues.get(meeting.dialogue or "")
    name = dialogue.name if dialogue else meeting.id
    return f"{name}, {meeting.start.text}" if meeting.start else name


def seat_of(participant: Participant, meeting: Meeting, records: RecordSet) -> Seat | None:
    """Return the participant's seat, or None where no such official is recorded."""
    official = records.officials.get(participant.official)
    if official is None:
        return None
    if participant.as_:
        return Seat(official, participant.office, participant.as_)
    held = tenures_during(official, interval_of_meeting(meeting))
    if participant.office:
        held = [tenure for tenure in held if tenure.office == participant.office]
        office = records.offices.get(participant.office)
        return Seat(official, participant.office, _title(office.title if office else None, held))
    offices = tuple(dict.fromkeys(tenure.office for tenure in held))
    if len(offices) != 1:
        return Seat(official, None, None, offices)
    office = records.offices.get(offices[0])
    return Seat(official, offices[0], _title(office.title if office else None, held), offices)


def title_of_signatory(signatory: Signatory, agreement: Agreement, records: RecordSet) -> str | None:
    """Return in which capacity someone signed: the words of the record, or the one office held that day."""
    official = records.officials.get(signatory.official or "")
    if signatory.as_ or official is None or agreement.signed is None:
        return signatory.as_
    held = tenures_during(official, interval_of_days(agreement.signed, None))
    offices = {tenure.office for tenure in held}
    if len(offices) != 1:
        return None
    office = records.offices.get(held[0].office)
    return _title(office.title if office else None, held)


def tenures_during(official: Official, days: Interval | None) -> list[Tenure]:
    """Return the official's tenures that may share a day with the interval; all of them where it is None."""
    return [tenure for tenure in official.tenures if days is None or interval_of_tenure(tenure).overlaps(days)]


def _title(title: str | None, held: list[Tenure]) -> str | None:
    acting = bool(held) and all(tenure.acting for tenure in held)
    return f"{title} (acting)" if title and acting else title


def meetings_of_agreements(records: RecordSet) -> dict[str, list[str]]:
    """Return meeting id -> ids of the agreements that came of it, whichever of the two records says so."""
    found: dict[str, dict[str, None]] = {}
    for meeting in records.meetings.values():
        found.setdefault(meeting.id, {}).update(dict.fromkeys(meeting.agreements))
    for agreement in records.agreements.values():
        if agreement.meeting:
            found.setdefault(agreement.meeting, {})[agreement.id] = None
    return {meeting: list(agreements) for meeting, agreements in found.items()}


def first_known(record: Record, records: RecordSet) -> PartialDate | None:
    """Return the date of the first source that tells of a record, those of its reports included; None without one."""
    cited = [citation.id for citation in getattr(record, "sources", ())]
    cited += [report.source for report in getattr(record, "reports", ())]
    sources = (records.sources[source] for source in cited if source in records.sources)
    return min((source.published for source in sources if source.published), key=_last_day, default=None)


def _last_day(when: PartialDate) -> date:
    return when.latest


def held_meetings(records: RecordSet) -> Iterator[tuple[str, date]]:
    """Yield of each dated meeting of a dialogue that was held the dialogue's id and the first day it may mean."""
    for meeting in records.meetings.values():
        sat = interval_of_meeting(meeting)
        if meeting.dialogue and meeting.status == "held" and sat:
            yield meeting.dialogue, sat.earliest
