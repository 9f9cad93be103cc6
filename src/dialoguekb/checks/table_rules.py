"""Rules about the table: which portfolios sat there, and in whose country it stood."""

from collections import Counter
from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.holders import tenures_during
from dialoguekb.model.derivations.intervals import interval_of_meeting, interval_of_tenure
from dialoguekb.model.derivations.seats import Seat
from dialoguekb.model.derivations.series import format_of, level_of, sides_of
from dialoguekb.model.records import Meeting, Tenure

_PORTFOLIOS = ("foreign-minister", "defence-minister")

_HANDOVER_DAYS = 1


@rule("warning")
def two_plus_two_form(subject: Subject) -> Iterator[Finding]:
    """At a 2+2 of ministers each side has a foreign and a defence portfolio at the table, or a named stand-in."""
    for meeting in subject.records.meetings.values():
        if meeting.status != "held" or not _is_of_ministers(meeting, subject):
            continue
        expected = "for each side a foreign and a defence minister, or who stood in for them"
        if not meeting.participants:
            yield Finding(meeting, "id", f"nobody is named at the table of {meeting.id}", expected)
        elif message := "; ".join(_lacking_at(meeting, subject)):
            yield Finding(meeting, "participants", message, expected)


def _is_of_ministers(meeting: Meeting, subject: Subject) -> bool:
    return format_of(meeting, subject.records) == "2+2" and level_of(meeting, subject.records) == "ministerial"


def _lacking_at(meeting: Meeting, subject: Subject) -> Iterator[str]:
    """Yield, side by side, what is lacking; nothing where someone at the table could not be read."""
    seats = [subject.seat(participant, meeting) for participant in meeting.participants]
    known = [seat for seat in seats if seat]
    if len(known) < len(seats):
        return
    for side in sides_of(meeting, subject.records):
        roles = [_roles(seat, meeting, subject) for seat in known if seat.official.country == side]
        lacking = [portfolio for portfolio in _PORTFOLIOS if not any(portfolio in held for held in roles)]
        # Who holds neither portfolio stands in for one that is lacking.
        stand_ins = sum(1 for held in roles if not held.intersection(_PORTFOLIOS))
        if stand_ins < len(lacking):
            alone = f", and one stand-in for {'both' if len(lacking) > 1 else 'it'}" if stand_ins else ""
            yield f"{side} has no {' and no '.join(lacking)} at the table{alone}"


def _roles(seat: Seat, meeting: Meeting, subject: Subject) -> set[str]:
    """Return the roles in which someone sat there: those of the office named, and of offices held beside it."""
    if seat.office is None and not seat.candidates:
        return set()
    held = tenures_during(seat.official, interval_of_meeting(meeting))
    named = [tenure for tenure in held if seat.office is None or tenure.office == seat.office]
    offices = {seat.office} | {tenure.office for tenure in held if any(_is_beside(tenure, one) for one in named)}
    known = [subject.records.offices[office] for office in offices if office and office in subject.records.offices]
    return {role for office in known for role in (office.role, *office.also)}


def _is_beside(tenure: Tenure, other: Tenure) -> bool:
    """Whether the two were held together, and not only handed over on the day."""
    return tenure is other or interval_of_tenure(tenure).shared_days(interval_of_tenure(other)) > _HANDOVER_DAYS


@rule("warning")
def venue_city(subject: Subject) -> Iterator[Finding]:
    """A city stands in one country: the one that the other meetings there name."""
    countries: dict[str, Counter[str]] = {}
    for meeting in subject.records.meetings.values():
        if meeting.city and meeting.country:
            countries.setdefault(meeting.city.casefold(), Counter())[meeting.country] += 1
    for meeting in subject.records.meetings.values():
        if meeting.city and meeting.country:
            named = countries[meeting.city.casefold()]
            country, times = named.most_common(1)[0]
            if country != meeting.country and times > named[meeting.country]:
                yield Finding(
                    meeting,
                    "country",
                    f"{meeting.city} is in {country} by {times} other meetings, and here in {meeting.country}",
                    country,
                )


@rule("warning")
def venue_country(subject: Subject) -> Iterator[Finding]:
    """A meeting in person takes place in the country of one of its sides; an event of state may be anywhere."""
    for meeting in subject.records.meetings.values():
        if meeting.country is None or meeting.mode == "virtual":
            continue
        sides = sides_of(meeting, subject.records)
        if not sides or meeting.country in sides or format_of(meeting, subject.records) == "state-event":
            continue
        yield Finding(
            meeting,
            "country",
            f"the meeting is in {meeting.country}, which is no side of it",
            f"one of {', '.join(sides)}",
        )
