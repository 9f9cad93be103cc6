"""The meetings of a document, a heading each."""

from collections.abc import Iterator

from dialoguekb.export.document import Block, Bullets, Heading, Inline, Item, Line, Link, Paragraph, Strong
from dialoguekb.export.fact_text import (
    country_name,
    days_in_words,
    doubts_and_notes,
    labelled_item,
    meeting_in_words,
    nature_of,
    note_line,
    place_in_words,
    sides_in_words,
)
from dialoguekb.export.material import Material
from dialoguekb.export.provenance_section import cite, marks_of
from dialoguekb.export.scope import in_words
from dialoguekb.model.date_words import date_in_words, time_in_words
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting
from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.derivations.seats import Seat, seats_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Participant, Report

_GROUPS = {
    "facts": frozenset(
        {
            "title",
            "dialogue",
            "format",
            "level",
            "ordinal",
            "status",
            "start",
            "end",
            "city",
            "country",
            "mode",
            "sides",
        }
    ),
    "participants": frozenset({"participants"}),
    "topics": frozenset({"topics"}),
    "outcomes": frozenset({"outcomes"}),
    "agreements": frozenset({"agreements"}),
    "documents": frozenset({"documents"}),
    "note": frozenset({"note"}),
}
"""Entry -> the fields that it shows; their footnotes stand together."""

_STATUS_IN_WORDS = {
    "held": "Held",
    "scheduled": "Scheduled, not held yet.",
    "expected": "Expected, no date set by the sides.",
    "postponed": "Postponed.",
    "cancelled": "Cancelled.",
}

_AHEAD = ("scheduled", "expected")
"""The statuses of a report whose date and place are those of the meeting to come."""


def meeting_section(material: Material) -> Iterator[Block]:
    """Yield the section of the meetings, in order of date."""
    yield Heading(2, ("Meetings",))
    if not material.meetings:
        yield Paragraph(("No meeting matches.",))
    agreements = agreements_by_meeting(material.records, material.meetings)
    for meeting in material.meetings:
        status = "" if meeting.status == "held" else f" ({meeting.status})"
        yield Heading(3, (meeting_in_words(meeting, material.records) + status,))
        yield Bullets(tuple(meeting_entries(meeting, agreements.get(meeting.id, []), material.records)))


def meeting_entries(meeting: Meeting, agreements: list[str], records: RecordSet) -> Iterator[Item]:
    """Yield the entries of a meeting; `agreements` are the ids of those that came of it."""
    shown = {name for name in _GROUPS if name == "facts" or getattr(meeting, name)}
    marks = marks_of(meeting, _GROUPS, shown | ({"agreements"} if agreements else set()))
    yield _facts(meeting, records, marks["facts"])
    if meeting.participants:
        yield _participants(meeting, records, marks["participants"])
    if meeting.topics:
        yield labelled_item("Topics", "; ".join(_topics(meeting, records)), *marks["topics"])
    if meeting.outcomes:
        yield Item((Strong("Outcomes:"), *marks["outcomes"]), tuple((outcome,) for outcome in meeting.outcomes))
    if agreements:
        yield labelled_item(
            "Agreements", "; ".join(_agreement(agreement, records) for agreement in agreements), *marks["agreements"]
        )
    if meeting.documents:
        documents = tuple(
            (Link(document.title, document.url) if document.url else document.title,) for document in meeting.documents
        )
        yield Item((Strong("Documents:"), *marks["documents"]), documents)
    if meeting.reports:
        reports = tuple(_report(report, day, records) for report, day in dated_reports(meeting, records))
        yield Item((Strong("Announced before:"),), reports)
    yield from doubts_and_notes(meeting)
    yield from note_line(meeting, marks.get("note", ()))


def _facts(meeting: Meeting, records: RecordSet, marks: Line) -> Item:
    place = place_in_words(meeting.city, meeting.country, records)
    mode = {"virtual": " online", "hybrid": " in person and online"}.get(meeting.mode or "", "")
    where = f"{mode}{f' in {place}' if place else ''}"
    if meeting.status == "held":
        venue = f"{where}."
    else:
        days = f" for {days_in_words(meeting.start, meeting.end)}" if meeting.start else ""
        venue = f" Planned{days}{where}." if days or where else ""
    nature = f" {nature_of(meeting, records)}." if nature_of(meeting, records) else ""
    sides = f" Sides: {sides_in_words(meeting, records)}." if sides_in_words(meeting, records) else ""
    return Item((Strong(_STATUS_IN_WORDS[meeting.status]), f"{venue}{nature}{sides}", *marks))


def _participants(meeting: Meeting, records: RecordSet, marks: Line) -> Item:
    label = "At the table:" if meeting.status == "held" else "Announced to take part:"
    by_country: dict[str | None, list[str]] = {}
    for _, participant, seat in seats_of(meeting, records):
        by_country.setdefault(seat.country, []).append(_seat(seat, participant))
    lines = [
        (f"{country_name(country, records)}: " if country else "") + "; ".join(seats)
        for country, seats in by_country.items()
    ]
    named = (each.official for each in meeting.participants if each.official)
    if unknown := [official for official in named if official not in records.officials]:
        lines.append(f"without a record: {'; '.join(unknown)}")
    return Item((Strong(label), *marks), tuple((line,) for line in lines))


def _seat(seat: Seat, participant: Participant) -> str:
    title = f", {seat.title}" if seat.title else ""
    remark = f" ({participant.note})" if participant.note else ""
    return f"{seat.name}{title}{remark}" if seat.official else f"{seat.name}{title}{remark} (no record)"


def _topics(meeting: Meeting, records: RecordSet) -> Iterator[str]:
    for entry in meeting.topics:
        topic = records.topics.get(entry.topic)
        label = topic.label if topic else entry.topic
        yield f"{label} ({entry.as_})" if entry.as_ else label


def _agreement(identifier: str, records: RecordSet) -> str:
    agreement = records.agreements.get(identifier)
    if agreement is None:
        return identifier
    return f"{agreement.short} (signed {date_in_words(agreement.signed)})" if agreement.signed else agreement.short


def _report(report: Report, day: PartialDate | None, records: RecordSet) -> Line:
    names = [records.officials[name].name if name in records.officials else name for name in report.participants]
    parts = [
        _plan(report, records),
        f"moved from {date_in_words(report.was)}" if report.was else "",
        f"participants announced: {in_words(names)}" if names else "",
        report.note or "",
    ]
    line: list[Inline] = [f"{day or 'undated page'}: " + "; ".join(part for part in parts if part)]
    return (*line, *cite((report.source,)))


def _plan(report: Report, records: RecordSet) -> str:
    place = place_in_words(report.city, report.country, records)
    days = days_in_words(report.start, report.end) if report.start else ""
    if report.status in _AHEAD:
        when = f"for {days}" if report.end else time_in_words(report.start) if report.start else ""
        return f"{report.status}{f' {when}' if when else ''}{f' in {place}' if place else ''}"
    parts = (report.status, f"date: {days}" if days else "", f"place: {place}" if place else "")
    return "; ".join(part for part in parts if part)
