"""Rules about who sat at the table, and about what a record must say."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.series import format_of, level_of, sides_of
from dialoguekb.model.records import Dialogue, Meeting, Participant, Sourced


@rule("warning", is_error_in_strict_profile=True)
def participant_office(subject: Subject) -> Iterator[Finding]:
    """A participant held exactly one recorded office on the day, or the record names the office or the capacity."""
    for meeting in subject.records.meetings.values():
        for n, participant in enumerate(meeting.participants):
            message = _office_fault(participant, meeting, subject)
            if message:
                yield Finding(
                    meeting,
                    f"participants[{n}]",
                    message,
                    f"{{official: {participant.official}, office: ...}} or "
                    f'{{official: {participant.official}, as: "..."}} to give the capacity',
                )


def _office_fault(participant: Participant, meeting: Meeting, subject: Subject) -> str | None:
    seat = subject.seat(participant, meeting)
    if seat is None or participant.as_ or meeting.start is None:
        return None
    if meeting.end and meeting.end.is_certainly_before(meeting.start):
        return None  # `order-of-dates` reports these dates.
    name, day = seat.official.name, meeting.start
    if participant.office:
        if seat.holdings or not any(tenure.office == participant.office for tenure in seat.official.tenures):
            return None
        return f"{name} did not hold {participant.office} on {day}"
    if len(seat.candidates) == 1:
        return None
    return f"{name} held {' and '.join(seat.candidates) or 'no recorded office'} on {day}"


@rule("error")
def participant_side(subject: Subject) -> Iterator[Finding]:
    """A participant represents one of the sides; only a state event has guests."""
    for meeting in subject.records.meetings.values():
        sides = sides_of(meeting, subject.records)
        if not sides or format_of(meeting, subject.records) == "state-event":
            continue
        for n, participant in enumerate(meeting.participants):
            official = subject.records.officials.get(participant.official)
            if official and official.country not in sides:
                yield Finding(
                    meeting,
                    f"participants[{n}]",
                    f"{official.name} represents {official.country}, which is not a side of this meeting",
                    f"an official of {', '.join(sides)}",
                )


@rule("error")
def tenure_country(subject: Subject) -> Iterator[Finding]:
    """The office of a tenure belongs to the official's country."""
    for official in subject.records.officials.values():
        for n, tenure in enumerate(official.tenures):
            office = subject.records.offices.get(tenure.office)
            if office and office.country != official.country:
                yield Finding(
                    official,
                    f"tenures[{n}].office",
                    f"{tenure.office} is an office of {office.country}, "
                    f"but {official.name} is an official of {official.country}",
                    f"an office of {official.country}",
                )


@rule("error")
def inherited_fields(subject: Subject) -> Iterator[Finding]:
    """A meeting has a dialogue, or its own title, format, level and sides; a dialogue has sides or a grouping."""
    records = subject.records
    for meeting in records.meetings.values():
        if meeting.dialogue and not subject.is_known("dialogue", meeting.dialogue):
            continue
        missing = [
            name
            for name, value in (
                ("title", meeting.title or meeting.dialogue),
                ("format", format_of(meeting, records)),
                ("level", level_of(meeting, records)),
                ("sides", sides_of(meeting, records) or _has_unread_grouping(meeting, subject)),
            )
            if not value
        ]
        if missing:
            names = ", ".join(missing)
            yield Finding(meeting, "id", f"the meeting has no {names} and inherits none", f"a dialogue, or {names}")
    for dialogue in records.dialogues.values():
        if not dialogue.sides and not dialogue.grouping:
            yield Finding(dialogue, "id", "the dialogue has no sides", "sides: [..], or the grouping that meets")


def _has_unread_grouping(meeting: Meeting, subject: Subject) -> bool:
    """Whether the sides are the members of a grouping that could not be read; another rule reports that."""
    dialogue = subject.records.dialogues.get(meeting.dialogue or "")
    return bool(dialogue and dialogue.grouping and not subject.is_known("grouping", dialogue.grouping))


@rule("warning", is_error_in_strict_profile=True)
def without_source(subject: Subject) -> Iterator[Finding]:
    """Every dialogue and every event, such as a meeting or an agreement, cites at least one source."""
    for record in subject.records.all():
        if not isinstance(record, Sourced) or not (record.happens or isinstance(record, Dialogue)):
            continue
        if not record.sources:
            yield Finding(record, "id", f"the {record.kind_name} cites no source", "sources: [id of a source]")
