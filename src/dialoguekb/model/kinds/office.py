"""The kind `office`: a post of one country."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialoguekb.model.field_types import CountryRef, NameText, TitleText
from dialoguekb.model.knowledge import Identity, KnownBy
from dialoguekb.model.names import BY_NAME, BY_PART, RankedName
from dialoguekb.model.record import Sourced
from dialoguekb.model.related_texts import country_name
from dialoguekb.model.vocabulary import Role

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Sourced):
    """A post of one country."""

    record_kind = "office"
    plural = "offices"
    rank = 3
    known_by = (KnownBy.WORD,)
    gathers = ()
    compared_through = ()
    unique_names = ()
    example_query = "select id, title from offices where country = 'JP'"

    country: Identity[CountryRef]
    """Whose post it is."""
    role: Identity[Role]
    """What it is for, the same word for every country."""
    also: Identity[tuple[Role, ...]] = ()
    """Further roles that the post carries (a president who heads state and government)."""
    title: Identity[TitleText]
    """Its title in English, as it is now."""
    ministry: Identity[NameText | None] = None
    """The ministry or body that it heads or belongs to."""

    def caption(self, records: "RecordSet") -> str:
        """Return its title and country."""
        return f"{self.title}, {country_name(self.country, records)}"

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return country and title, and the title as a part of that."""
        return [(BY_NAME, f"{country_name(self.country, records)} {self.title}"), (BY_PART, self.title)]
