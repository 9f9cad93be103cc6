"""What changed between two countries since a day: meetings, agreements, offices, memberships."""

from collections.abc import Iterator

from dialoguekb.export.country_pair import Pair
from dialoguekb.export.document import Block, Bullets, Heading, Item, Paragraph
from dialoguekb.export.fact_text import country_name, holder_marks, labelled, meeting_in_words
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.posts import post_in_words
from dialoguekb.model.records import Grouping, Membership

News = tuple[PartialDate, Item]
"""What happened, and when."""


def news_section(pair: Pair) -> Iterator[Block]:
    """Yield the section of the news, in order of date."""
    yield Heading(2, (f"What changed since {pair.since}",))
    news = sorted((*_met(pair), *_agreed(pair), *_moves(pair), *_joined(pair)), key=lambda entry: entry[0])
    yield Bullets(tuple(item for _, item in news)) if news else Paragraph(("Nothing is recorded.",))


def _met(pair: Pair) -> Iterator[News]:
    """Yield the meetings; the outcomes of the latest rounds are in the section before."""
    latest = pair.latest_rounds()
    for meeting in pair.meetings:
        if meeting.start and pair.is_news(meeting.start):
            status = "Met" if meeting.status == "held" else meeting.status.capitalize()
            entry = labelled(status, meeting_in_words(meeting, pair.records), *cite_all(meeting.sources))
            outcomes = () if meeting in latest else meeting.outcomes
            yield meeting.start, Item(entry.line, tuple((outcome,) for outcome in outcomes))


def _agreed(pair: Pair) -> Iterator[News]:
    for agreement in pair.agreements:
        events = {"Signed": agreement.signed, "In force": agreement.in_force, "Ended": agreement.ended}
        for label, when in events.items():
            if when and pair.is_news(when):
                text = f"{when}, {agreement.short}: {agreement.title}"
                yield when, labelled(label, text, *cite_all(agreement.sources))


def _moves(pair: Pair) -> Iterator[News]:
    """Yield who took an office and after whom, and who left one without a recorded successor."""
    held = list(pair.offices_held())
    starts = {(office.id, holding.tenure.from_) for office, holding in held}
    leavers: dict[tuple[str, PartialDate | None], str] = {}
    for office, holding in held:
        name, tenure = holding.official.name, holding.tenure
        post = post_in_words(holding, pair.records)
        cited = holder_marks(holding)
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
