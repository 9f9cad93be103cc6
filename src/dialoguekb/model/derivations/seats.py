"""Who sat at the table and who signed, and in which office."""

from dataclasses import dataclass

from dialoguekb.model.dates import Interval
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting, interval_of_tenure
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Official, Participant, Signatory, Tenure


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant at the table, with what the tenures of the day say."""

    official: Official
    """Who."""
    office: str | None
    """The id of the office held, or None where it is given in words or not established."""
    title: str | None
    """The office's title, or the words of the record."""
    candidates: tuple[str, ...] = ()
    """The ids of the offices held that day, where there was not exactly one and the record does not choose."""


def seat_of(participant: Participant, meeting: Meeting, records: RecordSet) -> Seat | None:
    """Return the participant's seat, or None where no such official is recorded."""
    official = records.officials.get(participant.official)
    if official is None:
        return None
    if participant.as_:
        return Seat(official, participant.office, participant.as_)
    held = tenures_during(official, interval_of_meeting(meeting))
    if participant.office:
        held = [tenure for tenure in held if tenure.office == participant.office]
        office = records.offices.get(participant.office)
        return Seat(official, participant.office, _title(office.title if office else None, held))
    offices = tuple(dict.fromkeys(tenure.office for tenure in held))
    if len(offices) != 1:
        return Seat(official, None, None, offices)
    office = records.offices.get(offices[0])
    return Seat(official, offices[0], _title(office.title if office else None, held), offices)


def title_of_signatory(signatory: Signatory, agreement: Agreement, records: RecordSet) -> str | None:
    """Return in which capacity someone signed: the words of the record, or the one office held that day."""
    official = records.officials.get(signatory.official or "")
    if signatory.as_ or official is None or agreement.signed is None:
        return signatory.as_
    held = tenures_during(official, interval_of_days(agreement.signed, None))
    offices = {tenure.office for tenure in held}
    if len(offices) != 1:
        return None
    office = records.offices.get(held[0].office)
    return _title(office.title if office else None, held)


def tenures_during(official: Official, days: Interval | None) -> list[Tenure]:
    """Return the official's tenures that may share a day with the interval; all of them where it is None."""
    return [tenure for tenure in official.tenures if days is None or interval_of_tenure(tenure).overlaps(days)]


def _title(title: str | None, held: list[Tenure]) -> str | None:
    acting = bool(held) and all(tenure.acting for tenure in held)
    return f"{title} (acting)" if title and acting else title
