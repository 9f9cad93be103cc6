"""What is reckoned once over all records, and then told of each."""

from functools import cached_property

from dialoguekb.model.derivations.meeting_agreements import meetings_of_agreements
from dialoguekb.model.derivations.ordinals import gaps_in_ordinals
from dialoguekb.model.record_set import RecordSet


class Surroundings:
    """The records among which a record stands."""

    def __init__(self, records: RecordSet) -> None:
        """Keep the records."""
        self.records = records

    @cached_property
    def agreements_of(self) -> dict[str, list[str]]:
        """Meeting id -> ids of the agreements that came of it."""
        return meetings_of_agreements(self.records)

    @cached_property
    def meeting_of(self) -> dict[str, str]:
        """Agreement id -> id of the meeting that names it, the last one where several do."""
        return {agreement: meeting for meeting, found in self.agreements_of.items() for agreement in found}

    @cached_property
    def gaps_of(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Dialogue id -> the numbers that none of its meetings bears, as spans."""
        return gaps_in_ordinals(self.records)
