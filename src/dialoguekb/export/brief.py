"""What to read before the next round of two countries: what is coming, the last rounds, what changed since a day."""

from collections.abc import Iterator

from dialoguekb.export.brief_news import news_section
from dialoguekb.export.contents import references_of
from dialoguekb.export.country_pair import Pair
from dialoguekb.export.document import Block, Bullets, Document, Heading, Item, Line, Paragraph, Table
from dialoguekb.export.fact_text import (
    countries_in_words,
    country_name,
    holder_line,
    labelled,
    meeting_in_words,
    start_in_words,
)
from dialoguekb.export.meeting_section import meeting_entries
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting
from dialoguekb.model.derivations.meeting_rounds import held_days, rounds_of
from dialoguekb.model.derivations.rhythm import rhythms
from dialoguekb.model.derivations.rounds import coming_rounds, postponed_rounds
from dialoguekb.model.records import Agreement


def brief_of(pair: Pair) -> Document:
    """Return the brief of two countries."""
    sections = (_opening, _coming, _last_rounds, news_section, _in_office, _in_force)
    return Document(tuple(block for section in sections for block in section(pair)), references_of(pair.records))


def _opening(pair: Pair) -> Iterator[Block]:
    about = pair.knowledge_base.about
    version = f", version {about.version}" if about.version else ""
    known = " (only what sources published by then could tell)" if pair.knowledge_base.known_on else ""
    yield Heading(1, (f"{countries_in_words(pair.countries, pair.records)}: before the next round",))
    yield Bullets(
        (
            labelled("As of", f"{pair.day}{known}"),
            labelled("News since", f"{pair.since}"),
            labelled("Met", _counts(pair)),
            labelled("Knowledge base", f"{about.title}{version}"),
        )
    )


def _counts(pair: Pair) -> str:
    bilateral = len(pair.bilateral_meetings_held)
    wider = len(pair.meetings_held) - bilateral
    return f"{bilateral} times between the two" + (f", {wider} times with others" if wider else "")


def _coming(pair: Pair) -> Iterator[Block]:
    yield Heading(2, ("What is coming",))
    rounds = list(rounds_of(pair.records.meetings.values(), pair.records))
    open_rounds = {round_.id for round_ in (*coming_rounds(rounds, pair.day), *postponed_rounds(rounds))}
    items = [
        labelled(meeting.status.capitalize(), meeting_in_words(meeting, pair.records), *cite_all(meeting.sources))
        for meeting in pair.meetings
        if meeting.id in open_rounds
    ]
    items += [*_overdue(pair)]
    yield Bullets(tuple(items)) if items else Paragraph(("Nothing is announced.",))


def _overdue(pair: Pair) -> Iterator[Item]:
    paces = rhythms(held_days(pair.records), pair.day)
    for dialogue in dict.fromkeys(meeting.dialogue for meeting in pair.meetings):
        pace = paces.get(dialogue or "")
        if dialogue and pace and pace.overdue(pair.day):
            name = pair.records.dialogues[dialogue].name
            yield labelled(
                "Overdue",
                f"{name}: last held {pace.latest}, usually every {pace.usual} days, so due {pace.due}"
                f" ({pace.overdue(pair.day)} days ago)",
            )


def _last_rounds(pair: Pair) -> Iterator[Block]:
    yield Heading(2, ("The last round of each dialogue between the two",))
    latest = pair.latest_rounds()
    if not latest:
        yield Paragraph(("No meeting of the two alone is recorded as held.",))
    agreements = agreements_by_meeting(pair.records)
    for meeting in latest:
        yield Heading(3, (meeting_in_words(meeting, pair.records),))
        yield Bullets(tuple(meeting_entries(meeting, agreements.get(meeting.id, []), pair.records)))


def _in_office(pair: Pair) -> Iterator[Block]:
    yield Heading(2, (f"In office on {pair.day}",))
    rows: list[tuple[Line, ...]] = [
        (
            (country_name(office.country, pair.records),),
            (office.title,),
            holder_line(holding),
            (start_in_words(holding.tenure),),
        )
        for office, holding in pair.offices_held(Interval(pair.day, pair.day))
    ]
    yield Table(("Country", "Office", "Holder", "Since"), tuple(rows)) if rows else Paragraph(("Nobody is recorded.",))


def _in_force(pair: Pair) -> Iterator[Block]:
    yield Heading(2, ("Agreements between them",))
    rows: list[tuple[Line, ...]] = [
        ((agreement.short, *cite_all(agreement.sources)), (str(agreement.signed or ""),), (_force(agreement),))
        for agreement in pair.agreements
        if agreement.ended is None or agreement.ended.latest > pair.day
    ]
    yield Table(("Agreement", "Signed", "In force"), tuple(rows)) if rows else Paragraph(("None is recorded.",))


def _force(agreement: Agreement) -> str:
    return str(agreement.in_force) if agreement.in_force else "not established"
