"""The last round of each dialogue: whole, or its outcomes in a short brief."""

from collections.abc import Iterator

from dialoguekb.export.brief_subject import Subject
from dialoguekb.export.document import Block, Bullets, Heading, Item, Line, Paragraph
from dialoguekb.export.fact_text import labelled_item, meeting_in_words
from dialoguekb.export.limits import first_items
from dialoguekb.export.meeting_section import meeting_entries
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting
from dialoguekb.model.records import Meeting


def last_rounds(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield the last rounds, those of the past ten years whole; with `most`, so many in a line each."""
    yield Heading(2, ("The last round of each dialogue",))
    latest = subject.latest_rounds()
    if not latest:
        yield Paragraph(("No meeting is recorded as held.",))
        return
    recent = [meeting for meeting in latest if not subject.is_old(meeting.start)]
    if most is not None:
        items = first_items((_in_short(meeting, subject, most) for meeting in recent), most)
        older = len(latest) - len(recent)
        yield Bullets((*items, *([Item((f"and {older} more than ten years ago",))] if older else [])))
        return
    agreements = agreements_by_meeting(subject.records, recent)
    for meeting in recent:
        yield Heading(3, (meeting_in_words(meeting, subject.records),))
        yield Bullets(tuple(meeting_entries(meeting, agreements.get(meeting.id, []), subject.records)))
    if old := tuple(_old(subject)):
        yield Bullets(old)


def _in_short(meeting: Meeting, subject: Subject, most: int) -> Item:
    outcomes = first_items((Item((outcome,)) for outcome in meeting.outcomes), most // 2)
    below = tuple(item.line for item in outcomes) if most > 1 else ()
    return Item((meeting_in_words(meeting, subject.records),), below)


def _old(subject: Subject) -> Iterator[Item]:
    """Yield the last rounds held more than ten years ago in one line; nothing where there are none."""
    old = [meeting for meeting in subject.latest_rounds() if subject.is_old(meeting.start)]
    if old:
        line: Line = ()
        for meeting in old:
            text = meeting_in_words(meeting, subject.records)
            line = (*line, f"{'; ' if line else ''}{text}", *cite_all(meeting.sources))
        yield labelled_item("More than ten years ago", *line)
