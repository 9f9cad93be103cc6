"""The kind `topic`: an entry of the controlled vocabulary."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialoguekb.model.field_types import NameText, SummaryText, TitleText, TopicRef
from dialoguekb.model.knowledge import Identity, KnownBy
from dialoguekb.model.names import BY_HINT, BY_NAME, BY_PART, RankedName
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
    narrower_words: Identity[tuple[NameText, ...]] = ()
    """Words for less than the topic: a question by one of them is answered with the topic to ask for instead."""
    broader: Identity[tuple[TopicRef, ...]] = ()
    """The wider terms that it falls under."""
    definition: Identity[SummaryText | None] = None
    """What it covers, where the label does not say it."""

    def caption(self, records: "RecordSet") -> str:
        """Return its label."""
        return self.label

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its label, and more weakly the others: many are names of what a topic is about (`China`)."""
        aliases = [(BY_PART, alias) for alias in self.aliases]
        return [(BY_NAME, self.label), *aliases, *((BY_HINT, word) for word in self.narrower_words)]
