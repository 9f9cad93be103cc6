"""Who sat at the table and who signed: in which office, and under which title of the day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.countries_served import chosen_country, countries_on
from dialoguekb.model.derivations.holders import Holding, held_during, holdings_of, title_in_capacity
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting
from dialoguekb.model.derivations.office_titles import TitleSpan, title_spans
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.names import person_without_record
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office, Official, Participant, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person at the table, in the capacity that the record or the tenures of the day give."""

    name: str
    """What the person is called."""
    official: Official | None = None
    """Who; None where the person has no record."""
    country: str | None = None
    """The code of the side; None where the offices of the day leave a choice, or nothing says so."""
    office: str | None = None
    """The id of the office held, or None where it is given in words or not established."""
    role: str | None = None
    """The role of that office (`foreign-minister`)."""
    title: str | None = None
    """The words of the record, or the title of the office, followed by `(acting)` for an acting holder."""
    is_acting: bool = False
    """Whether the official held the office in an acting capacity only."""
    countries: tuple[str, ...] = ()
    """The codes of the countries for which the person may stand that day."""
    candidates: tuple[str, ...] = ()
    """The ids of the offices held that day, where the record does not choose one."""
    holdings: tuple[Holding, ...] = ()
    """The tenures of the day in that office; of all `candidates` where there is not exactly one."""
    title_path: str = "title"
    """str, where the record of the office says the title (`titles[2].title`)."""

    @property
    def person(self) -> str:
        """The id of the official, or what stands for a person without a record: `name:` and the key of the name."""
        return self.official.id if self.official else person_without_record(self.name)


@dataclass(frozen=True, slots=True)
class Signature:
    """Someone who signed an agreement."""

    signatory: Signatory
    """The entry of the record."""
    official: Official | None
    """Who, where the person has a record."""
    name: str | None
    """The name of the person; None where an official is named who has no record."""
    country: str | None
    """The code of the party signed for: as written, or the country that the official served that day."""
    title: str | None
    """The words of the record, or the title of the one office held that day; None where neither says."""
    seat: Seat | None = None
    """What the tenures of the day say; None where the record gives the capacity in words, or no day or official."""

    @property
    def person(self) -> str | None:
        """The id of the official, or what stands for a person without a record."""
        official = self.signatory.official
        return official or (person_without_record(self.name) if self.name else None)


def seats_of(meeting: Meeting, records: RecordSet) -> Iterator[tuple[int, Participant, Seat]]:
    """Yield the place of each participant in the meeting, the participant, and the seat.

    Participants that name an official who is not recorded have no seat and are left out.
    """
    for position, participant in enumerate(meeting.participants):
        seat = seat_of(participant, meeting, records)
        if seat is not None:
            yield position, participant, seat


def seat_of(participant: Participant, meeting: Meeting, records: RecordSet) -> Seat | None:
    """Return the participant's seat, or None where it names an official who is not recorded, or nobody."""
    if participant.official is None:
        return _seat_without_record(participant)
    official = records.officials.get(participant.official)
    if official is None:
        return None
    holdings = tuple(held_during(holdings_of(official, records), interval_of_meeting(meeting)))
    seat = _seat_for(participant, official, holdings, meeting, records)
    if participant.as_ and not participant.office:
        return replace(seat, title=participant.as_)
    at_the_table = [holding for holding in holdings if participant.office or _is_of(holding, seat.country)]
    seat = _in_office(seat, at_the_table, participant.office, _first_day(meeting), records)
    return replace(seat, title=participant.as_) if participant.as_ else seat


def _seat_without_record(participant: Participant) -> Seat | None:
    if participant.name is None:
        return None
    countries = (participant.for_,) if participant.for_ else ()
    return Seat(name=participant.name, country=participant.for_, title=participant.as_, countries=countries)


def _seat_for(
    participant: Participant, official: Official, holdings: tuple[Holding, ...], meeting: Meeting, records: RecordSet
) -> Seat:
    """Return the seat with its country alone: as written, else that of the office named, else of those held."""
    countries = countries_on(official, holdings, records)
    office = records.offices.get(participant.office or "")
    country = participant.for_ or (office.country if office else None)
    country = country or chosen_country(countries, lambda: sides_of(meeting, records))
    return Seat(name=official.name, official=official, country=country, countries=countries)


def _is_of(holding: Holding, country: str | None) -> bool:
    return country is None or holding.office is None or holding.office.country == country


def _first_day(meeting: Meeting) -> Interval | None:
    """Return the day whose title counts, or the days of a vague date."""
    return Interval.between(meeting.start, meeting.start) if meeting.start else None


def signatures_of(agreement: Agreement, records: RecordSet) -> Iterator[Signature]:
    """Yield who signed, in the order of the record."""
    return (signature_of(signatory, agreement, records) for signatory in agreement.signatories)


def signature_of(signatory: Signatory, agreement: Agreement, records: RecordSet) -> Signature:
    """Return who signed, for whom, and in which capacity."""
    official = records.officials.get(signatory.official or "")
    if official is None:
        return Signature(signatory, None, signatory.name, signatory.country, signatory.as_)
    day = interval_of_days(agreement.signed, None) if agreement.signed else None
    holdings = tuple(held_during(holdings_of(official, records), day)) if day else ()
    countries = countries_on(official, holdings, records)
    country = signatory.country or chosen_country(countries, lambda: agreement.parties)
    if signatory.as_ or day is None:
        return Signature(signatory, official, official.name, country, signatory.as_)
    seat = Seat(name=official.name, official=official, country=country, countries=countries)
    of_country = [holding for holding in holdings if _is_of(holding, country)]
    seat = _in_office(seat, of_country or holdings, None, day, records)
    return Signature(signatory, official, official.name, country, seat.title, seat)


def _in_office(
    seat: Seat, held: Sequence[Holding], chosen: str | None, titled: Interval | None, records: RecordSet
) -> Seat:
    """Return the seat in the office `chosen` by the record, or in the only one of those `held`.

    `titled` is the day, or the days of a vague date, whose title counts.
    """
    candidates = () if chosen else tuple(dict.fromkeys(holding.tenure.office for holding in held))
    holdings = tuple(holding for holding in held if not chosen or holding.tenure.office == chosen)
    seat = replace(seat, candidates=candidates, holdings=holdings)
    if not chosen and len(candidates) != 1:
        return seat
    is_acting = bool(holdings) and all(holding.is_acting for holding in holdings)
    seat = replace(seat, office=chosen or candidates[0], is_acting=is_acting)
    office = records.offices.get(seat.office or "")
    if office is None:
        return seat
    spans = _spans_of(office, holdings, titled)
    title = " or ".join(dict.fromkeys(span.title for span in spans)) or office.title
    path = spans[0].path if spans else "title"
    return replace(seat, role=office.role, title=title_in_capacity(title, is_acting=is_acting), title_path=path)


def _spans_of(office: Office, holdings: Iterable[Holding], days: Interval | None) -> list[TitleSpan]:
    """Return the titles by date of the office in the tenures of those days: two where a vague date leaves both."""
    spans = [span for holding in holdings for span in (holding.during(days) if days else holding).title_spans]
    return spans or [span for span in title_spans(office) if days is None or span.days.overlaps(days)]
