"""Rules about portfolios at the table and about the venue."""

from collections import Counter
from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.overlaps import HANDOVER_DAYS
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.holders import Holding, held_during, holdings_of
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.seats import Seat
from dialoguekb.model.derivations.series import format_of, level_of, sides_of
from dialoguekb.model.records import Meeting

_PORTFOLIOS = ("foreign-minister", "defence-minister")


@rule("warning")
def two_plus_two_form(subject: Subject) -> Iterator[Finding]:
    """At a ministerial 2+2, each side has a foreign and a defence minister at the table, or a named stand-in."""
    for meeting in subject.records.meetings.values():
        if meeting.status != "held" or not _is_ministerial_2plus2(meeting, subject):
            continue
        expected = "for each side a foreign and a defence minister, or their stand-ins"
        if not meeting.participants:
            yield Finding(meeting, "id", f"{meeting.id} names no participants", expected)
        elif message := "; ".join(_missing_portfolios(meeting, subject)):
            yield Finding(meeting, "participants", message, expected)


def _is_ministerial_2plus2(meeting: Meeting, subject: Subject) -> bool:
    return format_of(meeting, subject.records) == "2+2" and level_of(meeting, subject.records) == "ministerial"


def _missing_portfolios(meeting: Meeting, subject: Subject) -> Iterator[str]:
    """Yield what each side lacks; nothing if a participant's record could not be read."""
    seats = [subject.seat(participant, meeting) for participant in meeting.participants]
    recorded = [seat for seat in seats if seat]
    if len(recorded) < len(seats):
        return
    for side in sides_of(meeting, subject.records):
        roles = [_roles(seat, meeting, subject) for seat in recorded if seat.country == side]
        missing = [portfolio for portfolio in _PORTFOLIOS if not any(portfolio in of_person for of_person in roles)]
        # A participant with neither portfolio stands in for a missing one.
        stand_ins = sum(1 for of_person in roles if not of_person.intersection(_PORTFOLIOS))
        if stand_ins < len(missing):
            only_one = f", and only one stand-in for {'both' if len(missing) > 1 else 'it'}" if stand_ins else ""
            yield f"{side} has no {' and no '.join(missing)} at the table{only_one}"


def _roles(seat: Seat, meeting: Meeting, subject: Subject) -> set[str]:
    """Return the roles of a participant: those of the office in the record and of offices held at the same time."""
    if seat.official is None or (seat.office is None and not seat.candidates):
        return set()
    holdings = list(held_during(holdings_of(seat.official, subject.records), interval_of_meeting(meeting)))
    at_table = [holding for holding in holdings if any(_are_simultaneous(holding, other) for other in seat.holdings)]
    offices = [subject.records.offices.get(seat.office or ""), *(holding.office for holding in at_table)]
    return {role for office in offices if office for role in (office.role, *office.also)}


def _are_simultaneous(holding: Holding, other: Holding) -> bool:
    """Whether two offices were held together for more than the day of handover."""
    return holding == other or holding.days.shared_days(other.days) > HANDOVER_DAYS


@rule("warning")
def venue_city(subject: Subject) -> Iterator[Finding]:
    """A city is in one country: the one that most meetings there name."""
    countries: dict[str, Counter[str]] = {}
    for meeting in subject.records.meetings.values():
        if meeting.city and meeting.country:
            countries.setdefault(meeting.city.casefold(), Counter())[meeting.country] += 1
    for meeting in subject.records.meetings.values():
        if meeting.city and meeting.country:
            counts = countries[meeting.city.casefold()]
            country, count = counts.most_common(1)[0]
            if country != meeting.country and count > counts[meeting.country]:
                yield Finding(
                    meeting,
                    "country",
                    f"{meeting.city} is in {country} in {count} other meetings, but in {meeting.country} here",
                    country,
                )


@rule("warning")
def venue_country(subject: Subject) -> Iterator[Finding]:
    """A meeting in person takes place in the country of one of its sides, unless it is a state event."""
    for meeting in subject.records.meetings.values():
        if meeting.country is None or meeting.mode == "virtual":
            continue
        sides = sides_of(meeting, subject.records)
        if not sides or meeting.country in sides or format_of(meeting, subject.records) == "state-event":
            continue
        yield Finding(
            meeting,
            "country",
            f"the meeting is in {meeting.country}, which is not one of its sides",
            f"one of {', '.join(sides)}",
        )
