"""The kind `dialogue`: a series of meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryRef, GroupingRef, NameText, PlainText, SummaryText, TitleText
from dialoguekb.model.knowledge import Begun, Hindsight, Identity, KnownBy, Lasting, SoFar
from dialoguekb.model.names import RankedName, by_name
from dialoguekb.model.record import SearchText, SourcedRecord
from dialoguekb.model.related_texts import country_texts
from dialoguekb.model.vocabulary import Format, Level

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A stretch of years in which every meeting of a dialogue was looked for."""

    part_name = "stretch of coverage"
    identified_by: ClassVar[tuple[str, ...]] = ("from_",)

    from_: Identity[PartialDate]
    """The first year searched (or month, or day)."""
    to: SoFar[PartialDate]
    """The last year searched."""
    note: Hindsight[PlainText | None] = None
    """What the search rests on, and the years found empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue(SourcedRecord):
    """A series of meetings."""

    kind_name = "dialogue"
    plural = "dialogues"
    rank = 5
    known_by = (KnownBy.SOURCES, KnownBy.MENTION)
    gathers = ("meeting",)
    compared_through = ()
    unique_names = ("id", "name", "aliases")
    example_query = "select id, name, founded from dialogues where format = '2+2'"

    name: Identity[TitleText]
    """Its name in English."""
    format: Identity[Format]
    """Who meets."""
    level: Identity[Level]
    """How high."""
    sides: Identity[tuple[CountryRef, ...]] = ()
    """The countries at the table, in alphabetical order of code; absent where `grouping` names them."""
    grouping: Identity[GroupingRef | None] = None
    """The grouping whose members on the day are the sides."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other names, the press's among them."""
    founded: Begun[PartialDate | None] = None
    """When it was set up."""
    summary: Hindsight[SummaryText | None] = None
    """What it is, in a sentence or two."""
    coverage: Lasting[tuple[Coverage, ...]] = ()
    """Which years were searched; of years outside it, the absence of a meeting says nothing."""

    def caption(self, records: "RecordSet") -> str:
        """Return its name."""
        return self.name

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its name and the others."""
        return by_name(self.name, *self.aliases)

    def inherited_texts(self, records: "RecordSet") -> Iterator[SearchText]:
        """Yield the names of its sides."""
        yield from (("sides", name) for code in self.sides for name in country_texts(code, records))
