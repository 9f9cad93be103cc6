"""Rules about offices: their titles over time, and a second office of one role."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.overlaps import overlapping_pairs
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding, holdings_by_office
from dialoguekb.model.derivations.office_titles import name_of_office
from dialoguekb.model.records import Office, OfficeTitle


@rule("error")
def office_title(subject: Subject) -> Iterator[Finding]:
    """An office has a title, or titles by date."""
    for office in subject.records.offices.values():
        if not (office.title or office.titles):
            expected = "title: ..., or titles: [{title: ..., from: ..., to: ...}]"
            yield Finding(office, "id", "the office has no title", expected)


@rule("error")
def overlapping_titles(subject: Subject) -> Iterator[Finding]:
    """An office has one title at a time; the last day of one may be the first of the next."""
    for office in subject.records.offices.values():
        for (position, title), (_, other) in overlapping_pairs(list(enumerate(office.titles)), _days_of_title):
            first, second = f"'{other.title}' {_stretch(other)}", f"'{title.title}' {_stretch(title)}"
            yield Finding(
                office,
                f"titles[{position}]",
                f"{office.id} has two titles at once: {first} and {second}",
                "titles that share at most the day of the change",
            )


def _days_of_title(entry: tuple[int, OfficeTitle]) -> Interval | None:
    return Interval.certain(entry[1].from_, entry[1].to) if entry[1].from_ else _without_beginning(entry[1])


def _without_beginning(title: OfficeTitle) -> Interval:
    """Return the days of a title that has no first day: it stands from the beginning."""
    days = Interval.between(None, title.to)
    return Interval(days.earliest, title.to.earliest) if title.to else days


def _stretch(title: OfficeTitle) -> str:
    start = f"from {title.from_}" if title.from_ else "from the beginning"
    return f"{start} to {title.to}" if title.to else f"{start} on"


@rule("warning")
def title_order(subject: Subject) -> Iterator[Finding]:
    """The titles of an office are in chronological order."""
    for office in subject.records.offices.values():
        for position in range(1, len(office.titles)):
            earlier, later = office.titles[position - 1], office.titles[position]
            is_before = earlier.from_ and later.from_ and later.from_.is_certainly_before(earlier.from_)
            if is_before or (earlier.from_ and later.from_ is None):
                start = f"from {later.from_}" if later.from_ else "without a first day"
                yield Finding(
                    office,
                    f"titles[{position}]",
                    f"the title '{later.title}' {start} comes after '{earlier.title}' from {earlier.from_}",
                    "titles in chronological order; only the first may lack `from`",
                )


@rule("warning")
def tenure_before_first_title(subject: Subject) -> Iterator[Finding]:
    """No tenure begins before the first title by date of its office."""
    offices = subject.records.offices.values()
    holdings = holdings_by_office(subject.records)
    for office in offices:
        first = _first_day(office)
        for holding in holdings.get(office.id, ()) if first else ():
            start = holding.tenure.from_
            if first and start and start.is_certainly_before(first):
                yield _finding_before(holding, office, f"{first}")


def _first_day(office: Office) -> PartialDate | None:
    starts = [title.from_ for title in office.titles]
    return min((start for start in starts if start), default=None) if all(starts) else None


def _finding_before(holding: Holding, office: Office, first: str) -> Finding:
    return Finding(
        holding.official,
        f"{holding.path}.from",
        f"{holding.official.name} holds {office.id} from {holding.tenure.from_}, but its first title is from {first}",
        f"an earlier title of {office.id}, or a first title without `from`",
    )


@rule("warning")
def second_office(subject: Subject) -> Iterator[Finding]:
    """A country has one office of a role, unless the second is concurrent."""
    first: dict[tuple[str, str], Office] = {}
    for office in subject.records.offices.values():
        if office.role == "other" or office.concurrent:
            continue
        other = first.setdefault((office.country, office.role), office)
        if other is not office:
            yield Finding(
                office,
                "role",
                f"{other.id} ({name_of_office(other)}) is the {office.role} of {office.country} too",
                "one office with `titles` by date; or concurrent: true for an office beside the other",
            )
