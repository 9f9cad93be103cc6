"""What a meeting has from its dialogue: sides, format, level and title."""

from datetime import date

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.intervals import interval_of_meeting, interval_of_membership
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Dialogue, Grouping, Meeting


def sides_of(meeting: Meeting, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the countries at the table, in alphabetical order."""
    if meeting.sides:
        return tuple(sorted(set(meeting.sides)))
    dialogue = records.dialogues.get(meeting.dialogue or "")
    if dialogue is None:
        return ()
    days = interval_of_meeting(meeting) or Interval(date.max, date.max)
    return sides_during(dialogue, days, records)


def sides_during(dialogue: Dialogue, days: Interval, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of a dialogue's sides in those days, members of its grouping included, in alphabetical order."""
    return tuple(sorted({*dialogue.sides, *members_during(dialogue, days, records)}))


def members_during(dialogue: Dialogue, days: Interval, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the members of the dialogue's grouping in those days, in alphabetical order."""
    grouping = records.groupings.get(dialogue.grouping or "")
    return members_of(grouping, days) if grouping else ()


def members_of(grouping: Grouping, days: Interval) -> tuple[str, ...]:
    """Return the codes of the countries that belonged to a grouping in those days, in alphabetical order."""
    members = (member for member in grouping.members if interval_of_membership(member, grouping).overlaps(days))
    return tuple(sorted({member.country for member in members}))


def format_of(meeting: Meeting, records: RecordSet) -> str | None:
    """Return the meeting's format, its own or its dialogue's."""
    dialogue = records.dialogues.get(meeting.dialogue or "")
    return meeting.format or (dialogue.format if dialogue else None)


def level_of(meeting: Meeting, records: RecordSet) -> str | None:
    """Return the meeting's level, its own or its dialogue's."""
    dialogue = records.dialogues.get(meeting.dialogue or "")
    return meeting.level or (dialogue.level if dialogue else None)


def name_of(meeting: Meeting, records: RecordSet) -> str:
    """Return what the meeting is called beside its date: its own title, or its dialogue's name."""
    dialogue = records.dialogues.get(meeting.dialogue or "")
    return meeting.title or (dialogue.name if dialogue else meeting.id)


def title_of(meeting: Meeting, records: RecordSet) -> str:
    """Return the meeting's title: its own, or its dialogue's name and the date."""
    name = name_of(meeting, records)
    return f"{name}, {meeting.start.text}" if meeting.start and not meeting.title else name
