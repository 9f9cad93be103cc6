"""What is derived once over all records and then stored in the rows of each."""

from functools import cached_property

from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting, meeting_by_agreement
from dialoguekb.model.derivations.ordinals import gaps_in_ordinals
from dialoguekb.model.record_set import RecordSet


class Context:
    """The records among which a record stands."""

    def __init__(self, records: RecordSet) -> None:
        """Keep the records."""
        self.records = records

    @cached_property
    def agreements_by_meeting(self) -> dict[str, list[str]]:
        """Meeting id -> ids of the agreements that came of it."""
        return agreements_by_meeting(self.records)

    @cached_property
    def meeting_by_agreement(self) -> dict[str, str]:
        """Agreement id -> id of the meeting that it came of."""
        return meeting_by_agreement(self.records)

    @cached_property
    def gaps_by_dialogue(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Dialogue id -> the ordinals that none of its meetings has, as spans (first, last)."""
        return gaps_in_ordinals(self.records)
