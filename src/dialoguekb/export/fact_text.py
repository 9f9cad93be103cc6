"""The words for facts that several sections of a document share."""

from collections.abc import Iterator

from dialoguekb.export.document import Inline, Item, Line, Strong
from dialoguekb.export.provenance_section import cite, cite_all, doubts_of
from dialoguekb.export.scope import in_words
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.series import format_of, level_of, name_of, sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Sourced, Tenure

_DAYS_OF_A_MONTH = 30.44
_MOST_DAYS = 46
"""int, days: what is shorter is counted in days."""
_MOST_MONTHS = 36
"""int, months: what is shorter is counted in months."""


def labelled(label: str, *parts: Inline) -> Item:
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
    """Return the days as written (`2022-09-08 to 2022-09-09`), or `date not established`."""
    if start is None:
        return "date not established"
    return f"{start} to {end}" if end and end != start else str(start)


def place_in_words(city: str | None, country: str | None, records: RecordSet) -> str:
    """Return `Tokyo, Japan`; empty where neither is known. A city state is named once."""
    names = [city, country_name(country, records) if country else None]
    return ", ".join(dict.fromkeys(name for name in names if name))


def meeting_in_words(meeting: Meeting, records: RecordSet) -> str:
    """Return the meeting in a line: its date, its name, and its city or `online`."""
    place = meeting.city or ("online" if meeting.mode == "virtual" else "")
    return f"{days_in_words(meeting.start, meeting.end)}, {name_of(meeting, records)}" + (f", {place}" if place else "")


def nature_of(meeting: Meeting, records: RecordSet) -> str:
    """Return format, level and number in words: `Format 2+2, ministerial level, no. 2 of its series`."""
    level = level_of(meeting, records)
    format_ = format_of(meeting, records)
    parts = [f"Format {format_.replace('-', ' ')}" if format_ else None, f"{level} level" if level else None]
    if meeting.ordinal:
        parts.append(f"no. {meeting.ordinal} of its series")
    return ", ".join(part for part in parts if part)


def sides_in_words(meeting: Meeting, records: RecordSet) -> str:
    """Return the countries at the table in words; empty where there are none."""
    sides = sides_of(meeting, records)
    return countries_in_words(sides, records) if sides else ""


def holder_in_words(holding: Holding) -> str:
    """Return the holder of an office: `Gen Nakatani`, or `Gen Nakatani (acting)`."""
    return f"{holding.official.name} (acting)" if holding.is_acting else holding.official.name


def holder_marks(holding: Holding) -> Line:
    """Return what stands behind the holder of an office: what no source confirms, then the footnotes."""
    return (*doubts_of(holding.tenure.unsourced), *cite_all(holding.citations))


def holder_line(holding: Holding) -> Line:
    """Return the holder of an office with the capacity, the doubts and the footnotes."""
    return (holder_in_words(holding), *holder_marks(holding))


def start_in_words(tenure: Tenure) -> str:
    """Return the first day of a tenure as written, or `not established`."""
    return str(tenure.from_) if tenure.from_ else "not established"


def doubts_and_notes(record: Sourced) -> Iterator[Item]:
    """Yield what sources disagree on and what could not be established."""
    for dispute in record.disputes:
        kept = f"kept: {dispute.kept}" if dispute.kept else "no value was kept"
        line: list[Inline] = [kept, *cite(dispute.sources)]
        for other in dispute.not_kept:
            line += [f"; not kept: {other.value}", *cite(other.sources)]
        line += [f". Why: {dispute.why}"] if dispute.why else []
        yield labelled(f"Sources disagree on {dispute.field.replace('_', ' ')}", *line)
    if record.missing:
        yield labelled("Not established", "; ".join(record.missing))


def note_line(record: Sourced, marks: Line) -> Iterator[Item]:
    """Yield the record's note with its footnotes."""
    if record.note:
        yield labelled("Note", record.note, *marks)
