"""What a rule says of a record, before it is known where in the file that stands."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.seats import Seat, seat_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Participant, Record
from dialoguekb.reading.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a record."""

    record: Record | Manifest
    """The record at fault, or the manifest."""
    path: str
    """str, the field at fault (`participants[2]`, `tenures[0].to`)."""
    message: str
    """str, one sentence without a full stop: what is wrong."""
    expected: str = ""
    """str, what was expected there, or empty where the message says it."""
    nearest: tuple[str, ...] = ()
    """The valid values nearest to what was written, best first."""

    @property
    def label(self) -> str:
        """Return what is at fault, as `kind id` (`meeting in-jp-2plus2-2022`) or `manifest`."""
        return f"{self.record.record_kind} {getattr(self.record, 'id', '')}".rstrip()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at."""

    records: RecordSet
    """The records that could be read."""
    incomplete: Mapping[str, Container[str]] = field(default_factory=dict)
    """Kind -> ids that files declare and whose records are not at hand: nothing is said about these."""
    as_of: PartialDate | None = None
    """The day up to which the knowledge base is kept, where it says so."""
    manifest: Manifest | None = None
    """What the knowledge base says of itself, where it could be read."""
    some_unread: bool = False
    """Whether whole files could not be read, so that an id may stand in one of them."""

    @property
    def is_whole(self) -> bool:
        """Whether all that files declare could be read, so that what is not there is nowhere."""
        return not self.some_unread and not any(self.incomplete.values())

    def is_declared(self, kind: str, record_id: str) -> bool:
        """Whether some file declares the id, read or not."""
        return record_id in self.records.of_kind(kind) or record_id in self.incomplete.get(kind, ())

    def is_known(self, kind: str, record_id: str | None) -> bool:
        """Whether the record could be read."""
        return record_id in self.records.of_kind(kind)

    def seat(self, participant: Participant, meeting: Meeting) -> Seat | None:
        """Return the participant's seat, or None where no such official is recorded."""
        return seat_of(participant, meeting, self.records)
