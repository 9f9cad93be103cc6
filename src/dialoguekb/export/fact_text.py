"""The words for facts that several sections of a document share."""

from collections.abc import Iterator
from datetime import date

from dialoguekb.export.document import Inline, Item, Line, Strong
from dialoguekb.export.field_words import field_in_words
from dialoguekb.export.provenance_section import cite, cite_all, doubts_of
from dialoguekb.export.scope import in_words
from dialoguekb.model.date_words import date_in_words, time_in_words
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.posts import name_in_sentence
from dialoguekb.model.derivations.series import format_of, level_of, name_of, sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, SourcedRecord, Tenure

_DAYS_OF_A_MONTH = 30.44
_MOST_DAYS = 46
"""int, days: what is shorter is counted in days."""
_MOST_MONTHS = 36
"""int, months: what is shorter is counted in months."""


def labelled_item(label: str, *parts: Inline) -> Item:
    """Return an entry that begins with its label: `**Held:** in Tokyo`."""
    return Item((Strong(f"{label}:"), " ", *parts))


def country_name(code: str, records: RecordSet) -> str:
    """Return the country's name, or its code where it has no record."""
    country = records.countries.get(code)
    return country.name if country else code


def countries_in_words(codes: tuple[str, ...], records: RecordSet) -> str:
    """Return the countries as `India, Japan and the rest`."""
    return in_words([country_name(code, records) for code in codes])


def times_in_words(count: int) -> str:
    """Return `never`, `once`, `twice` or `5 times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def span_in_words(days: int) -> str:
    """Return a number of days as a reader counts them: `10 days`, `7 months`, `4 years`."""
    months = round(days / _DAYS_OF_A_MONTH)
    if days < _MOST_DAYS:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{months} months" if months < _MOST_MONTHS else f"{round(months / 12)} years"


def days_in_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the days (`2022-09-08 to 2022-09-09`, `the third quarter of 2026`), or `date not established`."""
    if start is None:
        return "date not established"
    first = date_in_words(start)
    return f"{first} to {date_in_words(end)}" if end and end != start else first


def place_in_words(city: str | None, country: str | None, records: RecordSet) -> str:
    """Return `Tokyo, Japan` or `the United States`; empty where neither is known. A city state is named once."""
    if country and not city:
        return name_in_sentence(country_name(country, records))
    names = [city, country_name(country, records) if country else None]
    return ", ".join(dict.fromkeys(name for name in names if name))


def meeting_in_words(meeting: Meeting, records: RecordSet) -> str:
    """Return the meeting in a line: its date, its name, and its city or `online`."""
    place = meeting.city or ("online" if meeting.mode == "virtual" else "")
    return f"{days_in_words(meeting.start, meeting.end)}, {name_of(meeting, records)}" + (f", {place}" if place else "")


def nature_of(meeting: Meeting, records: RecordSet) -> str:
    """Return format, level and number in words: `Format: 2+2; level: ministerial; number 2 in its series`."""
    level = level_of(meeting, records)
    format_ = format_of(meeting, records)
    parts = [f"format: {format_.replace('-', ' ')}" if format_ else None, f"level: {level}" if level else None]
    if meeting.ordinal:
        parts.append(f"number {meeting.ordinal} in its series")
    nature = "; ".join(part for part in parts if part)
    return nature[:1].upper() + nature[1:]


def sides_in_words(meeting: Meeting, records: RecordSet) -> str:
    """Return the countries at the table in words; empty where there are none."""
    sides = sides_of(meeting, records)
    return in_words([name_in_sentence(country_name(side, records)) for side in sides]) if sides else ""


def holder_in_words(holding: Holding) -> str:
    """Return the holder of an office: `Gen Nakatani`, or `Gen Nakatani (acting)`."""
    return f"{holding.official.name} (acting)" if holding.is_acting else holding.official.name


def holder_marks(holding: Holding, fields: frozenset[str] | None = None) -> Line:
    """Return what stands behind the holder of an office: what no source confirms, then the footnotes.

    `fields` are those of the tenure that the text speaks of; None is all of them.
    """
    return (*doubts_of(holding.tenure.unsourced, fields), *cite_all(holding.citations))


def holder_line(holding: Holding) -> Line:
    """Return the holder of an office with the capacity, the doubts and the footnotes."""
    return (holder_in_words(holding), *holder_marks(holding))


def start_in_words(tenure: Tenure) -> str:
    """Return the first day of a tenure, or `not established`."""
    return date_in_words(tenure.from_) if tenure.from_ else "not established"


def last_reported(tenure: Tenure, day: date) -> PartialDate | None:
    """Return when a holder was last reported in office.

    None if the end of the tenure is known, if no such day is recorded, and if it comes after the day of the page.
    """
    is_told = tenure.to is None and tenure.as_of is not None and tenure.as_of.latest <= day
    return tenure.as_of if is_told else None


def last_report_in_words(tenure: Tenure, day: date) -> str:
    """Return `last reported in office on 2026-08-22`; empty where `last_reported` has no day."""
    reported = last_reported(tenure, day)
    if reported is None:
        return ""
    return f"last reported in office {time_in_words(reported, 'on' if reported.is_a_day else 'in')}"


def holder_and_post(holding: Holding, day: date) -> str:
    """Return holder and office in a few words: `Sanae Takaichi, Prime Minister (as of 2026-08-22)`."""
    reported = last_reported(holding.tenure, day)
    post = holding.office_title or holding.tenure.office
    return f"{holder_in_words(holding)}, {post}{f' (as of {date_in_words(reported)})' if reported else ''}"


def doubts_and_notes(record: SourcedRecord) -> Iterator[Item]:
    """Yield what sources disagree on and what could not be established."""
    for dispute in record.disputes:
        kept = f"{dispute.kept} here" if dispute.kept else "no value is used here"
        line: list[Inline] = [kept, *cite(dispute.sources)]
        for other in dispute.not_kept:
            line += [f"; elsewhere {other.value}", *cite(other.sources)]
        line += [f". Reason: {dispute.why}"] if dispute.why else []
        yield labelled_item(f"Sources disagree on the {field_in_words(dispute.field)}", *line)
    if record.missing:
        yield labelled_item("Not established", "; ".join(record.missing))


def note_line(record: SourcedRecord, marks: Line) -> Iterator[Item]:
    """Yield the record's note with its footnotes."""
    if record.note:
        yield labelled_item("Note", record.note, *marks)
