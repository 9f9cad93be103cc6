"""What of a record full text finds: its texts, by the field of the search that they belong to.

A field of the search gathers the fields of all kinds that a user would call by one word: `names` are aliases,
codes and native names, `people` those at the table and those who signed. What a record inherits counts as its
own: the title of a meeting, the names of its sides.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from dialoguekb.model.derivations.seats import seats_of
from dialoguekb.model.derivations.series import sides_of, title_of
from dialoguekb.model.fields import fields_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Dialogue, Document, Meeting, Official, Record

_SEARCHED_AS = {
    "name": "title",
    "title": "title",
    "short": "title",
    "label": "title",
    "id": "names",
    "alpha3": "names",
    "official_name": "names",
    "family_name": "names",
    "demonym": "names",
    "native": "names",
    "aliases": "names",
    "ministry": "names",
    "city": "places",
    "place": "places",
    "capital": "places",
    "region": "places",
    "subregion": "places",
    "outcomes": "outcomes",
    "documents": "documents",
    "summary": "summary",
    "definition": "summary",
    "publisher": "publisher",
    "missing": "notes",
    "note": "notes",
}
"""Field of a record -> the field of the search that holds its text as it is written."""


def texts_of(record: Record, records: RecordSet) -> dict[str, list[str]]:
    """Return the texts of a record: field of `SEARCHED` -> texts in the order of the record."""
    found: dict[str, list[str]] = {}
    for field, text in (*_written(record), *_inherited(record, records)):
        if text:
            found.setdefault(field, []).append(text)
    return {field: list(dict.fromkeys(texts)) for field, texts in found.items()}


def _written(record: Record) -> Iterator[tuple[str, str | None]]:
    cls: Any = type(record)
    for name, field in _fields_written(cls):
        value: Any = getattr(record, name)
        for entry in value if isinstance(value, tuple) else (value,):
            yield field, entry.title if isinstance(entry, Document) else entry


@cache
def _fields_written(cls: Any) -> tuple[tuple[str, str], ...]:
    declared = {field.name for field in fields_of(cls)}
    return tuple((name, field) for name, field in _SEARCHED_AS.items() if name in declared)


def _inherited(record: Record, records: RecordSet) -> Iterator[tuple[str, str | None]]:
    if isinstance(record, Meeting):
        yield from _of_meeting(record, records)
    elif isinstance(record, Agreement):
        yield from (("sides", name) for code in record.parties for name in _country(code, records))
        for hand in record.signatories:
            official = records.officials.get(hand.official or "")
            yield from (("people", name) for name in _person(official, hand.name))
    elif isinstance(record, Dialogue):
        yield from (("sides", name) for code in record.sides for name in _country(code, records))
    elif isinstance(record, Official):
        yield from (("sides", name) for name in _country(record.country, records))
        offices = (records.offices.get(tenure.office) for tenure in record.tenures)
        yield from (("summary", office.title) for office in offices if office)


def _of_meeting(meeting: Meeting, records: RecordSet) -> Iterator[tuple[str, str | None]]:
    yield "title", title_of(meeting, records)
    dialogue = records.dialogues.get(meeting.dialogue or "")
    yield from (("names", alias) for alias in (dialogue.aliases if dialogue else ()))
    yield from (("sides", name) for code in sides_of(meeting, records) for name in _country(code, records))
    yield from (("places", name) for name in _country(meeting.country or "", records))
    for _, _, seat in seats_of(meeting, records):
        yield from (("people", name) for name in _person(seat.official, seat.official.name))
        yield "people", seat.title
    for entry in meeting.topics:
        topic = records.topics.get(entry.topic)
        yield "topics", topic.label if topic else entry.topic
        yield "topics", entry.as_
    for report in meeting.reports:
        yield "reports", report.city
        yield "reports", report.note


def _country(code: str, records: RecordSet) -> Iterator[str | None]:
    country = records.countries.get(code)
    if country:
        yield country.name
        yield country.demonym


def _person(official: Official | None, name: str | None) -> Iterator[str | None]:
    yield official.name if official else name
    if official:
        yield official.native
