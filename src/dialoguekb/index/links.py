"""The rows of the tables that link records: memberships, tenures, sides, participants, citations and more."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dialoguekb.dates import EARLIEST_DAY, LATEST_DAY, Interval
from dialoguekb.derivation import (
    interval_of_membership,
    interval_of_tenure,
    meetings_of_agreements,
    seat_of,
    sides_of,
    title_of_signatory,
)
from dialoguekb.index.naming import caption_of
from dialoguekb.index.rows import to_json
from dialoguekb.ordinals import gaps_in_ordinals
from dialoguekb.record_set import RecordSet
from dialoguekb.records import Citation, Sourced
from dialoguekb.references import references_in

Rows = Iterator[dict[str, Any]]


def rows_of_links(records: RecordSet) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    """Yield each link table's name and its rows, as column -> value."""
    makers: dict[str, Callable[[RecordSet], Rows]] = {
        "memberships": _memberships,
        "tenures": _tenures,
        "dialogue_sides": _dialogue_sides,
        "ordinal_gaps": _ordinal_gaps,
        "sides": _sides,
        "participants": _participants,
        "meeting_topics": _meeting_topics,
        "topic_ancestors": _topic_ancestors,
        "meeting_agreements": _meeting_agreements,
        "parties": _parties,
        "signatories": _signatories,
        "reports": _reports,
        "disputes": _disputes,
        "citations": _citations,
        "links": _links,
    }
    for table, make in makers.items():
        yield table, make(records)


def _days(interval: Interval) -> dict[str, str]:
    return {"first_day": interval.earliest.isoformat(), "last_day": interval.latest.isoformat()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _memberships(records: RecordSet) -> Rows:
    for grouping in records.groupings.values():
        for member in grouping.members:
            yield {
                "grouping": grouping.id,
                "country": member.country,
                "from": _text(member.from_),
                "to": _text(member.to),
                "note": member.note,
                **_days(interval_of_membership(member, grouping)),
            }


def _tenures(records: RecordSet) -> Rows:
    for official in records.officials.values():
        for tenure in official.tenures:
            office = records.offices.get(tenure.office)
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


def _dialogue_sides(records: RecordSet) -> Rows:
    for dialogue in records.dialogues.values():
        for country in dialogue.sides:
            yield {"dialogue": dialogue.id, "country": country, "first_day": EARLIEST_DAY, "last_day": LATEST_DAY}
        grouping = records.groupings.get(dialogue.grouping or "")
        if grouping and not dialogue.sides:
            for member in grouping.members:
                days = _days(interval_of_membership(member, grouping))
                yield {"dialogue": dialogue.id, "country": member.country, **days}


def _ordinal_gaps(records: RecordSet) -> Rows:
    for dialogue, missing in gaps_in_ordinals(records).items():
        for first, last in missing:
            yield {"dialogue": dialogue, "first": first, "last": last}


def _sides(records: RecordSet) -> Rows:
    for meeting in records.meetings.values():
        for country in sides_of(meeting, records):
            yield {"meeting": meeting.id, "country": country}


def _participants(records: RecordSet) -> Rows:
    for meeting in records.meetings.values():
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


def _meeting_topics(records: RecordSet) -> Rows:
    for meeting in records.meetings.values():
        for entry in meeting.topics:
            yield {"meeting": meeting.id, "topic": entry.topic, "wording": entry.as_}


def _topic_ancestors(records: RecordSet) -> Rows:
    for topic in records.topics.values():
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


def _meeting_agreements(records: RecordSet) -> Rows:
    for meeting, agreements in meetings_of_agreements(records).items():
        for agreement in agreements:
            yield {"meeting": meeting, "agreement": agreement}


def _parties(records: RecordSet) -> Rows:
    for agreement in records.agreements.values():
        for country in agreement.parties:
            yield {"agreement": agreement.id, "country": country}


def _signatories(records: RecordSet) -> Rows:
    for agreement in records.agreements.values():
        for signatory in agreement.signatories:
            official = records.officials.get(signatory.official or "")
            yield {
                "agreement": agreement.id,
                "official": signatory.official,
                "name": official.name if official else signatory.name,
                "country": signatory.country or (official.country if official else None),
                "title": title_of_signatory(signatory, agreement, records),
            }


def _reports(records: RecordSet) -> Rows:
    for meeting in records.meetings.values():
        for report in meeting.reports:
            source = records.sources.get(report.source)
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


def _disputes(records: RecordSet) -> Rows:
    for record in _sourced(records):
        for position, dispute in enumerate(record.disputes):
            yield {
                "kind": record.record_kind,
                "record": record.id,
                "title": caption_of(record, records),
                "position": position,
                "field": dispute.field,
                "kept": dispute.kept,
                "sources": to_json(dispute.sources),
                "not_kept": to_json(dispute.not_kept),
                "why": dispute.why,
            }


def _citations(records: RecordSet) -> Rows:
    for record in _sourced(records):
        for part, citation in _citations_of(record):
            yield {
                "kind": record.record_kind,
                "record": record.id,
                "part": part,
                "source": citation.id,
                "supports": to_json(citation.supports),
            }


def _links(records: RecordSet) -> Rows:
    for record in records.all():
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


def _sourced(records: RecordSet) -> Iterator[Sourced]:
    return (record for record in records.all() if isinstance(record, Sourced))
