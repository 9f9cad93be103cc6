"""The finding of a rule, before its place in a file is known."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from dialoguekb.model.dates import PartialDate, days_after
from dialoguekb.model.derivations.seats import Seat, seat_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Meeting, Participant, Record
from dialoguekb.reading.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a record."""

    record: Record | Manifest
    """The record or manifest with the fault."""
    path: str
    """str: the path of the field with the fault (`participants[2]`, `tenures[0].to`)."""
    message: str
    """str: what is wrong, one sentence without a full stop."""
    expected: str = ""
    """str: what the rule expects there; empty if the message says it."""
    nearest: tuple[str, ...] = ()
    """The valid values nearest to the one written, best first."""

    @property
    def label(self) -> str:
        """The name of the record, as `kind id` (`meeting in-jp-2plus2-2022`) or `manifest`."""
        return f"{self.record.kind_name} {getattr(self.record, 'id', '')}".rstrip()


@dataclass(frozen=True, slots=True)
class Subject:
    """The knowledge base that a rule checks."""

    records: RecordSet
    """The records that could be read."""
    incomplete: Mapping[str, Container[str]] = field(default_factory=dict)
    """Kind to the ids of records that are declared but could not be read; rules ignore these."""
    as_of: PartialDate | None = None
    """The date of the knowledge base, if it has one."""
    manifest: Manifest | None = None
    """The manifest, if it could be read."""
    some_unread: bool = False
    """Whether whole files could not be read, so that any id may be declared in one of them."""

    @property
    def latest_day(self) -> PartialDate | None:
        """The day after which nothing can have happened: that of the manifest, or the day after today.

        Somewhere on Earth it is tomorrow already: a day lasts 50 hours from the first place to the last.
        """
        if self.as_of is None or (self.manifest is not None and self.manifest.as_of is not None):
            return self.as_of
        return PartialDate.parse(days_after(self.as_of.latest, 1).isoformat())

    @property
    def is_strict(self) -> bool:
        """Whether the knowledge base holds itself to the strict profile; so it counts where the manifest is unknown."""
        return self.manifest is None or self.manifest.profile == "strict"

    @property
    def is_whole(self) -> bool:
        """Whether everything could be read, so that an id that is not declared does not exist."""
        return not self.some_unread and not any(self.incomplete.values())

    def is_declared(self, kind: str, record_id: str) -> bool:
        """Whether a file declares the id, even if the record could not be read."""
        return record_id in self.records.of_kind(kind) or record_id in self.incomplete.get(kind, ())

    def are_known(self, kind: str, record_ids: Iterable[str]) -> bool:
        """Whether all of the records could be read."""
        return all(self.is_known(kind, record_id) for record_id in record_ids)

    def is_known(self, kind: str, record_id: str | None) -> bool:
        """Whether the record could be read."""
        return record_id in self.records.of_kind(kind)

    def seat(self, participant: Participant, meeting: Meeting) -> Seat | None:
        """Return the participant's seat; None if there is no record of the official."""
        return seat_of(participant, meeting, self.records)
