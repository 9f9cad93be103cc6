"""Rules about the order of dates and about what may not overlap."""

from collections.abc import Iterator
from itertools import combinations

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.dates import Interval, PartialDate
from dialoguekb.derivation import interval_of_tenure
from dialoguekb.records import Meeting, Official, Tenure

_HANDOVER_DAYS = 1


def order_of_dates(subject: Subject) -> Iterator[Finding]:
    """Nothing ends before it starts: meetings, tenures, memberships, agreements."""
    records = subject.records
    for meeting in records.meetings.values():
        yield from _ordered(meeting, "end", ("start", meeting.start), ("end", meeting.end))
        for n, report in enumerate(meeting.reports):
            yield from _ordered(meeting, f"reports[{n}].end", ("start", report.start), ("end", report.end))
    for official in records.officials.values():
        for n, tenure in enumerate(official.tenures):
            yield from _ordered(official, f"tenures[{n}].to", ("from", tenure.from_), ("to", tenure.to))
            yield from _ordered(official, f"tenures[{n}].as_of", ("from", tenure.from_), ("as_of", tenure.as_of))
    for grouping in records.groupings.values():
        for n, member in enumerate(grouping.members):
            yield from _ordered(grouping, f"members[{n}].to", ("from", member.from_), ("to", member.to))
    for agreement in records.agreements.values():
        started = ("in_force", agreement.in_force) if agreement.in_force else ("signed", agreement.signed)
        yield from _ordered(agreement, "in_force", ("signed", agreement.signed), ("in_force", agreement.in_force))
        yield from _ordered(agreement, "ended", started, ("ended", agreement.ended))


def _ordered(
    record: object, path: str, earlier: tuple[str, PartialDate | None], later: tuple[str, PartialDate | None]
) -> Iterator[Finding]:
    (first_name, first), (last_name, last) = earlier, later
    if first and last and last.is_certainly_before(first):
        yield Finding(
            record,  # type: ignore[arg-type]
            path,
            f"{last_name} {last} is before {first_name} {first}",
            f"a date on or after {first}",
        )


def overlapping_tenures(subject: Subject) -> Iterator[Finding]:
    """No two officials hold one office at a time, but for the day of handover, unless one is acting or concurrent."""
    by_office: dict[str, list[tuple[Official, int, Tenure]]] = {}
    for official in subject.records.officials.values():
        for n, tenure in enumerate(official.tenures):
            by_office.setdefault(tenure.office, []).append((official, n, tenure))
    for holders in by_office.values():
        holders.sort(key=lambda held: (interval_of_tenure(held[2]).earliest, held[0].id))
        for (first, _, one), (second, n, other) in combinations(holders, 2):
            if _clash(one, other):
                yield Finding(
                    second,
                    f"tenures[{n}]",
                    f"{second.name} and {first.name} both hold {other.office} {_shared(one, other)}",
                    "tenures that meet on the day of handover at most, or acting: true or concurrent: true",
                )


def _clash(one: Tenure, other: Tenure) -> bool:
    if one.acting or other.acting or one.concurrent or other.concurrent:
        return False
    return _overlap((one.from_ or one.as_of, one.to), (other.from_ or other.as_of, other.to))


Span = tuple[PartialDate | None, PartialDate | None]


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans certainly share more days than that of the handover."""
    first, second = Interval.certain(*one), Interval.certain(*other)
    return bool(first and second and first.shared_days(second) > _HANDOVER_DAYS)


def _shared(one: Tenure, other: Tenure) -> str:
    start = max(tenure.from_.text for tenure in (one, other) if tenure.from_) if one.from_ or other.from_ else ""
    ends = [tenure.to.text for tenure in (one, other) if tenure.to]
    return f"from {start} to {min(ends)}" if ends else f"from {start} on"


def overlapping_memberships(subject: Subject) -> Iterator[Finding]:
    """A country belongs to a grouping once at a time."""
    for grouping in subject.records.groupings.values():
        for (_, one), (n, other) in combinations(enumerate(grouping.members), 2):
            if one.country == other.country and _overlap((one.from_, one.to), (other.from_, other.to)):
                yield Finding(
                    grouping,
                    f"members[{n}]",
                    f"{other.country} is a member twice at a time",
                    "memberships that follow each other",
                )


def dated_tenure(subject: Subject) -> Iterator[Finding]:
    """A tenure says when it began, or a day on which it is known."""
    for official in subject.records.officials.values():
        for n, tenure in enumerate(official.tenures):
            if tenure.from_ is None and tenure.as_of is None:
                yield Finding(
                    official,
                    f"tenures[{n}]",
                    f"the tenure of {tenure.office} has no beginning",
                    "from: YYYY-MM-DD, or as_of: a day on which a source shows the official in office",
                )


def held_meeting(subject: Subject) -> Iterator[Finding]:
    """A meeting that was held has a date, and none after the day up to which the knowledge base is kept."""
    for meeting in subject.records.meetings.values():
        if meeting.status != "held":
            continue
        if meeting.start is None:
            yield Finding(meeting, "status", "the meeting is held but has no start", "start: YYYY-MM-DD")
        elif subject.as_of and subject.as_of.is_certainly_before(meeting.start):
            yield Finding(
                meeting,
                "start",
                f"the meeting is held on {meeting.start}, after the knowledge base's as_of {subject.as_of}",
                "an earlier date, another status, or a later as_of in dialoguekb.yaml",
            )


def repeated_ordinal(subject: Subject) -> Iterator[Finding]:
    """No two meetings of a dialogue that were not put off or cancelled have the same number."""
    numbered: dict[tuple[str, int], Meeting] = {}
    for meeting in subject.records.meetings.values():
        if meeting.dialogue is None or meeting.ordinal is None or meeting.status in {"postponed", "cancelled"}:
            continue
        first = numbered.setdefault((meeting.dialogue, meeting.ordinal), meeting)
        if first is not meeting:
            yield Finding(
                meeting,
                "ordinal",
                f"{first.id} is number {meeting.ordinal} of {meeting.dialogue} too",
                "each number once",
            )
