"""Rules about the order of dates and about periods that must not overlap."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.overlaps import overlapping_holdings, overlapping_pairs, start_of
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval, PartialDate, days_after
from dialoguekb.model.derivations.holders import holdings_by_office
from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Grouping, Meeting, Membership, Record, Tenure

NamedDate = tuple[str, PartialDate | None]
"""The key of a date field, and its value."""


@rule("error")
def order_of_dates(subject: Subject) -> Iterator[Finding]:
    """Nothing ends before it starts, and no source is read or copied before it is published."""
    records = subject.records
    for source in records.sources.values():
        published, accessed = ("published", source.published), ("accessed", source.accessed)
        yield from _in_order(source, "accessed", published, accessed)
        copied = ("the copy of", source.archived.date if source.archived else None)
        yield from _in_order(source, "archived.date", published, copied)
    for record in records.all():
        yield from _in_order(record, "end", _date_of(record, "start"), _date_of(record, "end"))
    for country in records.countries.values():
        if country.existed:
            yield from _in_order(country, "existed.to", ("from", country.existed.from_), ("to", country.existed.to))
        for n, former in enumerate(country.former_names):
            yield from _in_order(country, f"former_names[{n}].to", ("from", former.from_), ("to", former.to))
    for meeting in records.meetings.values():
        for n, report in enumerate(meeting.reports):
            yield from _in_order(meeting, f"reports[{n}].end", ("start", report.start), ("end", report.end))
    yield from _order_in_offices(records)
    for grouping in records.groupings.values():
        yield from _order_of_memberships(grouping)
    for agreement in records.agreements.values():
        signed, in_force = ("signed", agreement.signed), ("in_force", agreement.in_force)
        yield from _in_order(agreement, "in_force", signed, in_force)
        yield from _in_order(agreement, "ended", _later(signed, in_force), ("ended", agreement.ended))


def _order_in_offices(records: RecordSet) -> Iterator[Finding]:
    for official in records.officials.values():
        for n, tenure in enumerate(official.tenures):
            start = ("from", tenure.from_)
            yield from _in_order(official, f"tenures[{n}].to", start, ("to", tenure.to))
            yield from _in_order(official, f"tenures[{n}].as_of", start, ("as_of", tenure.as_of))
    for office in records.offices.values():
        for n, title in enumerate(office.titles):
            yield from _in_order(office, f"titles[{n}].to", ("from", title.from_), ("to", title.to))


def _order_of_memberships(grouping: Grouping) -> Iterator[Finding]:
    for n, member in enumerate(grouping.members):
        yield from _in_order(grouping, f"members[{n}].to", ("from", member.from_), ("to", member.to))
    for n, body in enumerate(grouping.other_members):
        yield from _in_order(grouping, f"other_members[{n}].to", ("from", body.from_), ("to", body.to))


def _date_of(record: Record, field: str) -> NamedDate:
    """Return a field with its date; with None where the record has no such field, or no date in it."""
    value = getattr(record, field, None)
    return field, value if isinstance(value, PartialDate) else None


def _later(first: NamedDate, second: NamedDate) -> NamedDate:
    """Return the later of two dates; the second if neither is later."""
    if first[1] and (second[1] is None or first[1].earliest > second[1].earliest):
        return first
    return second


def _in_order(record: Record, path: str, earlier: NamedDate, later: NamedDate) -> Iterator[Finding]:
    (first_name, first), (last_name, last) = earlier, later
    if first and last and last.is_certainly_before(first):
        yield Finding(record, path, f"{last_name} {last} is before {first_name} {first}", f"a date on or after {first}")


@rule("error")
def overlapping_tenures(subject: Subject) -> Iterator[Finding]:
    """No two officials hold an office at once, except on the day of handover or if one is acting or concurrent."""
    for holdings in holdings_by_office(subject.records).values():
        for holding, other in overlapping_holdings(holdings):
            names = f"{holding.official.name} and {other.official.name}"
            yield Finding(
                holding.official,
                holding.path,
                f"{names} both hold {holding.tenure.office} {_shared_days(other.tenure, holding.tenure)}",
                "tenures that share at most the day of handover, or acting: true or concurrent: true",
            )


def _shared_days(first: Tenure, second: Tenure) -> str:
    starts = [tenure.from_ for tenure in (first, second) if tenure.from_]
    ends = [tenure.to for tenure in (first, second) if tenure.to]
    start = max(starts, default="")
    return f"from {start} to {min(ends)}" if ends else f"from {start} on"


@rule("error")
def overlapping_memberships(subject: Subject) -> Iterator[Finding]:
    """A country is a member of a grouping only once at a time."""
    for grouping in subject.records.groupings.values():
        by_country: dict[str, list[tuple[int, Membership]]] = {}
        for n, member in enumerate(grouping.members):
            by_country.setdefault(member.country, []).append((n, member))
        for memberships in by_country.values():
            for (n, member), _ in overlapping_pairs(memberships, _days_of_membership):
                yield Finding(
                    grouping,
                    f"members[{n}]",
                    f"{member.country} is a member twice at the same time",
                    "memberships that follow each other",
                )


def _days_of_membership(entry: tuple[int, Membership]) -> Interval | None:
    return Interval.certain(entry[1].from_, entry[1].to)


@rule("warning")
def meeting_before_founding(subject: Subject) -> Iterator[Finding]:
    """No meeting of a dialogue takes place before the dialogue was founded."""
    for meeting in subject.records.meetings.values():
        dialogue = subject.records.dialogues.get(meeting.dialogue or "")
        if dialogue and dialogue.founded and meeting.start and meeting.start.is_certainly_before(dialogue.founded):
            yield Finding(
                meeting,
                "start",
                f"the meeting of {meeting.start} is before the founding of {dialogue.id} in {dialogue.founded}",
                "a later meeting or an earlier founding",
            )


@rule("warning")
def membership_before_founding(subject: Subject) -> Iterator[Finding]:
    """No member joins a grouping before it was founded."""
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
                    f"{name} joined in {joined}, but {grouping.short} was founded in {grouping.founded}",
                    f"a date on or after {grouping.founded}, or an earlier founding",
                )


@rule("error")
def dated_tenure(subject: Subject) -> Iterator[Finding]:
    """A tenure has a start date, or a day on which the official is known to have been in office."""
    for official in subject.records.officials.values():
        for n, tenure in enumerate(official.tenures):
            if start_of(tenure) is None:
                yield Finding(
                    official,
                    f"tenures[{n}]",
                    f"the tenure of {tenure.office} has no start date",
                    "from: YYYY-MM-DD, or as_of: a day on which a source shows the official in office",
                )


@rule("error")
def held_meeting(subject: Subject) -> Iterator[Finding]:
    """A held meeting has a date, no later than the date of the knowledge base."""
    for meeting in subject.records.meetings.values():
        if meeting.status != "held":
            continue
        if meeting.start is None:
            yield Finding(meeting, "status", "the meeting is held but has no start date", "start: YYYY-MM-DD")
        elif subject.latest_day and subject.latest_day.is_certainly_before(meeting.start):
            yield Finding(
                meeting,
                "start",
                f"the meeting was held on {meeting.start}, after the date of the knowledge base ({subject.latest_day})",
                "an earlier date, another status, or a later as_of in dialoguekb.yaml",
            )


@rule("error")
def repeated_ordinal(subject: Subject) -> Iterator[Finding]:
    """No two meetings of a dialogue have the same number, unless one was postponed or cancelled."""
    first_by_number: dict[tuple[str, int], Meeting] = {}
    for meeting in subject.records.meetings.values():
        if meeting.dialogue is None or meeting.ordinal is None or meeting.status in {"postponed", "cancelled"}:
            continue
        first = first_by_number.setdefault((meeting.dialogue, meeting.ordinal), meeting)
        if first is not meeting:
            yield Finding(
                meeting,
                "ordinal",
                f"{first.id} is also number {meeting.ordinal} of {meeting.dialogue}",
                "a number that no other meeting has",
            )


@rule("error")
def report_after_meeting(subject: Subject) -> Iterator[Finding]:
    """A report about a coming meeting is not dated after the meeting, nor after the next day elsewhere on Earth."""
    for meeting in subject.records.meetings.values():
        last = meeting.end or meeting.start
        if meeting.status != "held" or last is None:
            continue
        for n, (_, date) in enumerate(dated_reports(meeting, subject.records)):
            grace = 1 if date and date.is_a_day else 0
            if date and days_after(last.latest, grace) < date.earliest:
                yield Finding(
                    meeting,
                    f"reports[{n}]",
                    f"the report is dated {date}, but the meeting was held on {last}",
                    "a report from before the end of the meeting, or its own date: YYYY-MM-DD",
                )


@rule("warning")
def past_plan(subject: Subject) -> Iterator[Finding]:
    """The date of an expected or scheduled meeting is not before the date of the knowledge base."""
    for meeting in subject.records.meetings.values():
        last = meeting.end or meeting.start
        if meeting.status not in {"expected", "scheduled"} or last is None or subject.as_of is None:
            continue
        if last.is_certainly_before(subject.as_of):
            yield Finding(
                meeting,
                "status",
                f"the meeting is {meeting.status} for {last}, which is in the past",
                f"held, postponed or cancelled, or a date on or after {subject.as_of}",
            )


@rule("warning")
def held_on_older_pages(subject: Subject) -> Iterator[Finding]:
    """A held meeting without reports cites a source from its day or later, or one whose date is not known."""
    for meeting in subject.records.meetings.values():
        sources = [subject.records.sources.get(citation.id) for citation in meeting.sources]
        is_told = meeting.reports or not sources or None in sources
        if meeting.status != "held" or meeting.start is None or is_told:
            continue
        first_day = days_after(meeting.start.earliest, -1)
        if all(source and source.published and source.published.latest < first_day for source in sources):
            yield Finding(
                meeting,
                "sources",
                f"no source was published on or after {meeting.start}, so --as-known-on never tells that it was held",
                "a source that tells of the meeting after it took place",
            )
