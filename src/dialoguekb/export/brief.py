"""What to read before the next round of two countries: what is coming, the last rounds, what changed since a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialoguekb.errors import WrongCallError
from dialoguekb.export.contents import references_of
from dialoguekb.export.document import Block, Bullets, Document, Heading, Item, Line, Paragraph, Table
from dialoguekb.export.fact_text import (
    countries_in_words,
    country_name,
    holder_in_words,
    labelled,
    meeting_in_words,
    start_in_words,
)
from dialoguekb.export.meeting_section import meeting_entries
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding, held_offices
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting
from dialoguekb.model.derivations.meeting_rounds import held_days, rounds_of
from dialoguekb.model.derivations.rhythm import rhythms
from dialoguekb.model.derivations.rounds import coming_rounds, postponed_rounds
from dialoguekb.model.derivations.series import level_of, sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Grouping, Meeting, Membership, Office
from dialoguekb.query.selection import Question

_ABOVE_OFFICIALS = ("leader", "ministerial")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries and the days between which the reader wants to know."""

    knowledge_base: KnowledgeBase
    countries: tuple[str, str]
    """Their codes, as asked for."""
    since: date
    """The first day of what is news."""
    day: date
    """The day for which `today` stands."""
    meetings: tuple[Meeting, ...]
    """Those with both at the table, in order of date."""
    agreements: tuple[Agreement, ...]
    """Those that bind both, in order of signature."""

    @property
    def records(self) -> RecordSet:
        """The records that the document may tell of."""
        return self.knowledge_base.records

    @property
    def held(self) -> list[Meeting]:
        """The meetings that were held, in order of date."""
        return [meeting for meeting in self.meetings if meeting.status == "held"]

    def is_news(self, when: PartialDate | None) -> bool:
        """Whether a date may lie between the first day of the news and the day of the document."""
        return when is not None and when.latest >= self.since and when.earliest <= self.day


def read_pair(knowledge_base: KnowledgeBase, names: tuple[str, str], since: date | None) -> Pair:
    """Return what the document of two countries is about.

    Without `since` the news begins with the latest meeting of their ministers or leaders. Raises the errors of a
    name that leads to no single country, and WrongCallError where both are one.
    """
    first, second = (knowledge_base.find(name, ("country",)) for name in names)
    if first.id == second.id:
        raise WrongCallError(f"'{names[0]}' and '{names[1]}' are one country; name two")
    filters = {"country": [first.id, second.id]}
    records = knowledge_base.records
    meetings = tuple(records.meetings[one] for one in _ids(knowledge_base, "meetings", filters))
    agreements = tuple(records.agreements[one] for one in _ids(knowledge_base, "agreements", filters))
    day = PartialDate.parse(knowledge_base.day).latest
    news = since or _latest_round(meetings, records, day) or day
    return Pair(knowledge_base, (first.id, second.id), news, day, meetings, agreements)


def _latest_round(meetings: Sequence[Meeting], records: RecordSet, day: date) -> date | None:
    """Return the first day of the latest meeting of the two alone, at ministers' level or above."""
    days = (
        interval.earliest
        for meeting in meetings
        if meeting.status == "held" and level_of(meeting, records) in _ABOVE_OFFICIALS
        if len(sides_of(meeting, records)) == 2
        if (interval := interval_of_meeting(meeting)) and interval.earliest <= day
    )
    return max(days, default=None)


def _ids(knowledge_base: KnowledgeBase, listing: str, filters: dict[str, list[str]]) -> list[str]:
    return [row[0] for row in knowledge_base.ask(listing, Question(filters, columns=["id"])).rows]


def between(pair: Pair) -> Document:
    """Return the document of a pair."""
    sections = (_opening, _ahead, _last_rounds, _news, _in_office, _in_force)
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
    alone = [meeting for meeting in pair.held if len(sides_of(meeting, pair.records)) == 2]
    wider = len(pair.held) - len(alone)
    return f"{len(alone)} times between the two" + (f", {wider} times with others" if wider else "")


def _ahead(pair: Pair) -> Iterator[Block]:
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
    latest = _latest_of_each(pair)
    if not latest:
        yield Paragraph(("No meeting of the two alone is recorded as held.",))
    came_of = agreements_by_meeting(pair.records)
    for meeting in latest:
        yield Heading(3, (meeting_in_words(meeting, pair.records),))
        yield Bullets(tuple(meeting_entries(meeting, came_of.get(meeting.id, []), pair.records)))


def _latest_of_each(pair: Pair) -> list[Meeting]:
    """Return the latest meeting of each dialogue between the two, the latest of all first."""
    latest = {
        meeting.dialogue: meeting
        for meeting in pair.held
        if meeting.dialogue and len(sides_of(meeting, pair.records)) == 2
    }
    return sorted(latest.values(), key=lambda one: str(one.start), reverse=True)


def _news(pair: Pair) -> Iterator[Block]:
    yield Heading(2, (f"What changed since {pair.since}",))
    news = sorted((*_met(pair), *_agreed(pair), *_moves(pair), *_joined(pair)), key=lambda one: one[0])
    yield Bullets(tuple(item for _, item in news)) if news else Paragraph(("Nothing is recorded.",))


News = tuple[PartialDate, Item]
"""What happened, and when."""


def _met(pair: Pair) -> Iterator[News]:
    told_above = _latest_of_each(pair)
    for meeting in pair.meetings:
        if meeting.start and pair.is_news(meeting.start):
            status = "Met" if meeting.status == "held" else meeting.status.capitalize()
            told = labelled(status, meeting_in_words(meeting, pair.records), *cite_all(meeting.sources))
            outcomes = () if meeting in told_above else meeting.outcomes
            yield meeting.start, Item(told.line, tuple((outcome,) for outcome in outcomes))


def _agreed(pair: Pair) -> Iterator[News]:
    for agreement in pair.agreements:
        told = {"Signed": agreement.signed, "In force": agreement.in_force, "Ended": agreement.ended}
        for label, when in told.items():
            if when and pair.is_news(when):
                text = f"{when}, {agreement.short}: {agreement.title}"
                yield when, labelled(label, text, *cite_all(agreement.sources))


def _held_offices(pair: Pair, days: Interval | None = None) -> Iterator[tuple[Office, Holding]]:
    """Yield who held an office of the two in the days, in the order of countries, offices and first days."""
    offices = pair.records.offices.values()
    ours = (office for country in pair.countries for office in offices if office.country == country)
    return held_offices(ours, pair.records, days)


def _moves(pair: Pair) -> Iterator[News]:
    """Yield who came to an office and whom they followed; who left it, where nobody is recorded to follow."""
    held = list(_held_offices(pair))
    starts = {(office.id, holding.tenure.from_) for office, holding in held}
    leavers: dict[tuple[str, PartialDate | None], str] = {}
    for office, holding in held:
        name, tenure = holding.official.name, holding.tenure
        post = f"{office.title} of {country_name(office.country, pair.records)}"
        cited = cite_all(holding.citations)
        if tenure.from_ and pair.is_news(tenure.from_):
            predecessor = leavers.get((office.id, tenure.from_))
            after = f", after {predecessor}" if predecessor else ""
            yield tenure.from_, labelled("In office", f"{tenure.from_}, {name}, {post}{after}", *cited)
        if tenure.to and pair.is_news(tenure.to) and (office.id, tenure.to) not in starts:
            yield tenure.to, labelled("Out of office", f"{tenure.to}, {name}, {post}", *cited)
        leavers[office.id, tenure.to] = name


def _joined(pair: Pair) -> Iterator[News]:
    for grouping in pair.records.groupings.values():
        for member in grouping.members:
            if member.country in pair.countries:
                yield from _membership(member, grouping, pair)


def _membership(member: Membership, grouping: Grouping, pair: Pair) -> Iterator[News]:
    name = country_name(member.country, pair.records)
    for label, when in (("Joined", member.from_), ("Left", member.to)):
        if when and pair.is_news(when):
            yield when, labelled(label, f"{when}, {name}, {grouping.name}", *cite_all(grouping.sources))


def _in_office(pair: Pair) -> Iterator[Block]:
    yield Heading(2, (f"In office on {pair.day}",))
    rows: list[tuple[Line, ...]] = [
        (
            (country_name(office.country, pair.records),),
            (office.title,),
            (holder_in_words(holding), *cite_all(holding.citations)),
            (start_in_words(holding.tenure),),
        )
        for office, holding in _held_offices(pair, Interval(pair.day, pair.day))
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
