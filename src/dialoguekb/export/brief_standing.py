"""What stands between countries: who is in office, what is agreed, and which years were searched."""

from collections.abc import Iterator
from itertools import groupby

from dialoguekb.export.brief_subject import Subject
from dialoguekb.export.data_words import end_of_data
from dialoguekb.export.document import Block, Bullets, Heading, Inline, Item, Line, Paragraph
from dialoguekb.export.fact_text import (
    country_name,
    days_in_words,
    holder_and_post,
    holder_in_words,
    holder_marks,
    labelled_item,
    last_report_in_words,
)
from dialoguekb.export.limits import first_items
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.export.search_spans import search_spans, years_not_searched
from dialoguekb.model.date_words import date_in_words
from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.intervals import interval_of_agreement
from dialoguekb.model.derivations.posts import name_in_sentence, office_in_words
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.records import Agreement, Office

_OF_A_HOLDER = frozenset({"office", "from", "acting"})
"""The fields of a tenure that an entry always tells of."""


def in_office(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield who holds the offices of the countries; in a short brief a line for each country."""
    yield Heading(2, (f"In office on {subject.day}",))
    held = list(subject.offices_held(Interval(subject.day, subject.day)))
    with_offices = {office.country for office in subject.records.offices.values()}
    unknown = tuple(country for country in subject.countries if country not in with_offices)
    items: list[Item] = []
    for country, of_country in groupby(held, key=lambda entry: entry[0].country):
        if most is None:
            items += [_holder(office, holding, subject) for office, holding in of_country]
        else:
            holders = "; ".join(holder_and_post(holding, subject.day) for _, holding in of_country)
            items.append(labelled_item(country_name(country, subject.records), holders))
    if items:
        yield Bullets(tuple(first_items(items, most)))
    if unknown:
        names = " or ".join(name_in_sentence(country_name(country, subject.records)) for country in unknown)
        yield Paragraph((f"No office of {names} is recorded.",))
    elif not items:
        yield Paragraph(("No holder is recorded on that day.",))


def _holder(office: Office, holding: Holding, subject: Subject) -> Item:
    tenure = holding.tenure
    since = f", since {tenure.from_}" if tenure.from_ else ", first day not established"
    reported = last_report_in_words(tenure, subject.day)
    text = f"{holder_in_words(holding)}{since}{f', {reported}' if reported else ''}"
    fields = _OF_A_HOLDER | ({"as_of"} if reported else set())
    return labelled_item(office_in_words(office, holding, subject.records), text, *holder_marks(holding, fields))


def agreements_in_force(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield the agreements that have not ended, by their full names; those older than ten years in one line."""
    yield Heading(2, ("Agreements",))
    today = Interval(subject.day, subject.day)
    standing = [each for each in reversed(subject.agreements) if interval_of_agreement(each).overlaps(today)]
    recent = [agreement for agreement in standing if not subject.is_old(agreement.signed)]
    old = [agreement for agreement in standing if subject.is_old(agreement.signed)]
    if most is None:
        items = [_agreement(agreement, subject) for agreement in recent]
    else:
        items = first_items(map(_agreement_item, recent), most)
    if old and most is not None:
        items.append(Item((f"and {len(old)} signed more than ten years ago",)))
    elif old:
        items.append(labelled_item("More than ten years ago", *_titles(old)))
    yield Bullets(tuple(items)) if items else Paragraph(("No agreement is recorded.",))


def _agreement(agreement: Agreement, subject: Subject) -> Item:
    signed = f"signed {date_in_words(agreement.signed)}" if agreement.signed else "date of signature not established"
    force = agreement.in_force if agreement.in_force and agreement.in_force.earliest <= subject.day else None
    in_force = f"in force {date_in_words(force)}" if force else "entry into force not established"
    return Item((f"{agreement.title}; {signed}, {in_force}", *cite_all(agreement.sources)))


def _agreement_item(agreement: Agreement) -> Item:
    return Item((f"{date_in_words(agreement.signed) if agreement.signed else 'no date'}, {agreement.title}",))


def _titles(agreements: list[Agreement]) -> Line:
    line: list[Inline] = []
    for agreement in agreements:
        line += [
            f"{'; ' if line else ''}{agreement.title} ({days_in_words(agreement.signed, None)})",
            *cite_all(agreement.sources),
        ]
    return tuple(line)


def years_searched(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield where the knowledge ends: the date of the data, and the years of each dialogue that were searched."""
    yield Heading(2, ("Where this page ends",))
    yield end_of_data(subject.knowledge_base.layers, subject.data_end)
    recorded = (subject.records.dialogues[each] for each in subject.dialogues if each in subject.records.dialogues)
    dialogues = [
        (each.name, search_spans(each, subject.meetings, subject.data_end))
        for each in sorted(recorded, key=lambda each: each.name)
    ]
    if not dialogues:
        yield Paragraph(("No dialogue of theirs is recorded, so they may have met all the same.",))
        yield Bullets(tuple(_recorded_item(country, subject) for country in subject.countries))
    elif most is None:
        yield Bullets(tuple(labelled_item(name, f"searched {spans}{_but(gap)}") for name, (spans, gap) in dialogues))
    else:
        yield from years_not_searched((name, gap) for name, (_, gap) in dialogues)


def _recorded_item(country: str, subject: Subject) -> Item:
    """Return how many meetings of a country are recorded at all, and of which years."""
    records = subject.records
    days = [each.start for each in records.meetings.values() if each.start and country in sides_of(each, records)]
    past = sorted(day.earliest.year for day in days if day.earliest <= subject.day)
    name = country_name(country, records)
    if not past:
        return labelled_item(name, "no meeting with anyone is recorded")
    years = str(past[0]) if past[0] == past[-1] else f"{past[0]} to {past[-1]}"
    count = "one meeting" if len(past) == 1 else f"{len(past)} meetings"
    return labelled_item(name, f"{count} with others {'is' if len(past) == 1 else 'are'} recorded, {years}")


def _but(gap: str) -> str:
    return f"; not searched {gap}" if gap else ""
