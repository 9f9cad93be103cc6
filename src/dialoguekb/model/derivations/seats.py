"""Who sat at the table and who signed: in which office, and under which title of the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.holders import Holding, held_during, holdings_of, title_in_capacity
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting
from dialoguekb.model.derivations.office_titles import TitleSpan, title_spans
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office, Official, Participant, Signatory


@dataclass(frozen=True, slots=True)
class Seat:
    """An official at the table, in the capacity that the record or the tenures of the day give."""

    official: Official
    """Who."""
    office: str | None
    """The id of the office held, or None where it is given in words or not established."""
    role: str | None
    """The role of that office (`foreign-minister`)."""
    title: str | None
    """The words of the record, or the title of the office, followed by `(acting)` for an acting holder."""
    is_acting: bool = False
    """Whether the official held the office in an acting capacity only."""
    candidates: tuple[str, ...] = ()
    """The ids of the offices held that day, where the record does not choose one."""
    holdings: tuple[Holding, ...] = ()
    """The tenures of the day in that office; of all `candidates` where there is not exactly one."""
    title_path: str = "title"
    """str, where the record of the office says the title (`titles[2].title`)."""

    @property
    def country(self) -> str:
        """The code of the country served."""
        return self.official.country


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
    """The code of the party signed for: as written, or the country that the official serves."""
    title: str | None
    """The words of the record, or the title of the one office held that day; None where neither says."""
    seat: Seat | None = None
    """What the tenures of the day say; None where the record gives the capacity in words, or no day or official."""


def seats_of(meeting: Meeting, records: RecordSet) -> Iterator[tuple[int, Participant, Seat]]:
    """Yield the place of each participant in the meeting, the participant, and the seat.

    Participants whose official is not recorded have no seat and are left out.
    """
    for position, participant in enumerate(meeting.participants):
        seat = seat_of(participant, meeting, records)
        if seat is not None:
            yield position, participant, seat


def seat_of(participant: Participant, meeting: Meeting, records: RecordSet) -> Seat | None:
    """Return the participant's seat, or None where no such official is recorded."""
    official = records.officials.get(participant.official)
    if official is None:
        return None
    if participant.as_ and not participant.office:
        return Seat(official, None, None, participant.as_)
    days = interval_of_meeting(meeting)
    first_day = Interval.between(meeting.start, meeting.start) if meeting.start else days
    seat = _seat_during(official, days, participant.office, first_day, records)
    return replace(seat, title=participant.as_) if participant.as_ else seat


def signatures_of(agreement: Agreement, records: RecordSet) -> Iterator[Signature]:
    """Yield who signed, in the order of the record."""
    return (signature_of(signatory, agreement, records) for signatory in agreement.signatories)


def signature_of(signatory: Signatory, agreement: Agreement, records: RecordSet) -> Signature:
    """Return who signed, for whom, and in which capacity."""
    official = records.officials.get(signatory.official or "")
    if official is None:
        return Signature(signatory, None, signatory.name, signatory.country, signatory.as_)
    country = signatory.country or official.country
    if signatory.as_ or agreement.signed is None:
        return Signature(signatory, official, official.name, country, signatory.as_)
    day = interval_of_days(agreement.signed, None)
    seat = _seat_during(official, day, None, day, records)
    return Signature(signatory, official, official.name, country, seat.title, seat)


def _seat_during(
    official: Official, days: Interval | None, chosen: str | None, titled: Interval | None, records: RecordSet
) -> Seat:
    """Return the seat that the tenures of the days give, in the office `chosen` by the record or the only one held.

    `titled` is the day, or the days of a vague date, whose title counts.
    """
    holdings = tuple(held_during(holdings_of(official, records), days))
    candidates = () if chosen else tuple(dict.fromkeys(holding.tenure.office for holding in holdings))
    if chosen:
        holdings = tuple(holding for holding in holdings if holding.tenure.office == chosen)
    elif len(candidates) != 1:
        return Seat(official, None, None, None, candidates=candidates, holdings=holdings)
    office_id = chosen or candidates[0]
    office = records.offices.get(office_id)
    is_acting = bool(holdings) and all(holding.is_acting for holding in holdings)
    seat = Seat(official, office_id, None, None, is_acting, candidates, holdings)
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
