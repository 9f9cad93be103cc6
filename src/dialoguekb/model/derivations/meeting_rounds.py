"""Meetings as rounds of their dialogues."""

from collections.abc import Iterable, Iterator
from datetime import date

from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.derivations.rounds import Round
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting


def round_of(meeting: Meeting, records: RecordSet) -> Round:
    """Return a meeting as a round."""
    reported = max((day for _, day in dated_reports(meeting, records) if day), default=None)
    return Round(meeting.id, meeting.dialogue, meeting.status, meeting.start, meeting.end, reported)


def rounds_of(meetings: Iterable[Meeting], records: RecordSet) -> Iterator[Round]:
    """Yield meetings as rounds, in the order given."""
    return (round_of(meeting, records) for meeting in meetings)


def held_days(records: RecordSet) -> Iterator[tuple[str, date]]:
    """Yield the dialogue's id and the first day that the date may mean, for each dated meeting that was held."""
    for round_ in rounds_of(records.meetings.values(), records):
        if round_.dialogue and round_.status == "held" and round_.days:
            yield round_.dialogue, round_.days.earliest
