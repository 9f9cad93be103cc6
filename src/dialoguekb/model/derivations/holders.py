"""Who held an office, from when to when, and in which capacity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.intervals import interval_of_tenure
from dialoguekb.model.derivations.office_titles import TitleSpan, joined_titles, name_of_office, title_spans_in
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Office, Official, Tenure


@dataclass(frozen=True, slots=True)
class Holding:
    """An office in the hands of an official."""

    official: Official
    """The holder."""
    position: int
    """int, the place of the tenure among those of the official, counted from 0."""
    tenure: Tenure
    """The tenure as recorded."""
    office: Office | None
    """The office; None where no such office is recorded."""
    asked: Interval | None = None
    """The days whose title is asked for; None for all days of the tenure."""

    @property
    def days(self) -> Interval:
        """The days on which it may have lasted."""
        return interval_of_tenure(self.tenure)

    @property
    def is_acting(self) -> bool:
        """Whether the official held it in an acting or caretaking capacity."""
        return self.tenure.acting

    @property
    def title_spans(self) -> list[TitleSpan]:
        """The titles by date that the office had in the tenure, on the days asked for."""
        spans = title_spans_in(self.office, self.tenure) if self.office else []
        return [span for span in spans if self.asked is None or span.days.overlaps(self.asked)]

    @property
    def office_title(self) -> str | None:
        """The title of the office on the days asked for, one after the other; None where no office is recorded."""
        return joined_titles(self.title_spans) or (name_of_office(self.office) if self.office else None)

    @property
    def title(self) -> str | None:
        """The `office_title`, followed by `(acting)` for an acting holder."""
        return title_in_capacity(self.office_title, is_acting=self.is_acting)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it rests on: the sources of the tenure, or those of the official where the tenure cites none."""
        return self.tenure.sources or self.official.sources

    @property
    def path(self) -> str:
        """The path of the tenure in the official's record (`tenures[2]`)."""
        return f"tenures[{self.position}]"

    def during(self, days: Interval) -> "Holding":
        """Return it with the title of some of its days."""
        return replace(self, asked=days)


def title_in_capacity(title: str | None, *, is_acting: bool) -> str | None:
    """Return the title, followed by `(acting)` for an acting holder."""
    return f"{title} (acting)" if title and is_acting else title


def holdings_of(official: Official, records: RecordSet) -> Iterator[Holding]:
    """Yield the offices that an official held, in the order of the record."""
    for position, tenure in enumerate(official.tenures):
        yield Holding(official, position, tenure, records.offices.get(tenure.office))


def holdings_by_office(records: RecordSet) -> dict[str, list[Holding]]:
    """Return office id -> who held the office, by first day, then by the id of the official."""
    holdings: dict[str, list[Holding]] = {}
    for official in records.officials.values():
        for holding in holdings_of(official, records):
            holdings.setdefault(holding.tenure.office, []).append(holding)
    for of_office in holdings.values():
        of_office.sort(key=lambda holding: (holding.days.earliest, holding.official.id))
    return holdings


def held_offices(
    offices: Iterable[Office], records: RecordSet, days: Interval | None = None
) -> Iterator[tuple[Office, Holding]]:
    """Yield the offices in the order given, each with those who may have held it in the days, by first day."""
    holdings = holdings_by_office(records)
    for office in offices:
        yield from ((office, holding) for holding in held_during(holdings.get(office.id, ()), days))


def held_during(holdings: Iterable[Holding], days: Interval | None) -> Iterator[Holding]:
    """Yield those that may share a day with the interval, with the title of its days; all of them where it is None."""
    if days is None:
        return iter(holdings)
    return (holding.during(days) for holding in holdings if holding.days.overlaps(days))
