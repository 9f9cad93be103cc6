"""What an office was called on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dialoguekb.model.dates import Interval, PartialDate, days_after
from dialoguekb.model.derivations.intervals import interval_of_tenure
from dialoguekb.model.records import Office, OfficeTitle, Tenure
from dialoguekb.model.vocabulary import IN_TURN


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """The days on which an office may have had a title."""

    title: str
    """The title."""
    ministry: str | None
    """The ministry of those days, or that of the office where the title names none."""
    days: Interval
    """The days; the day on which the next title begins belongs to the next."""
    position: int
    """int, the place of the title among those of the office, counted from 0."""

    @property
    def path(self) -> str:
        """The path of the title in the record of the office (`titles[2].title`)."""
        return f"titles[{self.position}].title"


def title_spans(office: Office) -> list[TitleSpan]:
    """Return the titles of an office by date, in order of time; nothing for an office that has only a `title`.

    On a day that two titles claim, the one that began later counts.
    """
    spans = [_span(position, title, office) for position, title in enumerate(office.titles)]
    spans.sort(key=lambda span: span.days.earliest)
    starts = [*(office.titles[span.position].from_ for span in spans), None]
    return [_until(span, start) for span, start in zip(spans, starts[1:], strict=True)]


def _span(position: int, title: OfficeTitle, office: Office) -> TitleSpan:
    days = Interval.between(title.from_, title.to)
    return TitleSpan(title.title, title.ministry or office.ministry, days, position)


def _until(span: TitleSpan, start: PartialDate | None) -> TitleSpan:
    """Return a title that gives way where the next one starts; a vague date leaves its days to both."""
    if start is None:
        return span
    first, latest = span.days.earliest, days_after(start.earliest, -1) if start.is_a_day else start.latest
    return replace(span, days=Interval(first, max(first, min(latest, span.days.latest))))


def title_spans_in(office: Office, tenure: Tenure) -> list[TitleSpan]:
    """Return the titles that an office had in a tenure, in order of time, each with its days in the tenure.

    A title that begins on the last day of the tenure is the successor's.
    """
    tenure_days = interval_of_tenure(tenure)
    last = tenure_days.latest
    if tenure.to and tenure.to.is_a_day and tenure_days.earliest < last:
        last = days_after(last, -1)
    spans = [span for span in title_spans(office) if span.days.overlaps(Interval(tenure_days.earliest, last))]
    return [
        replace(
            span,
            days=Interval(
                max(span.days.earliest, tenure_days.earliest),
                tenure_days.latest if span.days.latest >= last else span.days.latest,
            ),
        )
        for span in spans
    ]


def latest_title(office: Office) -> TitleSpan | None:
    """Return the latest title by date; None for an office that has only a `title`."""
    return next(reversed(title_spans(office)), None)


def name_of_office(office: Office) -> str:
    """Return what an office is called where no day is asked for: its `title`, else its latest, else its id."""
    latest = latest_title(office)
    return office.title or (latest.title if latest else office.id)


def joined_titles(spans: Iterable[TitleSpan]) -> str:
    """Return titles one after the other, each once where it stands twice in a row; empty text for none."""
    return IN_TURN.join(title for title, _ in groupby(span.title for span in spans))


def titles_of(office: Office) -> Iterator[str]:
    """Yield every title that an office has or had, each once."""
    yield from dict.fromkeys(title for title in (office.title, *(each.title for each in office.titles)) if title)
