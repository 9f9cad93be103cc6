"""Rules about countries that began or ended."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Country, Record

_LETTERS_OF_FORMER_CODE = 4

Claim = tuple[Record, str, str, Interval]
"""A record, the path at which it names a country, the country, and the days for which it does."""


@rule("error")
def former_country_without_end(subject: Subject) -> Iterator[Finding]:
    """A country with a code of four letters says until when it existed."""
    for country in subject.records.countries.values():
        has_ended = country.existed is not None and country.existed.to is not None
        if len(country.id) == _LETTERS_OF_FORMER_CODE and not has_ended:
            message = f"{country.id} is the code of a former country, and its end is not written"
            yield Finding(country, "id", message, "existed: {to: YYYY-MM-DD}")


@rule("error")
def outside_existence(subject: Subject) -> Iterator[Finding]:
    """No country meets, belongs to a grouping or has a minister outside the time in which it existed."""
    spans = {country.id: span for country in subject.records.countries.values() if (span := _span(country))}
    if not spans:
        return
    for record, path, code, days in _claims(subject.records):
        span = spans.get(code)
        if span and not span.overlaps(days):
            name = subject.records.countries[code].name
            when = f"ended on {span.latest}" if days.earliest > span.latest else f"began on {span.earliest}"
            yield Finding(record, path, f"{name} {when}", "a day on which it existed, or the country of that day")


def _span(country: Country) -> Interval | None:
    return Interval.between(country.existed.from_, country.existed.to) if country.existed else None


def _claims(records: RecordSet) -> Iterator[Claim]:
    for meeting in records.meetings.values():
        days = interval_of_meeting(meeting)
        if days:
            path = "sides" if meeting.sides else "start"
            yield from ((meeting, path, code, days) for code in sides_of(meeting, records))
    for grouping in records.groupings.values():
        for n, member in enumerate(grouping.members):
            yield grouping, f"members[{n}]", member.country, Interval.between(member.from_, member.to)
    for official in records.officials.values():
        for n, tenure in enumerate(official.tenures):
            office = records.offices.get(tenure.office)
            if office:
                days = Interval.between(tenure.from_ or tenure.as_of, tenure.to)
                yield official, f"tenures[{n}]", office.country, days
