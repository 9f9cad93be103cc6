"""Rules about the order of dates and about what may not overlap."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.intervals import interval_of_tenure
from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.records import Meeting, Membership, Official, Tenure

_HANDOVER_DAYS = 1

Entry = TypeVar("Entry")

Held = tuple[Official, int, Tenure]
"""A tenure with its official and its position among the official's tenures."""


@rule("error")
def order_of_dates(subject: Subject) -> Iterator[Finding]:
    """Nothing ends before it starts: meetings, tenures, memberships, agreements; nothing is read before it appears."""
    records = subject.records
    for source in records.sources.values():
        published, accessed = ("published", source.published), ("accessed", source.accessed)
        yield from _ordered(source, "accessed", published, accessed)
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
        for n, body in enumerate(grouping.other_members):
            yield from _ordered(grouping, f"other_members[{n}].to", ("from", body.from_), ("to", body.to))
    for agreement in records.agreements.values():
        signed, in_force = ("signed", agreement.signed), ("in_force", agreement.in_force)
        yield from _ordered(agreement, "in_force", signed, in_force)
        yield from _ordered(agreement, "ended", _later(signed, in_force), ("ended", agreement.ended))


def _later(
    one: tuple[str, PartialDate | None], other: tuple[str, PartialDate | None]
) -> tuple[str, PartialDate | None]:
    """Return which of two named dates bounds more what follows them; `other` where that makes no difference."""
    if one[1] and (other[1] is None or one[1].earliest > other[1].earliest):
        return one
    return other


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


@rule("error")
def overlapping_tenures(subject: Subject) -> Iterator[Finding]:
    """No two officials hold one office at a time, but for the day of handover, unless one is acting or concurrent."""
    for holders in holders_by_office(subject).values():
        for held, beside in overlapping_holders(holders):
            yield Finding(
                held[0],
                f"tenures[{held[1]}]",
                f"{held[0].name} and {beside[0].name} both hold {held[2].office} {_shared(beside[2], held[2])}",
                "tenures that meet on the day of handover at most, or acting: true or concurrent: true",
            )


def holders_by_office(subject: Subject) -> dict[str, list[Held]]:
    """Return office id -> its tenures in order of time."""
    by_office: dict[str, list[Held]] = {}
    for official in subject.records.officials.values():
        for n, tenure in enumerate(official.tenures):
            by_office.setdefault(tenure.office, []).append((official, n, tenure))
    for holders in by_office.values():
        holders.sort(key=lambda held: (interval_of_tenure(held[2]).earliest, held[0].id))
    return by_office


def overlapping_holders(holders: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Yield each tenure of an office that an earlier one certainly rules out, and that one."""
    return _overlapping(holders, lambda held: _span_of_tenure(held[2]))


def _span_of_tenure(tenure: Tenure) -> Interval | None:
    """Return the days on which the tenure certainly ruled out another; none where it is acting or concurrent."""
    if tenure.acting or tenure.concurrent:
        return None
    return Interval.certain(tenure.from_ or tenure.as_of, tenure.to)


def _span_of_membership(entry: tuple[int, Membership]) -> Interval | None:
    return Interval.certain(entry[1].from_, entry[1].to)


def _overlapping(entries: Iterable[Entry], span: Callable[[Entry], Interval | None]) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry that certainly shares more than the day of handover with an earlier one, and that one."""
    dated = sorted(
        ((days, n, entry) for n, entry in enumerate(entries) if (days := span(entry))),
        key=lambda dated: (dated[0].earliest, dated[1]),
    )
    longest: tuple[Interval, Entry] | None = None
    for days, _, entry in dated:
        if longest and longest[0].shared_days(days) > _HANDOVER_DAYS:
            yield entry, longest[1]
        if longest is None or days.latest > longest[0].latest:
            longest = days, entry


def _shared(one: Tenure, other: Tenure) -> str:
    start = max(tenure.from_.text for tenure in (one, other) if tenure.from_) if one.from_ or other.from_ else ""
    ends = [tenure.to.text for tenure in (one, other) if tenure.to]
    return f"from {start} to {min(ends)}" if ends else f"from {start} on"


@rule("error")
def overlapping_memberships(subject: Subject) -> Iterator[Finding]:
    """A country belongs to a grouping once at a time."""
    for grouping in subject.records.groupings.values():
        by_country: dict[str, list[tuple[int, Membership]]] = {}
        for n, member in enumerate(grouping.members):
            by_country.setdefault(member.country, []).append((n, member))
        for memberships in by_country.values():
            for (n, member), _ in _overlapping(memberships, _span_of_membership):
                yield Finding(
                    grouping,
                    f"members[{n}]",
                    f"{member.country} is a member twice at a time",
                    "memberships that follow each other",
                )


@rule("warning")
def meeting_before_founding(subject: Subject) -> Iterator[Finding]:
    """No meeting of a dialogue comes before the dialogue was founded."""
    for meeting in subject.records.meetings.values():
        dialogue = subject.records.dialogues.get(meeting.dialogue or "")
        if dialogue and dialogue.founded and meeting.start and meeting.start.is_certainly_before(dialogue.founded):
            yield Finding(
                meeting,
                "start",
                f"the meeting of {meeting.start} comes before {dialogue.id} was founded in {dialogue.founded}",
                "a later meeting or an earlier founding",
            )


@rule("warning")
def membership_before_founding(subject: Subject) -> Iterator[Finding]:
    """Nobody joined a grouping before it was founded."""
    for grouping in subject.records.groupings.values():
        members = [
            *((f"members[{n}].from", member.country, member.from_) for n, member in enumerate(grouping.members)),
            *((f"other_members[{n}].from", body.name, body.from_) for n, body in enumerate(grouping.other_members)),
        ]
        for path, name, joined in members:
            if joined and grouping.founded and joined.is_certainly_before(grouping.founded):
                yield Finding(
                    grouping,
                    path,
                    f"{name} joined in {joined}, and {grouping.short} was founded in {grouping.founded}",
                    f"a date on or after {grouping.founded}, or an earlier founded",
                )


@rule("error")
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


@rule("error")
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
                f"the meeting is held on {meeting.start}, and the knowledge base is kept up to {subject.as_of}",
                "an earlier date, another status, or a later as_of in dialoguekb.yaml",
            )


@rule("error")
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


@rule("error")
def report_after_meeting(subject: Subject) -> Iterator[Finding]:
    """What was said of a meeting before it is not dated after it."""
    for meeting in subject.records.meetings.values():
        last = meeting.end or meeting.start
        if meeting.status != "held" or last is None:
            continue
        for n, (_, said) in enumerate(dated_reports(meeting, subject.records)):
            if said and last.is_certainly_before(said):
                yield Finding(
                    meeting,
                    f"reports[{n}]",
                    f"the report is of {said}, and the meeting was held on {last}",
                    "what was said by the last day of the meeting, or a date: when it was said",
                )


@rule("warning")
def past_plan(subject: Subject) -> Iterator[Finding]:
    """A meeting that is still to come has no date before the day up to which the knowledge base is kept."""
    for meeting in subject.records.meetings.values():
        last = meeting.end or meeting.start
        if meeting.status not in {"expected", "scheduled"} or last is None or subject.as_of is None:
            continue
        if last.is_certainly_before(subject.as_of):
            yield Finding(
                meeting,
                "status",
                f"the meeting is {meeting.status} for {last}, which is past",
                f"held, postponed or cancelled, or a date from {subject.as_of} on",
            )
