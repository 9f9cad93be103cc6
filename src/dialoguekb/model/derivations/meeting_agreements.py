"""Which agreements came of which meeting, whichever of the two records says so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dialoguekb.model.record_set import RecordSet

if TYPE_CHECKING:
    from dialoguekb.model.records import Meeting


def agreements_by_meeting(records: RecordSet, meetings: "Iterable[Meeting] | None" = None) -> dict[str, list[str]]:
    """Return meeting id -> ids of the agreements that came of it: those that it names, then those that name it.

    Only that of `meetings` is whole, where they are given.
    """
    agreements: dict[str, dict[str, None]] = {}
    for meeting in records.meetings.values() if meetings is None else meetings:
        agreements.setdefault(meeting.id, {}).update(dict.fromkeys(meeting.agreements))
    for agreement in records.agreements.values():
        if agreement.meeting:
            agreements.setdefault(agreement.meeting, {})[agreement.id] = None
    return {meeting: list(of_meeting) for meeting, of_meeting in agreements.items()}


def meeting_by_agreement(records: RecordSet) -> dict[str, str]:
    """Return agreement id -> id of the meeting that it names, or of the last meeting that names it."""
    named = {agreement: meeting.id for meeting in records.meetings.values() for agreement in meeting.agreements}
    return named | {agreement.id: agreement.meeting for agreement in records.agreements.values() if agreement.meeting}
