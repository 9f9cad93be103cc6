"""What stands between countries: who is in office, what is agreed, and which years were searched."""

from collections.abc import Iterator
from itertools import groupby

from dialoguekb.export.brief_subject import Subject
from dialoguekb.export.document import Block, Bullets, Heading, Inline, Item, Line, Paragraph
from dialoguekb.export.fact_text import (
    countries_in_words,
    country_name,
    holder_in_words,
    holder_marks,
    labelled,
    start_in_words,
)
from dialoguekb.export.limits import limited
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.export.search_spans import end_of_data, search_spans, years_not_searched
from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.intervals import interval_of_agreement
from dialoguekb.model.derivations.posts import office_in_words
from dialoguekb.model.records import Agreement, Office


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
            holders = "; ".join(f"{holder_in_words(holding)}, {holding.office_title}" for _, holding in of_country)
            items.append(labelled(country_name(country, subject.records), holders))
    if items:
        yield Bullets(tuple(limited(items, most)))
    if unknown:
        yield Paragraph((f"No office of {countries_in_words(unknown, subject.records)} is recorded.",))
    elif not items:
        yield Paragraph(("No holder is recorded on that day.",))


def _holder(office: Office, holding: Holding, subject: Subject) -> Item:
    since = f"{holder_in_words(holding)}, since {start_in_words(holding.tenure)}"
    return labelled(office_in_words(office, holding, subject.records), since, *holder_marks(holding))


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
        items = limited(map(_dated, recent), most)
    if old and most is not None:
        items.append(Item((f"and {len(old)} signed more than ten years ago",)))
    elif old:
        items.append(labelled("More than ten years ago", *_titles(old)))
    yield Bullets(tuple(items)) if items else Paragraph(("No agreement is recorded.",))


def _agreement(agreement: Agreement, subject: Subject) -> Item:
    signed = f"signed {agreement.signed}" if agreement.signed else "date of signature not established"
    force = agreement.in_force if agreement.in_force and agreement.in_force.earliest <= subject.day else None
    in_force = f"in force {force}" if force else "entry into force not established"
    return Item((f"{agreement.title}; {signed}, {in_force}", *cite_all(agreement.sources)))


def _dated(agreement: Agreement) -> Item:
    return Item((f"{agreement.signed or 'no date'}, {agreement.title}",))


def _titles(agreements: list[Agreement]) -> Line:
    line: list[Inline] = []
    for agreement in agreements:
        line += [f"{'; ' if line else ''}{agreement.title} ({agreement.signed})", *cite_all(agreement.sources)]
    return tuple(line)


def years_searched(subject: Subject, most: int | None) -> Iterator[Block]:
    """Yield where the knowledge ends: the date of the data, and the years of each dialogue that were searched."""
    yield Heading(2, ("Where this page ends",))
    yield end_of_data(subject.data_end)
    recorded = (subject.records.dialogues[each] for each in subject.dialogues if each in subject.records.dialogues)
    dialogues = [
        (each.name, search_spans(each, subject.meetings, subject.data_end))
        for each in sorted(recorded, key=lambda each: each.name)
    ]
    if not dialogues:
        yield Paragraph(("No dialogue of theirs is recorded, so they may have met all the same.",))
    elif most is None:
        yield Bullets(tuple(labelled(name, f"searched {spans}{_but(gap)}") for name, (spans, gap) in dialogues))
    else:
        yield from years_not_searched((name, gap) for name, (_, gap) in dialogues)


def _but(gap: str) -> str:
    return f"; not searched {gap}" if gap else ""
