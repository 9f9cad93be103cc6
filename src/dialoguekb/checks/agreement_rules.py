"""Rules about agreements: who signed, for whom, when and at which meeting."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting
from dialoguekb.model.derivations.seats import Seat, signatures_of
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.records import Agreement, Dialogue, Meeting, Signatory


@rule("error")
def signatory_office(subject: Subject) -> Iterator[Finding]:
    """A signatory held exactly one recorded office on the day, or the record gives the capacity or the country."""
    for agreement in subject.records.agreements.values():
        for n, signature in enumerate(signatures_of(agreement, subject.records)):
            path = f"signatories[{n}]"
            if signature.signatory.official is None:
                yield from _check_named_signatory(agreement, path, signature.signatory)
            elif signature.seat:
                yield from _check_office(agreement, path, signature.seat)


def _check_named_signatory(agreement: Agreement, path: str, signatory: Signatory) -> Iterator[Finding]:
    if not signatory.name:
        yield Finding(
            agreement,
            path,
            "the signatory has no name",
            'the id of an official, or {name: ..., country: ..., as: "..."}',
        )
    elif not (signatory.as_ or signatory.country):
        yield Finding(
            agreement,
            path,
            f"the record does not say for whom {signatory.name} signed",
            f'{{name: {signatory.name}, country: ..., as: "..."}}, or the id of an official',
        )


def _check_office(agreement: Agreement, path: str, seat: Seat) -> Iterator[Finding]:
    if len(seat.candidates) != 1:
        offices = " and ".join(seat.candidates) or "no recorded office"
        yield Finding(
            agreement,
            path,
            f"{seat.name} held {offices} on {agreement.signed}",
            f'{{official: {seat.person}, as: "..."}} to give the capacity',
        )


@rule("error")
def signatory_party(subject: Subject) -> Iterator[Finding]:
    """A signatory signs for one of the parties."""
    for agreement in subject.records.agreements.values():
        for n, signature in enumerate(signatures_of(agreement, subject.records)):
            if signature.country is None or signature.country in agreement.parties:
                continue
            yield Finding(
                agreement,
                f"signatories[{n}]",
                f"{signature.name or 'the signatory'} signs for {signature.country}, which is not a party",
                f"a signatory of {', '.join(agreement.parties)}, or country: the party signed for",
            )


@rule("warning")
def agreement_meeting_day(subject: Subject) -> Iterator[Finding]:
    """An agreement that names a meeting was signed during that meeting, by parties that were sides of it."""
    for agreement in subject.records.agreements.values():
        meeting = subject.records.meetings.get(agreement.meeting or "")
        if meeting:
            yield from _check_day(agreement, meeting)
            yield from _check_sides(agreement, meeting, subject)


def _check_day(agreement: Agreement, meeting: Meeting) -> Iterator[Finding]:
    days = interval_of_meeting(meeting)
    if agreement.signed and days and not interval_of_days(agreement.signed, None).overlaps(days):
        when = f"from {meeting.start} to {meeting.end}" if meeting.end else f"on {meeting.start}"
        yield Finding(
            agreement,
            "meeting",
            f"the agreement was signed on {agreement.signed}, but {meeting.id} took place {when}",
            "the meeting of that day, or no meeting",
        )


def _check_sides(agreement: Agreement, meeting: Meeting, subject: Subject) -> Iterator[Finding]:
    sides = sides_of(meeting, subject.records)
    absent = [party for party in agreement.parties if party not in sides]
    # `inherited-fields` reports a meeting without sides.
    if sides and absent:
        were = "was not a side" if len(absent) == 1 else "were not sides"
        yield Finding(
            agreement,
            "meeting",
            f"{' and '.join(absent)} {were} of {meeting.id}",
            "a meeting of all the parties, or no meeting",
        )


@rule("warning")
def order_of_countries(subject: Subject) -> Iterator[Finding]:
    """The parties of an agreement and the sides of a dialogue are in alphabetical order of country code."""
    records = subject.records
    for agreement in records.agreements.values():
        if subject.are_known("country", agreement.parties):
            yield from _check_order(agreement, "parties", agreement.parties)
    for dialogue in records.dialogues.values():
        if subject.are_known("country", dialogue.sides):
            yield from _check_order(dialogue, "sides", dialogue.sides)


def _check_order(record: Agreement | Dialogue, field: str, codes: tuple[str, ...]) -> Iterator[Finding]:
    if list(codes) != sorted(codes):
        written, ordered = ", ".join(codes), ", ".join(sorted(codes))
        message = f"the {field} are {written}; in alphabetical order they are {ordered}"
        yield Finding(record, field, message, f"{field}: [{ordered}]")
