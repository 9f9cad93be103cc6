"""The rows of the tables that hold one kind of record each.

A list of small mappings becomes the JSON that the command line prints: complete with what the record
inherits, so that a listing needs no join to show it.
"""

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any

import msgspec

from dialoguekb.index.context import Surroundings
from dialoguekb.index.name_rows import caption_of
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.seats import seat_of, title_of_signatory
from dialoguekb.model.derivations.series import format_of, level_of, sides_of, title_of
from dialoguekb.model.fields import Day, fields_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Official, Record, Sourced

_encoded = msgspec.json.Encoder().encode


def row_of_record(record: Record, around: Surroundings) -> dict[str, Any]:
    """Return the row of a record in the table of its kind, as column -> value."""
    inherit = _INHERITED.get(record.record_kind)
    inherited = inherit(record, around) if inherit else {}
    if isinstance(record, Sourced):
        inherited["sources"] = to_json([citation.id for citation in record.sources])
    row: dict[str, Any] = {}
    cls: Any = type(record)
    for key, name, write in _columns(cls):
        if key in inherited:
            row[key] = inherited.pop(key)
        else:
            write(row, key, getattr(record, name))
    row |= inherited
    row["caption"] = caption_of(record, around.records)
    row["file"], row["line"], row["position"] = record.stands_at.file, record.stands_at.line, record.stands_at.column
    return row


def to_json(value: Any) -> str:
    """Return a list as compact JSON text; dates as written, keys as in a file."""
    return _encoded(plain(value)).decode() if value else "[]"


def plain(value: Any) -> Any:
    """Return a record's value as lists, dicts, strings, numbers and None."""
    cls: Any = value.__class__
    if cls in _PLAIN:
        return value
    if cls is PartialDate:
        return value.text
    if cls is tuple or cls is list:
        return [plain(item) for item in value]
    if cls is dict:
        return {key: plain(item) for key, item in value.items()}
    return {key: plain(getattr(value, name)) for key, name in _attributes(cls)} if is_dataclass(value) else value


_PLAIN = {str, int, float, bool, type(None)}
"""The classes of values that are plain already."""


@cache
def _attributes(cls: Any) -> tuple[tuple[str, str], ...]:
    """Return key and attribute of each field of a record's part."""
    return tuple((field.key, field.name) for field in fields_of(cls))


Write = Callable[[dict[str, Any], str, Any], None]
"""From a row, a key and a value of the record to the columns of that key in the row."""


def _write_as_is(row: dict[str, Any], key: str, value: Any) -> None:
    row[key] = value


def _write_list(row: dict[str, Any], key: str, value: Any) -> None:
    row[key] = to_json(value)


def _write_date(row: dict[str, Any], key: str, value: PartialDate | None) -> None:
    row[key] = value.text if value else None
    row[f"{key}_first_day"] = value.earliest.isoformat() if value else None
    row[f"{key}_last_day"] = value.latest.isoformat() if value else None


@cache
def _columns(cls: Any) -> tuple[tuple[str, str, Write], ...]:
    """Return key, attribute and writer of each field of a record."""
    return tuple(
        (
            field.key,
            field.name,
            _write_list if field.many else _write_date if isinstance(field.form, Day) else _write_as_is,
        )
        for field in fields_of(cls)
    )


def _of_official(official: Official, around: Surroundings) -> dict[str, Any]:
    return {"tenures": to_json([tenure_json(tenure, around.records) for tenure in official.tenures])}


def _of_meeting(meeting: Meeting, around: Surroundings) -> dict[str, Any]:
    records = around.records
    days = interval_of_meeting(meeting)
    return {
        "title": title_of(meeting, records),
        "format": format_of(meeting, records),
        "level": level_of(meeting, records),
        "sides": to_json(sides_of(meeting, records)),
        "participants": to_json(list(_seats(meeting, records))),
        "topics": to_json([entry.topic for entry in meeting.topics]),
        "reports": to_json(list(_reports(meeting, records))),
        "agreements": to_json(around.agreements_of.get(meeting.id, [])),
        "first_day": days.earliest.isoformat() if days else None,
        "last_day": days.latest.isoformat() if days else None,
    }


def _seats(meeting: Meeting, records: RecordSet) -> Iterator[dict[str, Any]]:
    for participant in meeting.participants:
        seat = seat_of(participant, meeting, records)
        if seat is not None:
            yield {
                "official": seat.official.id,
                "name": seat.official.name,
                "country": seat.official.country,
                "office": seat.office,
                "title": seat.title,
            }


def _reports(meeting: Meeting, records: RecordSet) -> Iterator[dict[str, Any]]:
    """Yield the reports as the command line prints them: with their source's date where they have no other."""
    for report in meeting.reports:
        source = records.sources.get(report.source)
        yield plain(report) | {"date": plain(report.date or (source.published if source else None))}


def _of_agreement(agreement: Agreement, around: Surroundings) -> dict[str, Any]:
    return {
        "signatories": to_json(list(signatories_json(agreement, around.records))),
        "meeting": agreement.meeting or around.meeting_of.get(agreement.id),
    }


_INHERITED: dict[str, Callable[[Any, Surroundings], dict[str, Any]]] = {
    "official": _of_official,
    "meeting": _of_meeting,
    "agreement": _of_agreement,
}
"""Kind -> what a record's row holds that is not written in it alone."""


def tenure_json(tenure: Any, records: RecordSet) -> dict[str, Any]:
    """Return a tenure as the command line prints it: office, role, title, from, to, acting."""
    office = records.offices.get(tenure.office)
    return {
        "office": tenure.office,
        "role": office.role if office else None,
        "title": office.title if office else None,
        "from": tenure.from_,
        "to": tenure.to,
        "acting": tenure.acting,
    }


def signatories_json(agreement: Agreement, records: RecordSet) -> Iterator[dict[str, Any]]:
    """Yield an agreement's signatories as the command line prints them, like a meeting's participants."""
    for signatory in agreement.signatories:
        official = records.officials.get(signatory.official or "")
        yield {
            "official": signatory.official,
            "name": official.name if official else signatory.name,
            "country": signatory.country or (official.country if official else None),
            "title": title_of_signatory(signatory, agreement, records),
        }
