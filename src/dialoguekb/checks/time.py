"""Rules about the order of dates and about what may not overlap."""

from collections.abc import Iterator
from itertools import combinations

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.dates import Interval, PartialDate
from dialoguekb.derivation import interval_of_membership, interval_of_tenure
from dialoguekb.records import Official, Tenure

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
    return _certain(one).shared_days(_certain(other)) > _HANDOVER_DAYS


def _certain(tenure: Tenure) -> Interval:
    """Return the days on which the tenure certainly lasted: a partial date may always mean the narrower one."""
    widest = interval_of_tenure(tenure)
    start, end = tenure.from_ or tenure.as_of, tenure.to
    return Interval(start.latest if start else widest.earliest, end.earliest if end else widest.latest)


def _shared(one: Tenure, other: Tenure) -> str:
    start = max(tenure.from_.text for tenure in (one, other) if tenure.from_) if one.from_ or other.from_ else ""
    ends = [tenure.to.text for tenure in (one, other) if tenure.to]
    return f"from {start} to {min(ends)}" if ends else f"from {start} on"


def overlapping_memberships(subject: Subject) -> Iterator[Finding]:
    """A country belongs to a grouping once at a time."""
    for grouping in subject.records.groupings.values():
        numbered = list(enumerate(grouping.members))
        for (_, one), (n, other) in combinations(numbered, 2):
            if one.country == other.country:
                days = interval_of_membership(one).shared_days(interval_of_membership(other))
                end = (one.to or other.to) if days else None
                longest_unit = (end.latest - end.earliest).days + 1 if end else _HANDOVER_DAYS
                if days > longest_unit:
                    yield Finding(
                        grouping,
                        f"members[{n}]",
                        f"{other.country} is a member twice at a time",
                        "memberships that follow each other",
                    )
