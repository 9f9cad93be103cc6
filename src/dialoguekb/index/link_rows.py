"""The rows of the tables that link records: memberships, tenures, sides, participants, citations and more.

The JSON lists in the tables of records (`index.record_rows`) are made from these rows.
"""

from collections.abc import Callable, Iterator
from typing import Any

from dialoguekb.index.context import Context
from dialoguekb.model.citations import citations_in
from dialoguekb.model.dates import EARLIEST_DAY, LATEST_DAY, Interval
from dialoguekb.model.derivations.holders import holdings_of
from dialoguekb.model.derivations.intervals import interval_of_membership
from dialoguekb.model.derivations.office_titles import TitleSpan, title_spans
from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.derivations.seats import seat_of, signatures_of
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.plain_values import to_json
from dialoguekb.model.records import (
    Agreement,
    Citation,
    Dialogue,
    Grouping,
    Meeting,
    Office,
    Official,
    Record,
    SourcedRecord,
    Topic,
)
from dialoguekb.model.references import references_in

Row = dict[str, Any]
"""A row of a table, as column -> value."""


def rows_of_links(record: Record, context: Context) -> dict[str, list[Row]]:
    """Return the rows of a record in the tables of links: table -> rows."""
    rows = {table: list(make(record, context)) for table, make in _TABLES_OF_KIND.get(record.kind_name, {}).items()}
    if isinstance(record, SourcedRecord):
        rows["disputes"] = list(_disputes(record, context))
        rows["citations"] = list(_citations(record))
    rows["links"] = list(_links(record))
    rows["amendments"] = list(_amendments(record))
    return rows


def _days(interval: Interval) -> dict[str, str]:
    return {"first_day": interval.earliest.isoformat(), "last_day": interval.latest.isoformat()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _memberships(grouping: Grouping, _context: Context) -> Iterator[Row]:
    for member in grouping.members:
        yield {
            "grouping_id": grouping.id,
            "country": member.country,
            "start": _text(member.from_),
            "end": _text(member.to),
            "note": member.note,
            **_days(interval_of_membership(member, grouping)),
        }


def _tenures(official: Official, context: Context) -> Iterator[Row]:
    for holding in holdings_of(official, context.records):
        tenure, office = holding.tenure, holding.office
        yield {
            "official": official.id,
            "office": tenure.office,
            "country": office.country if office else None,
            "role": office.role if office else None,
            "also": to_json(office.also) if office else "[]",
            "title": holding.office_title,
            "titles": to_json([_title_days(span) for span in holding.title_spans]),
            "start": _text(tenure.from_),
            "end": _text(tenure.to),
            "acting": tenure.acting,
            "concurrent": tenure.concurrent,
            "as_of": _text(tenure.as_of),
            "note": tenure.note,
            "unsourced": to_json(tenure.unsourced),
            **_days(holding.days),
        }


def _title_days(span: TitleSpan) -> Row:
    return {"title": span.title, **_days(span.days)}


def _office_titles(office: Office, _context: Context) -> Iterator[Row]:
    for span in title_spans(office):
        written = office.titles[span.position]
        yield {
            "office": office.id,
            "title": span.title,
            "ministry": span.ministry,
            "start": _text(written.from_),
            "end": _text(written.to),
            "note": written.note,
            "unsourced": to_json(written.unsourced),
            **_days(span.days),
        }


def _dialogue_sides(dialogue: Dialogue, context: Context) -> Iterator[Row]:
    for country in dialogue.sides:
        yield {"dialogue": dialogue.id, "country": country, "first_day": EARLIEST_DAY, "last_day": LATEST_DAY}
    grouping = context.records.groupings.get(dialogue.grouping or "")
    if grouping:
        for member in grouping.members:
            if member.country in dialogue.sides:
                continue
            days = _days(interval_of_membership(member, grouping))
            yield {"dialogue": dialogue.id, "country": member.country, **days}


def _ordinal_gaps(dialogue: Dialogue, context: Context) -> Iterator[Row]:
    for first, last in context.gaps_by_dialogue.get(dialogue.id, ()):
        yield {"dialogue": dialogue.id, "first": first, "last": last}


def _sides(meeting: Meeting, context: Context) -> Iterator[Row]:
    for country in sides_of(meeting, context.records):
        yield {"meeting": meeting.id, "country": country}


def _participants(meeting: Meeting, context: Context) -> Iterator[Row]:
    for position, participant in enumerate(meeting.participants):
        seat = seat_of(participant, meeting, context.records)
        yield {
            "meeting": meeting.id,
            "position": position,
            # An official that is not recorded is shown by the id as written.
            "official": participant.official,
            "person": seat.person if seat else participant.official,
            "name": seat.name if seat else participant.official,
            "country": seat.country if seat else participant.for_,
            "office": seat.office if seat else participant.office,
            "role": seat.role if seat else None,
            "title": seat.title if seat else participant.as_,
            "note": participant.note,
        }


def _meeting_topics(meeting: Meeting, _context: Context) -> Iterator[Row]:
    for entry in meeting.topics:
        yield {"meeting": meeting.id, "topic": entry.topic, "wording": entry.as_}


def _topic_ancestors(topic: Topic, context: Context) -> Iterator[Row]:
    topics = context.records.topics
    ancestors: dict[str, None] = {}
    queue = [topic.id]
    while queue:
        ancestor = queue.pop()
        if ancestor not in ancestors:
            ancestors[ancestor] = None
            queue.extend(topics[ancestor].broader if ancestor in topics else ())
    for ancestor in ancestors:
        yield {"topic": topic.id, "ancestor": ancestor}


def _meeting_agreements(meeting: Meeting, context: Context) -> Iterator[Row]:
    for agreement in context.agreements_by_meeting.get(meeting.id, ()):
        yield {"meeting": meeting.id, "agreement": agreement}


def _parties(agreement: Agreement, _context: Context) -> Iterator[Row]:
    for country in agreement.parties:
        yield {"agreement": agreement.id, "country": country}


def _signatories(agreement: Agreement, context: Context) -> Iterator[Row]:
    for signature in signatures_of(agreement, context.records):
        yield {
            "agreement": agreement.id,
            "official": signature.signatory.official,
            "person": signature.person,
            "name": signature.name,
            "country": signature.country,
            "title": signature.title,
        }


def _reports(meeting: Meeting, context: Context) -> Iterator[Row]:
    for report, day in dated_reports(meeting, context.records):
        yield {
            "meeting": meeting.id,
            "source": report.source,
            "date": _text(day),
            "status": report.status,
            "start": _text(report.start),
            "end": _text(report.end),
            "city": report.city,
            "country": report.country,
            "was": _text(report.was),
            "note": report.note,
        }


def _disputes(record: SourcedRecord, context: Context) -> Iterator[Row]:
    for position, dispute in enumerate(record.disputes):
        yield {
            "record_type": record.kind_name,
            "record": record.id,
            "title": record.caption(context.records),
            "position": position,
            "field": dispute.field,
            "kept": dispute.kept,
            "sources": to_json(dispute.sources),
            "not_kept": to_json(dispute.not_kept),
            "why": dispute.why,
        }


def _citations(record: SourcedRecord) -> Iterator[Row]:
    for part, citation in _citations_of(record):
        yield {
            "record_type": record.kind_name,
            "record": record.id,
            "part": part,
            "source": citation.id,
            "supports": to_json(citation.supports),
            "quote": citation.quote,
            "page": citation.page,
        }


def _links(record: Record) -> Iterator[Row]:
    for target_kind, path, target in references_in(record):
        yield {
            "kind": record.kind_name,
            "record": record.id,
            "path": path,
            "target_kind": target_kind,
            "target": target,
        }


def _amendments(record: Record) -> Iterator[Row]:
    for place in record.amendments:
        yield {
            "record_type": record.kind_name,
            "record": record.id,
            "file": place.file,
            "line": place.line,
            "position": place.column,
        }


def _citations_of(record: SourcedRecord) -> Iterator[tuple[str, Citation]]:
    """Yield every citation in a record with the part of it that cites (empty: the record as a whole)."""
    # What sources disagree on comes after what they say.
    yield from sorted(citations_in(record), key=lambda cited: cited[0].startswith("disputes["))


_TABLES_OF_KIND: dict[str, dict[str, Callable[[Any, Context], Iterator[Row]]]] = {
    "grouping": {"memberships": _memberships},
    "office": {"office_titles": _office_titles},
    "official": {"tenures": _tenures},
    "dialogue": {"dialogue_sides": _dialogue_sides, "ordinal_gaps": _ordinal_gaps},
    "meeting": {
        "sides": _sides,
        "participants": _participants,
        "meeting_topics": _meeting_topics,
        "meeting_agreements": _meeting_agreements,
        "reports": _reports,
    },
    "agreement": {"parties": _parties, "signatories": _signatories},
    "topic": {"topic_ancestors": _topic_ancestors},
}
"""Kind -> table of links -> what yields the rows of a record in it."""
