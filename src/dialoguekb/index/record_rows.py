"""The rows of the tables that hold one kind of record each.

A list of small mappings becomes the JSON that the command line prints. It holds what the record inherits, so that a
listing needs no join to show it, and is made from the rows of the tables of links (`index.link_rows`).
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from dialoguekb.index.context import Context
from dialoguekb.index.link_rows import Row
from dialoguekb.index.record_tables import column_of, stored_fields
from dialoguekb.index.tenure_entry import tenure_entry
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.series import format_of, level_of, name_of, title_of
from dialoguekb.model.fields import Day, Field, NestedMapping
from dialoguekb.model.plain_values import part_to_json, plain, to_json
from dialoguekb.model.records import Agreement, Meeting, Office, Official, Record, SourcedRecord

Links = dict[str, list[Row]]
"""The rows of a record in the tables of links: table -> rows."""


def row_of_record(record: Record, links: Links, context: Context) -> Row:
    """Return the row of a record in the table of its kind; `links` are its rows in the tables of links."""
    derive = _DERIVED.get(record.kind_name)
    derived = derive(record, links, context) if derive else {}
    if isinstance(record, SourcedRecord):
        derived["sources"] = to_json([citation.id for citation in record.sources])
    row: Row = {}
    cls: Any = type(record)
    for column, name, write in _columns(cls):
        if column in derived:
            row[column] = derived.pop(column)
        else:
            write(row, column, getattr(record, name))
    row |= derived
    row["caption"] = record.caption(context.records)
    row["file"], row["line"], row["position"] = record.origin.file, record.origin.line, record.origin.column
    return row


Write = Callable[[Row, str, Any], None]
"""Takes a row, a column and the value of a field; writes the columns of that field into the row."""


def _write_as_is(row: Row, column: str, value: Any) -> None:
    row[column] = value


def _write_list(row: Row, column: str, value: Any) -> None:
    row[column] = to_json(value)


def _write_part(row: Row, column: str, value: Any) -> None:
    row[column] = part_to_json(value)


def _write_date(row: Row, column: str, value: PartialDate | None) -> None:
    row[column] = value.text if value else None
    row[f"{column}_first_day"] = value.earliest.isoformat() if value else None
    row[f"{column}_last_day"] = value.latest.isoformat() if value else None


@cache
def _columns(cls: Any) -> tuple[tuple[str, str, Write], ...]:
    """Return column, attribute and writer of each field of a record."""
    return tuple((column_of(field), field.name, _writer_of(field)) for field in stored_fields(cls))


def _writer_of(field: Field) -> Write:
    if field.many:
        return _write_list
    return {Day: _write_date, NestedMapping: _write_part}.get(type(field.form), _write_as_is)


def _of_office(office: Office, links: Links, _context: Context) -> Row:
    latest = links["office_titles"][-1:]
    titles = [
        {**title, "from": row["start"], "to": row["end"]}
        for row, title in zip(
            links["office_titles"], _entries(links["office_titles"], "title", "ministry"), strict=True
        )
    ]
    return {
        "title": office.title or (latest[0]["title"] if latest else None),
        "ministry": office.ministry or (latest[0]["ministry"] if latest else None),
        "titles": to_json(titles),
    }


def _of_official(official: Official, links: Links, _context: Context) -> Row:
    return {"tenures": to_json([tenure_entry(row, official.country) for row in links["tenures"]])}


def _of_meeting(meeting: Meeting, links: Links, context: Context) -> Row:
    days = interval_of_meeting(meeting)
    participants = _entries(links["participants"], "official", "name", "country", "office", "title")
    return {
        "title": title_of(meeting, context.records),
        "format": format_of(meeting, context.records),
        "level": level_of(meeting, context.records),
        "sides": _values(links["sides"], "country"),
        "participants": to_json(participants),
        "topics": _values(links["meeting_topics"], "topic"),
        "reports": to_json(_reports(meeting, links["reports"])),
        "agreements": _values(links["meeting_agreements"], "agreement"),
        "name": name_of(meeting, context.records),
        "venue_country": meeting.country,
        "first_day": days.earliest.isoformat() if days else None,
        "last_day": days.latest.isoformat() if days else None,
    }


def _of_agreement(agreement: Agreement, links: Links, context: Context) -> Row:
    return {
        "signatories": to_json(_entries(links["signatories"], "official", "name", "country", "title")),
        "meeting": context.meeting_by_agreement.get(agreement.id),
    }


def _values(rows: Iterable[Row], column: str) -> str:
    """Return one column of the rows as a JSON list."""
    return to_json([row[column] for row in rows])


def _entries(rows: Iterable[Row], *columns: str) -> list[Row]:
    return [{column: row[column] for column in columns} for row in rows]


def _reports(meeting: Meeting, rows: Iterable[Row]) -> list[Row]:
    """Return the reports as written, each with the day on which it was made."""
    return [plain(report) | {"date": row["date"]} for report, row in zip(meeting.reports, rows, strict=True)]


_DERIVED: dict[str, Callable[[Any, Links, Context], Row]] = {
    "office": _of_office,
    "official": _of_official,
    "meeting": _of_meeting,
    "agreement": _of_agreement,
}
"""Kind -> what yields the columns of a record that are not written in it alone."""
