"""The rows of the tables that hold one kind of record each.

A list of small mappings becomes the JSON that the command line prints: complete with what the record
inherits, so that a listing needs no join to show it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from dialoguekb.dates import PartialDate
from dialoguekb.derivation import (
    format_of,
    interval_of_meeting,
    level_of,
    meetings_of_agreements,
    seat_of,
    sides_of,
    title_of,
    title_of_signatory,
)
from dialoguekb.index.naming import caption_of
from dialoguekb.record_set import RecordSet
from dialoguekb.records import RECORD_CLASSES, Agreement, Meeting, Official, Record, Sourced
from dialoguekb.schema import Day, fields_of
from dialoguekb.vocabulary import PLURALS

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def rows_of_records(records: RecordSet) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    """Yield each record table's name and its rows, as column -> value."""
    inherit = _Inheritance(records)
    for cls in RECORD_CLASSES:
        of_kind = records.of_kind(cls.record_kind).values()
        yield PLURALS[cls.record_kind], (inherit.row(record) for record in of_kind)


def to_json(value: Any) -> str:
    """Return a list as compact JSON text; dates as written, keys as in a file."""
    return _ENCODER.encode(plain(value)) if value else "[]"


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


def _plain_row(record: Record) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.many:
            row[field.key] = to_json(value)
        elif isinstance(field.form, Day):
            row[field.key] = value.text if value else None
            row[f"{field.key}_first_day"] = value.earliest.isoformat() if value else None
            row[f"{field.key}_last_day"] = value.latest.isoformat() if value else None
        else:
            row[field.key] = value
    return row


class _Inheritance:
    """Fills in, kind by kind, what a record inherits from others."""

    def __init__(self, records: RecordSet) -> None:
        self.records = records
        self.agreements_of = meetings_of_agreements(records)
        self.meeting_of = {agreement: meeting for meeting, found in self.agreements_of.items() for agreement in found}
        self.fill: dict[str, Callable[[Any], dict[str, Any]]] = {
            "official": self._official,
            "meeting": self._meeting,
            "agreement": self._agreement,
        }

    def row(self, record: Record) -> dict[str, Any]:
        row = _plain_row(record)
        if isinstance(record, Sourced):
            row["sources"] = to_json([citation.id for citation in record.sources])
        if record.record_kind in self.fill:
            row |= self.fill[record.record_kind](record)
        row |= {
            "caption": caption_of(record, self.records),
            "file": record.stands_at.file,
            "line": record.stands_at.line,
            "position": record.stands_at.column,
        }
        return row

    def _official(self, official: Official) -> dict[str, Any]:
        return {"tenures": to_json([tenure_json(tenure, self.records) for tenure in official.tenures])}

    def _meeting(self, meeting: Meeting) -> dict[str, Any]:
        days = interval_of_meeting(meeting)
        return {
            "title": title_of(meeting, self.records),
            "format": format_of(meeting, self.records),
            "level": level_of(meeting, self.records),
            "sides": to_json(sides_of(meeting, self.records)),
            "participants": to_json(list(self.seats(meeting))),
            "topics": to_json([entry.topic for entry in meeting.topics]),
            "reports": to_json(list(self._reports(meeting))),
            "agreements": to_json(self.agreements_of.get(meeting.id, [])),
            "first_day": days.earliest.isoformat() if days else None,
            "last_day": days.latest.isoformat() if days else None,
        }

    def seats(self, meeting: Meeting) -> Iterator[dict[str, Any]]:
        for participant in meeting.participants:
            seat = seat_of(participant, meeting, self.records)
            if seat is not None:
                yield {
                    "official": seat.official.id,
                    "name": seat.official.name,
                    "country": seat.official.country,
                    "office": seat.office,
                    "title": seat.title,
                }

    def _reports(self, meeting: Meeting) -> Iterator[dict[str, Any]]:
        """Yield the reports as the command line prints them: with their source's date where they have no other."""
        for report in meeting.reports:
            source = self.records.sources.get(report.source)
            yield plain(report) | {"date": plain(report.date or (source.published if source else None))}

    def _agreement(self, agreement: Agreement) -> dict[str, Any]:
        return {
            "signatories": to_json(list(signatories_json(agreement, self.records))),
            "meeting": agreement.meeting or self.meeting_of.get(agreement.id),
        }


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
