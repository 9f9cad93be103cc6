"""What changed since a day: meetings, agreements, offices, memberships."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from dialoguekb.export.brief_subject import Subject
from dialoguekb.export.document import Block, Bullets, Heading, Item, Paragraph
from dialoguekb.export.fact_text import (
    country_name,
    holder_in_words,
    holder_marks,
    labelled_item,
    meeting_in_words,
    start_in_words,
)
from dialoguekb.export.limits import first_items
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.date_words import date_in_words
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.posts import name_in_sentence, post_in_words
from dialoguekb.model.records import Grouping, Membership

News = tuple[PartialDate, Item]
"""What happened, and when."""

_OF_THE_FIRST_DAY = frozenset({"office", "from", "acting"})
_OF_THE_LAST_DAY = frozenset({"office", "to", "acting"})
"""The fields of a tenure that an entry tells of."""


def news_section(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield the section of the news, in order of date; with `most`, the latest so many."""
    yield Heading(2, (f"What changed since {subject.since}",))
    moves = () if most is not None else _moves(subject)
    news = sorted(
        (*_meetings(subject), *_agreements(subject), *moves, *_accessions(subject)), key=lambda entry: entry[0]
    )
    items = [item for _, item in news]
    if most is not None:
        # Of more news than a page holds the latest are worth the room; who took office is said in a line a country.
        items = first_items([*_moves_in_short(subject), *(Item(item.line) for item in reversed(items))], most)
    yield Bullets(tuple(items)) if items else Paragraph(("Nothing is recorded.",))


def _meetings(subject: Subject) -> Iterator[News]:
    """Yield the meetings; the outcomes of the latest rounds are in the section before."""
    latest = subject.latest_rounds()
    for meeting in subject.meetings:
        if meeting.start and subject.is_news(meeting.start) and meeting.status not in {"scheduled", "expected"}:
            status = "Met" if meeting.status == "held" else meeting.status.capitalize()
            entry = labelled_item(status, meeting_in_words(meeting, subject.records), *cite_all(meeting.sources))
            outcomes = () if meeting in latest else meeting.outcomes
            yield meeting.start, Item(entry.line, tuple((outcome,) for outcome in outcomes))


def _agreements(subject: Subject) -> Iterator[News]:
    for agreement in subject.agreements:
        events = {"Signed": agreement.signed, "In force": agreement.in_force, "Ended": agreement.ended}
        for label, when in events.items():
            if when and subject.is_news(when):
                text = f"{date_in_words(when)}, {agreement.title}"
                yield when, labelled_item(label, text, *cite_all(agreement.sources))


def _moves(subject: Subject) -> Iterator[News]:
    """Yield who took an office and after whom, and who left one without a recorded successor."""
    held = list(subject.offices_held())
    starts = {(office.id, holding.tenure.from_) for office, holding in held}
    leavers: dict[tuple[str, PartialDate | None], str] = {}
    for office, holding in held:
        name, tenure = holding.official.name, holding.tenure
        if tenure.from_ and subject.is_news(tenure.from_):
            predecessor = leavers.get((office.id, tenure.from_))
            after = f", after {predecessor}" if predecessor else ""
            post = _post_on(tenure.from_, holding, subject)
            marks = holder_marks(holding, _OF_THE_FIRST_DAY)
            yield (
                tenure.from_,
                labelled_item("In office", f"{date_in_words(tenure.from_)}, {name}, {post}{after}", *marks),
            )
        if tenure.to and subject.is_news(tenure.to) and (office.id, tenure.to) not in starts:
            post = _post_on(tenure.to, holding, subject)
            marks = holder_marks(holding, _OF_THE_LAST_DAY)
            yield tenure.to, labelled_item("Out of office", f"{date_in_words(tenure.to)}, {name}, {post}", *marks)
        leavers[office.id, tenure.to] = name


def _post_on(day: PartialDate, holding: Holding, subject: Subject) -> str:
    return post_in_words(holding.during(Interval(day.earliest, day.latest)), subject.records)


def _moves_in_short(subject: Subject) -> Iterator[Item]:
    """Yield for each country who took its offices last."""
    news = [entry for entry in subject.offices_held() if (day := entry[1].tenure.from_) and subject.is_news(day)]
    for country, of_country in groupby(news, key=lambda entry: entry[0].country):
        by_office = groupby(of_country, key=lambda entry: entry[0])
        posts = [_latest([holding for _, holding in of_office], subject.day) for _, of_office in by_office]
        if holders := "; ".join(post for post in posts if post):
            yield labelled_item(f"New in {name_in_sentence(country_name(country, subject.records))}", holders)


def _latest(holdings: list[Holding], day: date) -> str:
    """Return the holder on a day, since when, and after how many others: `Minister A 2025-10-21 after 2 others`.

    Empty where none of these holds the office on the day.
    """
    today = Interval(day, day)
    latest = next((holding for holding in reversed(holdings) if holding.days.overlaps(today)), None)
    if latest is None:
        return ""
    others = holdings[: holdings.index(latest)]
    post = latest.office_title or latest.tenure.office
    text = f"{post} {holder_in_words(latest)} {start_in_words(latest.tenure)}"
    if not others:
        return text
    return f"{text} after {holder_in_words(others[0]) if len(others) == 1 else f'{len(others)} others'}"


def _accessions(subject: Subject) -> Iterator[News]:
    for grouping in subject.records.groupings.values():
        for member in grouping.members:
            if member.country in subject.countries:
                yield from _membership(member, grouping, subject)


def _membership(member: Membership, grouping: Grouping, subject: Subject) -> Iterator[News]:
    name = country_name(member.country, subject.records)
    for label, when in (("Joined", member.from_), ("Left", member.to)):
        if when and subject.is_news(when):
            yield (
                when,
                labelled_item(label, f"{date_in_words(when)}, {name}, {grouping.name}", *cite_all(grouping.sources)),
            )
