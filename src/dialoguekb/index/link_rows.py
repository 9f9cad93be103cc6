"""The rows of the tables that link records: memberships, tenures, sides, participants, citations and more."""

from collections.abc import Callable, Iterator
from typing import Any

from dialoguekb.index.context import Surroundings
from dialoguekb.index.name_rows import caption_of
from dialoguekb.index.record_rows import to_json
from dialoguekb.model.dates import EARLIEST_DAY, LATEST_DAY, Interval
from dialoguekb.model.derivations.intervals import interval_of_membership, interval_of_tenure
from dialoguekb.model.derivations.seats import seat_of, title_of_signatory
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.records import Agreement, Citation, Dialogue, Grouping, Meeting, Official, Record, Sourced, Topic
from dialoguekb.model.references import references_in

Rows = Iterator[dict[str, Any]]


def rows_of_links(record: Record, around: Surroundings) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a record in the tables of links: table -> rows, as column -> value."""
    made = {table: list(make(record, around)) for table, make in _OF_KIND.get(record.record_kind, {}).items()}
    if isinstance(record, Sourced):
        made["disputes"] = list(_disputes(record, around))
        made["citations"] = list(_citations(record))
    made["links"] = list(_links(record))
    return made


def _days(interval: Interval) -> dict[str, str]:
    return {"first_day": interval.earliest.isoformat(), "last_day": interval.latest.isoformat()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _memberships(grouping: Grouping, _around: Surroundings) -> Rows:
    for member in grouping.members:
        yield {
            "grouping": grouping.id,
            "country": member.country,
            "from": _text(member.from_),
            "to": _text(member.to),
            "note": member.note,
            **_days(interval_of_membership(member, grouping)),
        }


def _tenures(official: Official, around: Surroundings) -> Rows:
    for tenure in official.tenures:
        office = around.records.offices.get(tenure.office)
        yield {
            "official": official.id,
            "office": tenure.office,
            "country": office.country if office else None,
            "role": office.role if office else None,
            "also": to_json(office.also) if office else "[]",
            "title": office.title if office else None,
            "from": _text(tenure.from_),
            "to": _text(tenure.to),
            "acting": tenure.acting,
            "concurrent": tenure.concurrent,
            "as_of": _text(tenure.as_of),
            "note": tenure.note,
            "unsourced": to_json(tenure.unsourced),
            **_days(interval_of_tenure(tenure)),
        }


def _dialogue_sides(dialogue: Dialogue, around: Surroundings) -> Rows:
    for country in dialogue.sides:
        yield {"dialogue": dialogue.id, "country": country, "first_day": EARLIEST_DAY, "last_day": LATEST_DAY}
    grouping = around.records.groupings.get(dialogue.grouping or "")
    if grouping and not dialogue.sides:
        for member in grouping.members:
            days = _days(interval_of_membership(member, grouping))
            yield {"dialogue": dialogue.id, "country": member.country, **days}


def _ordinal_gaps(dialogue: Dialogue, around: Surroundings) -> Rows:
    for first, last in around.gaps_of.get(dialogue.id, ()):
        yield {"dialogue": dialogue.id, "first": first, "last": last}


def _sides(meeting: Meeting, around: Surroundings) -> Rows:
    for country in sides_of(meeting, around.records):
        yield {"meeting": meeting.id, "country": country}


def _participants(meeting: Meeting, around: Surroundings) -> Rows:
    records = around.records
    for position, participant in enumerate(meeting.participants):
        seat = seat_of(participant, meeting, records)
        if seat is None:
            continue
        office = records.offices.get(seat.office or "")
        yield {
            "meeting": meeting.id,
            "position": position,
            "official": seat.official.id,
            "name": seat.official.name,
            "country": seat.official.country,
            "office": seat.office,
            "role": office.role if office else None,
            "title": seat.title,
            "note": participant.note,
        }


def _meeting_topics(meeting: Meeting, _around: Surroundings) -> Rows:
    for entry in meeting.topics:
        yield {"meeting": meeting.id, "topic": entry.topic, "wording": entry.as_}


def _topic_ancestors(topic: Topic, around: Surroundings) -> Rows:
    records = around.records
    seen: dict[str, None] = {}
    waiting = [topic.id]
    while waiting:
        ancestor = waiting.pop()
        if ancestor in seen:
            continue
        seen[ancestor] = None
        if ancestor in records.topics:
            waiting.extend(records.topics[ancestor].broader)
    for ancestor in seen:
        yield {"topic": topic.id, "ancestor": ancestor}


def _meeting_agreements(meeting: Meeting, around: Surroundings) -> Rows:
    for agreement in around.agreements_of.get(meeting.id, ()):
        yield {"meeting": meeting.id, "agreement": agreement}


def _parties(agreement: Agreement, _around: Surroundings) -> Rows:
    for country in agreement.parties:
        yield {"agreement": agreement.id, "country": country}


def _signatories(agreement: Agreement, around: Surroundings) -> Rows:
    records = around.records
    for signatory in agreement.signatories:
        official = records.officials.get(signatory.official or "")
        yield {
            "agreement": agreement.id,
            "official": signatory.official,
            "name": official.name if official else signatory.name,
            "country": signatory.country or (official.country if official else None),
            "title": title_of_signatory(signatory, agreement, records),
        }


def _reports(meeting: Meeting, around: Surroundings) -> Rows:
    for report in meeting.reports:
        source = around.records.sources.get(report.source)
        yield {
            "meeting": meeting.id,
            "source": report.source,
            "date": _text(report.date or (source.published if source else None)),
            "status": report.status,
            "start": _text(report.start),
            "end": _text(report.end),
            "city": report.city,
            "country": report.country,
            "was": _text(report.was),
            "note": report.note,
        }


def _disputes(record: Sourced, around: Surroundings) -> Rows:
    for position, dispute in enumerate(record.disputes):
        yield {
            "kind": record.record_kind,
            "record": record.id,
            "title": caption_of(record, around.records),
            "position": position,
            "field": dispute.field,
            "kept": dispute.kept,
            "sources": to_json(dispute.sources),
            "not_kept": to_json(dispute.not_kept),
            "why": dispute.why,
        }


def _citations(record: Sourced) -> Rows:
    for part, citation in _citations_of(record):
        yield {
            "kind": record.record_kind,
            "record": record.id,
            "part": part,
            "source": citation.id,
            "supports": to_json(citation.supports),
        }


def _links(record: Record) -> Rows:
    for target_kind, path, target in references_in(record):
        yield {
            "kind": record.record_kind,
            "record": record.id,
            "path": path,
            "target_kind": target_kind,
            "target": target,
        }


def _citations_of(record: Sourced) -> Iterator[tuple[str, Citation]]:
    """Yield every citation in a record with the part of it that cites (empty: the record as a whole)."""
    for citation in record.sources:
        yield "", citation
    for position, tenure in enumerate(getattr(record, "tenures", ())):
        for citation in tenure.sources:
            yield f"tenures[{position}]", citation
    for position, report in enumerate(getattr(record, "reports", ())):
        yield f"reports[{position}]", Citation(id=report.source)
    for position, dispute in enumerate(record.disputes):
        for source in (*dispute.sources, *(name for other in dispute.not_kept for name in other.sources)):
            yield f"disputes[{position}]", Citation(id=source)


_OF_KIND: dict[str, dict[str, Callable[[Any, Surroundings], Rows]]] = {
    "grouping": {"memberships": _memberships},
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
"""Kind -> the tables in which its records have rows, and what makes these."""
