"""The kind `topic`: an entry of the controlled vocabulary."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialoguekb.model.field_types import NameText, SummaryText, TitleText, TopicRef
from dialoguekb.model.knowledge import Identity, KnownBy
from dialoguekb.model.names import RankedName, by_name
from dialoguekb.model.record import Record

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """An entry of the controlled vocabulary, after SKOS: a preferred label, others, broader terms."""

    kind_name = "topic"
    plural = "topics"
    rank = 8
    known_by = (KnownBy.WORD,)
    gathers = ()
    compared_through = ()
    unique_names = ()
    example_query = "select id, label from topics where broader = '[]'"

    label: Identity[TitleText]
    """The preferred label in English."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other labels that it is searched by."""
    broader: Identity[tuple[TopicRef, ...]] = ()
    """The wider terms that it falls under."""
    definition: Identity[SummaryText | None] = None
    """What it covers, where the label does not say it."""

    def caption(self, records: "RecordSet") -> str:
        """Return its label."""
        return self.label

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its label and the others."""
        return by_name(self.label, *self.aliases)
