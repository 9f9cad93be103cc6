"""What is coming: the next round of each dialogue, announced or expected by its own rhythm."""

from collections.abc import Iterator
from datetime import date

from dialoguekb.export.brief_subject import Subject
from dialoguekb.export.document import Block, Bullets, Heading, Inline, Item, Line, Paragraph, Strong
from dialoguekb.export.fact_text import country_name, labelled_item, meeting_in_words, span_in_words, times_in_words
from dialoguekb.export.limits import first_items
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.date_words import date_in_words, time_in_words
from dialoguekb.model.derivations.meeting_rounds import rounds_of
from dialoguekb.model.derivations.outlook import Outlook, outlooks
from dialoguekb.model.derivations.rounds import Round, coming_rounds, postponed_rounds


def coming_section(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield the next round of each dialogue, then those suspended; `most` is how many entries are named."""
    yield Heading(2, ("What is coming",))
    seen = outlooks(subject.dialogues, subject.records, subject.day, subject.meetings_of_dialogues())
    active = [outlook for outlook in seen if not outlook.is_suspended]
    items = [*_single_events(subject), *(_next_round(outlook, subject) for outlook in active)]
    suspended = tuple(_pause(outlook, subject) for outlook in seen if outlook.is_suspended)
    entries = [*first_items(items, most)]
    if suspended:
        label = Strong("No round for more than three usual gaps, or for ten years:")
        entries.append(Item((label,), tuple(item.line for item in first_items(map(Item, suspended), most))))
    yield Bullets(tuple(entries)) if entries else Paragraph(("No dialogue is recorded, and nothing is announced.",))


def _single_events(subject: Subject) -> Iterator[Item]:
    """Yield the meetings without a dialogue that are announced, or postponed and not made up for."""
    events = [meeting for meeting in subject.meetings if meeting.dialogue is None]
    rounds = list(rounds_of(events, subject.records))
    for round_ in (*coming_rounds(rounds, subject.day), *postponed_rounds(rounds)):
        meeting = subject.records.meetings[round_.id]
        text = meeting_in_words(meeting, subject.records)
        yield labelled_item(meeting.status.capitalize(), text, *cite_all(meeting.sources))


def _next_round(outlook: Outlook, subject: Subject) -> Item:
    announced: list[Inline] = []
    for round_ in (*outlook.planned[:1], *outlook.postponed):
        announced += [*([", "] if announced else []), *_plan(round_, subject)]
    parts = [_expectation(outlook), _past(outlook), _host(outlook, subject)]
    rest = "; ".join(part for part in parts if part)
    start = announced or ["nothing announced"]
    return labelled_item(outlook.dialogue.name, *start, f"; {rest}" if rest else "")


def _plan(round_: Round, subject: Subject) -> Line:
    """Return what is planned of a round: `scheduled for 2026-12-05 in Tokyo`, `postponed from 2025-11`."""
    meeting = subject.records.meetings[round_.id]
    place = f" in {meeting.city}" if meeting.city else ""
    if round_.status == "postponed":
        days = f" from {date_in_words(round_.start)}" if round_.start else ""
        return (f"postponed{days}{place}, no new date", *cite_all(meeting.sources))
    days = f" {time_in_words(round_.start)}" if round_.start else ", no date"
    return (f"{round_.status}{days}{place}", *cite_all(meeting.sources))


def _expectation(outlook: Outlook) -> str:
    """Return when the next round may be expected; nothing where a date is announced and it is not late."""
    rhythm = outlook.rhythm
    if rhythm is None:
        return ""
    if outlook.overdue_since:
        return f"overdue by its rhythm since {_month(outlook.overdue_since)}"
    if outlook.planned and outlook.planned[0].start:
        return ""
    first, last = _month(rhythm.window.earliest), _month(rhythm.window.latest)
    return f"expected by its rhythm in {first}" if first == last else f"expected by its rhythm from {first} to {last}"


def _month(day: date) -> str:
    return day.isoformat()[: len("YYYY-MM")]


def _past(outlook: Outlook) -> str:
    """Return when it last met, and how often it does: `last 2024-08-20, usually every 28 months`."""
    if outlook.latest is None:
        return "no round with a date is recorded"
    last = date_in_words(outlook.latest.start) if outlook.latest.start else "without a date"
    if outlook.rhythm:
        return f"last {last}, usually every {span_in_words(outlook.rhythm.usual)}"
    return f"held {times_in_words(outlook.held)}, last {last}"


def _host(outlook: Outlook, subject: Subject) -> str:
    if outlook.host is None or (outlook.planned and subject.records.meetings[outlook.planned[0].id].country):
        return ""
    return f"host by rotation: {country_name(outlook.host, subject.records)}"


def _pause(outlook: Outlook, subject: Subject) -> Line:
    """Return a suspended dialogue in a line, with a round that was postponed."""
    line: list[Inline] = [f"{outlook.dialogue.name}: {_past(outlook)}"]
    for round_ in outlook.postponed:
        line += ["; ", *_plan(round_, subject)]
    return tuple(line)
