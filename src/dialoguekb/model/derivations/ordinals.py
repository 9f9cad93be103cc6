"""The numbers that meetings bear in their series, and those that none bears."""

from collections.abc import Iterator
from itertools import pairwise

from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting


def numbered_by_dialogue(records: RecordSet) -> dict[str, list[Meeting]]:
    """Return dialogue id -> its numbered meetings, by number; without those postponed or cancelled.

    A meeting that was put off leaves its number to the one that is held in its place.
    """
    found: dict[str, list[Meeting]] = {}
    for meeting in records.meetings.values():
        if meeting.dialogue and meeting.ordinal and meeting.status not in {"postponed", "cancelled"}:
            found.setdefault(meeting.dialogue, []).append(meeting)
    for meetings in found.values():
        meetings.sort(key=lambda meeting: meeting.ordinal or 0)
    return found


def gaps_in_ordinals(records: RecordSet) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return dialogue id -> the numbers from 1 to its highest that no meeting bears, as rising spans (first, last).

    Only dialogues that have a record and lack a number are in it; one whose meetings bear no numbers lacks none.
    """
    found = {
        dialogue: tuple(_missing(sorted({meeting.ordinal or 0 for meeting in meetings})))
        for dialogue, meetings in numbered_by_dialogue(records).items()
        if dialogue in records.dialogues
    }
    return {dialogue: missing for dialogue, missing in found.items() if missing}


def _missing(known: list[int]) -> Iterator[tuple[int, int]]:
    return ((before + 1, number - 1) for before, number in pairwise([0, *known]) if number - before > 1)
