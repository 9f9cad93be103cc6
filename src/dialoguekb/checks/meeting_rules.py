"""Rules about what a meeting or a dialogue must say."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.derivations.series import format_of, level_of, sides_of
from dialoguekb.model.records import Dialogue, Meeting, SourcedRecord


@rule("warning")
def topics_from(subject: Subject) -> Iterator[Finding]:
    """A meeting that says what its topics were read from has topics."""
    for meeting in subject.records.meetings.values():
        if meeting.topics_from and not meeting.topics:
            yield Finding(
                meeting,
                "topics_from",
                f"'{meeting.topics_from}' says what the topics were read from, but there are none",
                "topics, or no topics_from",
            )


@rule("error")
def inherited_fields(subject: Subject) -> Iterator[Finding]:
    """A meeting has a dialogue, or its own title, format, level and sides; a dialogue has sides or a grouping."""
    records = subject.records
    for meeting in records.meetings.values():
        if meeting.dialogue and not subject.is_known("dialogue", meeting.dialogue):
            continue
        missing = [
            name
            for name, value in (
                ("title", meeting.title or meeting.dialogue),
                ("format", format_of(meeting, records)),
                ("level", level_of(meeting, records)),
                ("sides", sides_of(meeting, records) or _has_unread_grouping(meeting, subject)),
            )
            if not value
        ]
        if missing:
            names = ", ".join(missing)
            yield Finding(meeting, "id", f"the meeting has no {names} and inherits none", f"a dialogue, or {names}")
    for dialogue in records.dialogues.values():
        if not dialogue.sides and not dialogue.grouping:
            yield Finding(dialogue, "id", "the dialogue has no sides", "sides: [..], or the grouping that meets")


def _has_unread_grouping(meeting: Meeting, subject: Subject) -> bool:
    """Whether the sides are the members of a grouping that could not be read; another rule reports that."""
    dialogue = subject.records.dialogues.get(meeting.dialogue or "")
    return bool(dialogue and dialogue.grouping and not subject.is_known("grouping", dialogue.grouping))


@rule("warning", is_error_in_strict_profile=True)
def without_source(subject: Subject) -> Iterator[Finding]:
    """Every dialogue and every event, such as a meeting or an agreement, cites at least one source."""
    for record in subject.records.all():
        if not isinstance(record, SourcedRecord) or not (record.happens or isinstance(record, Dialogue)):
            continue
        if not record.sources:
            yield Finding(record, "id", f"the {record.kind_name} cites no source", "sources: [id of a source]")
