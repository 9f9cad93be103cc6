"""The ordinals of the meetings of a dialogue, and the gaps between them."""

from collections.abc import Iterator
from itertools import pairwise

from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting


def numbered_by_dialogue(records: RecordSet) -> dict[str, list[Meeting]]:
    """Return dialogue id -> its meetings with an ordinal, by ordinal; without those postponed or cancelled.

    A postponed meeting leaves its ordinal to the meeting that is held in its place.
    """
    numbered: dict[str, list[Meeting]] = {}
    for meeting in records.meetings.values():
        if meeting.dialogue and meeting.ordinal and meeting.status not in {"postponed", "cancelled"}:
            numbered.setdefault(meeting.dialogue, []).append(meeting)
    for meetings in numbered.values():
        meetings.sort(key=lambda meeting: meeting.ordinal or 0)
    return numbered


def gaps_in_ordinals(records: RecordSet) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return dialogue id -> the ordinals from 1 to its highest that no meeting has, as ascending spans (first, last).

    Dialogues without a record, without ordinals or without a gap are left out.
    """
    gaps = {
        dialogue: tuple(_gaps({meeting.ordinal or 0 for meeting in meetings}))
        for dialogue, meetings in numbered_by_dialogue(records).items()
        if dialogue in records.dialogues
    }
    return {dialogue: spans for dialogue, spans in gaps.items() if spans}


def _gaps(ordinals: set[int]) -> Iterator[tuple[int, int]]:
    return ((before + 1, after - 1) for before, after in pairwise([0, *sorted(ordinals)]) if after - before > 1)
