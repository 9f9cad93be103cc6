"""The rounds of a dialogue: which were held."""

from collections.abc import Iterator
from datetime import date

from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.record_set import RecordSet


def held_meetings(records: RecordSet) -> Iterator[tuple[str, date]]:
    """Yield of each dated meeting of a dialogue that was held the dialogue's id and the first day it may mean."""
    for meeting in records.meetings.values():
        sat = interval_of_meeting(meeting)
        if meeting.dialogue and meeting.status == "held" and sat:
            yield meeting.dialogue, sat.earliest
