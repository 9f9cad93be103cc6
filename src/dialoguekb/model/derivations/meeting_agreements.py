"""Which agreements came of which meeting, whichever of the two records says so."""

from dialoguekb.model.record_set import RecordSet


def agreements_by_meeting(records: RecordSet) -> dict[str, list[str]]:
    """Return meeting id -> ids of the agreements that came of it: those that it names, then those that name it."""
    agreements: dict[str, dict[str, None]] = {}
    for meeting in records.meetings.values():
        agreements.setdefault(meeting.id, {}).update(dict.fromkeys(meeting.agreements))
    for agreement in records.agreements.values():
        if agreement.meeting:
            agreements.setdefault(agreement.meeting, {})[agreement.id] = None
    return {meeting: list(of_meeting) for meeting, of_meeting in agreements.items()}


def meeting_by_agreement(records: RecordSet) -> dict[str, str]:
    """Return agreement id -> id of the meeting that it names, or of the last meeting that names it."""
    named = {agreement: meeting.id for meeting in records.meetings.values() for agreement in meeting.agreements}
    return named | {agreement.id: agreement.meeting for agreement in records.agreements.values() if agreement.meeting}
