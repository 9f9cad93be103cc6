"""Rules about who sat at the table, for whom and in which capacity."""

import json
import re
from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.seats import Seat
from dialoguekb.model.derivations.series import format_of, sides_of
from dialoguekb.model.names import name_parts, person_key
from dialoguekb.model.records import Meeting, Official, Participant


@rule("warning", is_error_in_strict_profile=True)
def participant_office(subject: Subject) -> Iterator[Finding]:
    """A participant held exactly one recorded office on the day, or the record names the office or the capacity."""
    for meeting, path, participant, seat in _seats(subject):
        message = _office_fault(participant, seat, meeting)
        if message:
            yield Finding(
                meeting,
                path,
                message,
                f"{{official: {participant.official}, office: ...}} or "
                f'{{official: {participant.official}, as: "..."}} to give the capacity',
            )


def _seats(subject: Subject) -> Iterator[tuple[Meeting, str, Participant, Seat]]:
    """Yield every seat with its meeting, its path and what the record says of it."""
    for meeting in subject.records.meetings.values():
        for n, participant in enumerate(meeting.participants):
            seat = subject.seat(participant, meeting)
            if seat:
                yield meeting, f"participants[{n}]", participant, seat


def _office_fault(participant: Participant, seat: Seat, meeting: Meeting) -> str | None:
    official, day = seat.official, meeting.start
    # `participant-country` reports a choice of country, `order-of-dates` an end before the start.
    is_out_of_order = meeting.end and day and meeting.end.is_certainly_before(day)
    if official is None or day is None or participant.as_ or seat.country is None or is_out_of_order:
        return None
    if participant.office:
        if seat.holdings or not any(tenure.office == participant.office for tenure in official.tenures):
            return None
        return f"{seat.name} did not hold {participant.office} on {day}"
    if len(seat.candidates) == 1:
        return None
    of_country = f" of {seat.country}" if participant.for_ else ""
    return f"{seat.name} held {' and '.join(seat.candidates) or f'no recorded office{of_country}'} on {day}"


@rule("error")
def participant_side(subject: Subject) -> Iterator[Finding]:
    """A participant represents one of the sides; only a state event has guests."""
    for meeting, path, _, seat in _seats(subject):
        sides = sides_of(meeting, subject.records)
        if not sides or seat.country is None or format_of(meeting, subject.records) == "state-event":
            continue
        if seat.country not in sides:
            yield Finding(
                meeting,
                path,
                f"{seat.name} represents {seat.country}, which is not a side of this meeting",
                f"an official of {', '.join(sides)}, or for: the side",
            )


@rule("error")
def participant_country(subject: Subject) -> Iterator[Finding]:
    """A participant stands for one country: that of the offices held that day, or the one in `for`."""
    for meeting, path, participant, seat in _seats(subject):
        if message := _country_fault(participant, seat, meeting, subject):
            who = f"official: {participant.official}" if seat.official else f"name: {seat.name}"
            yield Finding(meeting, path, message, f"{{{who}, for: ...}} with the code of one of the sides")


def _country_fault(participant: Participant, seat: Seat, meeting: Meeting, subject: Subject) -> str | None:
    day = f" on {meeting.start}" if meeting.start else ""
    if seat.country is None and len(seat.countries) > 1:
        return f"{seat.name} may stand for {' or '.join(seat.countries)}{day}"
    if seat.country is None:
        # An office that could not be read may say for whom.
        offices = [tenure.office for tenure in seat.official.tenures] if seat.official else []
        if not subject.are_known("office", offices):
            return None
        return f"nothing says for whom {seat.name} sits at the table"
    office = subject.records.offices.get(participant.office or "")
    if office and office.country != seat.country:
        return f"{seat.name} stands for {seat.country}, but {office.id} is an office of {office.country}"
    return None


@rule("error")
def participant_name(subject: Subject) -> Iterator[Finding]:
    """A participant is an official, or a person without a record by name; not both."""
    for meeting in subject.records.meetings.values():
        for n, participant in enumerate(meeting.participants):
            if (participant.official is None) == (participant.name is None):
                message = "names nobody" if participant.name is None else "has an official and a name"
                yield Finding(
                    meeting,
                    f"participants[{n}]",
                    f"the participant {message}",
                    "the id of an official, or {name: ..., as: ..., for: ...} for a person without a record",
                )
            elif participant.name is not None and participant.office:
                yield Finding(
                    meeting,
                    f"participants[{n}].office",
                    f"{participant.name} has no record, so no tenure shows the office {participant.office}",
                    f"{{name: {participant.name}, as: the capacity in words, for: the side}}",
                )


@rule("info")
def unrecorded_participant(subject: Subject) -> Iterator[Finding]:
    """A participant has a record of their own."""
    officials = {
        person_key(name): official
        for official in subject.records.officials.values()
        for name in (official.name, official.native, *official.aliases)
        if name
    }
    seen: set[str] = set()
    for meeting, path, _, seat in _seats(subject):
        if seat.official is None and seat.person not in seen:
            seen.add(seat.person)
            yield _finding_unrecorded(meeting, path, seat, officials.get(person_key(seat.name)))


def _finding_unrecorded(meeting: Meeting, path: str, seat: Seat, official: Official | None) -> Finding:
    if official:
        message = f"{seat.name} has the name of an official, {official.id}"
        return Finding(meeting, path, message, f"official: {official.id}, if they are the same person")
    slug = "-".join(name_parts(seat.name))
    record_id = slug if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) else "..."
    country = f", country: {seat.country}" if seat.country else ""
    return Finding(
        meeting,
        path,
        f"{seat.name} has no record",
        f"under officials: {{id: {record_id}, name: {_in_yaml(seat.name)}{country}, sources: [...]}}; then"
        f" {{official: {record_id}}} here",
    )


def _in_yaml(name: str) -> str:
    """Return a name as a value in braces, in quotation marks where it needs them (`[x]`, `a: b`)."""
    return name if re.fullmatch(r"[^\W\d_](?:[\w.'’-]|[ ](?=\w))*", name) else json.dumps(name, ensure_ascii=False)
