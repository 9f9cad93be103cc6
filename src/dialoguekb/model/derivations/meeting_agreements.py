"""Which agreements came of which meeting."""

from dialoguekb.model.record_set import RecordSet


def meetings_of_agreements(records: RecordSet) -> dict[str, list[str]]:
    """Return meeting id -> ids of the agreements that came of it, whichever of the two records says so."""
    found: dict[str, dict[str, None]] = {}
    for meeting in records.meetings.values():
        found.setdefault(meeting.id, {}).update(dict.fromkeys(meeting.agreements))
    for agreement in records.agreements.values():
        if agreement.meeting:
            found.setdefault(agreement.meeting, {})[agreement.id] = None
    return {meeting: list(agreements) for meeting, agreements in found.items()}
