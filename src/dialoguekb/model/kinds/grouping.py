"""The kind `grouping`: a standing group of countries."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryRef, NameText, PlainText, ShortTitleText, SummaryText, TitleText
from dialoguekb.model.knowledge import Begun, Hindsight, Identity, KnownBy, Lasting
from dialoguekb.model.names import RankedName, by_name
from dialoguekb.model.record import SourcedRecord

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A stretch of time in which a country belonged to a grouping."""

    part_name = "member"
    identified_by: ClassVar[tuple[str, ...]] = ("country", "from_")

    country: Identity[CountryRef]
    """The member."""
    from_: Identity[PartialDate | None] = None
    """When it joined; absent where not established."""
    to: Begun[PartialDate | None] = None
    """When it left, that day included; absent while it belongs."""
    note: Identity[PlainText | None] = None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMembership:
    """A member that is not a state (the European Union in the G20)."""

    part_name = "other member"
    identified_by: ClassVar[tuple[str, ...]] = ("name", "from_")

    name: Identity[PlainText]
    """The name of the body."""
    from_: Identity[PartialDate | None] = None
    """When it joined; absent where not established."""
    to: Begun[PartialDate | None] = None
    """When it left, that day included; absent while it belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(SourcedRecord):
    """A standing group of countries with membership over time."""

    kind_name = "grouping"
    plural = "groupings"
    rank = 2
    known_by = (KnownBy.FOUNDING,)
    gathers = ()
    compared_through = ()
    unique_names = ("id", "short", "name", "aliases")
    example_query = "select id, short, founded from groupings order by founded_first_day"

    short: Identity[ShortTitleText]
    """The name that it goes by (`Quad`)."""
    name: Identity[TitleText]
    """The full name in English."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other names that it is searched by."""
    kind: Identity[PlainText]
    """What sort of group, in words (`military alliance`)."""
    founded: Begun[PartialDate | None] = None
    """When it began."""
    members: Lasting[tuple[Membership, ...]] = ()
    """Who belonged, and when."""
    other_members: Lasting[tuple[OtherMembership, ...]] = ()
    """Members that are not states."""
    summary: Hindsight[SummaryText | None] = None
    """What it is, in a sentence or two."""

    def caption(self, records: "RecordSet") -> str:
        """Return its full name."""
        return self.name

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its short and full name, and the others."""
        return by_name(self.short, self.name, *self.aliases)
