"""Rules about agreements: who signed, for whom, when and at which meeting."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.holders import tenures_during
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.records import Agreement, Dialogue, Meeting, Official, Signatory


@rule("error")
def signatory_office(subject: Subject) -> Iterator[Finding]:
    """A signatory held exactly one recorded office on the day, or the record says in which capacity or for whom."""
    for agreement in subject.records.agreements.values():
        for n, signatory in enumerate(agreement.signatories):
            path = f"signatories[{n}]"
            if signatory.official is None:
                yield from _unrecorded(agreement, path, signatory)
            elif signatory.as_ is None and agreement.signed:
                official = subject.records.officials.get(signatory.official)
                yield from _recorded(agreement, path, official, agreement.signed) if official else ()


def _unrecorded(agreement: Agreement, path: str, signatory: Signatory) -> Iterator[Finding]:
    if not signatory.name:
        yield Finding(
            agreement, path, "nobody is named", 'the id of an official, or {name: ..., country: ..., as: "..."}'
        )
    elif not (signatory.as_ or signatory.country):
        yield Finding(
            agreement,
            path,
            f"nothing says for whom {signatory.name} signed",
            f'{{name: {signatory.name}, country: ..., as: "..."}}, or the id of an official',
        )


def _recorded(agreement: Agreement, path: str, official: Official, day: PartialDate) -> Iterator[Finding]:
    held = dict.fromkeys(tenure.office for tenure in tenures_during(official, interval_of_days(day, None)))
    if len(held) != 1:
        yield Finding(
            agreement,
            path,
            f"{official.name} held {' and '.join(held) or 'no recorded office'} on {day}",
            f'{{official: {official.id}, as: "..."}} to say in which capacity',
        )


@rule("error")
def signatory_party(subject: Subject) -> Iterator[Finding]:
    """A signatory signs for one of the parties."""
    for agreement in subject.records.agreements.values():
        for n, signatory in enumerate(agreement.signatories):
            official = subject.records.officials.get(signatory.official or "")
            country = signatory.country or (official.country if official else None)
            if country is None or country in agreement.parties:
                continue
            name = official.name if official else signatory.name or "the signatory"
            yield Finding(
                agreement,
                f"signatories[{n}]",
                f"{name} signs for {country}, which is no party",
                f"a signatory of {', '.join(agreement.parties)}, or country: the party signed for",
            )


@rule("warning")
def agreement_meeting_day(subject: Subject) -> Iterator[Finding]:
    """An agreement that names a meeting was signed while it sat, and the parties were among its sides."""
    for agreement in subject.records.agreements.values():
        meeting = subject.records.meetings.get(agreement.meeting or "")
        if meeting:
            yield from _day_fault(agreement, meeting)
            yield from _sides_fault(agreement, meeting, subject)


def _day_fault(agreement: Agreement, meeting: Meeting) -> Iterator[Finding]:
    sat = interval_of_meeting(meeting)
    if agreement.signed and sat and not interval_of_days(agreement.signed, None).overlaps(sat):
        last = f" to {meeting.end}" if meeting.end else ""
        yield Finding(
            agreement,
            "meeting",
            f"the agreement was signed on {agreement.signed}, and {meeting.id} sat on {meeting.start}{last}",
            "the meeting of that day, or no meeting",
        )


def _sides_fault(agreement: Agreement, meeting: Meeting, subject: Subject) -> Iterator[Finding]:
    sides = sides_of(meeting, subject.records)
    absent = [party for party in agreement.parties if party not in sides]
    # A meeting without sides is another finding's matter.
    if sides and absent:
        were = "was no side" if len(absent) == 1 else "were no sides"
        yield Finding(
            agreement,
            "meeting",
            f"{' and '.join(absent)} {were} of {meeting.id}",
            "a meeting of all the parties, or no meeting",
        )


@rule("warning")
def order_of_countries(subject: Subject) -> Iterator[Finding]:
    """The parties of an agreement and the sides of a dialogue stand in alphabetical order of code."""
    records = subject.records
    for agreement in records.agreements.values():
        yield from _countries_fault(agreement, "parties", agreement.parties)
    for dialogue in records.dialogues.values():
        yield from _countries_fault(dialogue, "sides", dialogue.sides)


def _countries_fault(record: Agreement | Dialogue, field: str, codes: tuple[str, ...]) -> Iterator[Finding]:
    in_order = sorted(codes)
    if list(codes) != in_order:
        written, sound = ", ".join(codes), ", ".join(in_order)
        yield Finding(
            record, field, f"the {field} are written {written}, and their order is {sound}", f"{field}: [{sound}]"
        )
