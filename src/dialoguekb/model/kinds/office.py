"""The kind `office`: a post of one country."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryRef, NameText, PlainText, TitleText
from dialoguekb.model.knowledge import Begun, Cited, Complete, Identity, KnownBy, Lasting
from dialoguekb.model.names import BY_NAME, BY_PART, RankedName
from dialoguekb.model.record import Citation, SourcedRecord, UnsourcedField
from dialoguekb.model.related_texts import country_name
from dialoguekb.model.vocabulary import Role

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """A title that an office had for a stretch of time."""

    part_name = "title"
    identified_by: ClassVar[tuple[str, ...]] = ("title", "from_")

    title: Identity[TitleText]
    """The title in English."""
    ministry: Identity[NameText | None] = None
    """The ministry or body of that time; absent where it is that of the office."""
    from_: Identity[PartialDate | None] = None
    """The first day; absent where not established."""
    to: Begun[PartialDate | None] = None
    """The last day, which is often the first of the next title; absent while the office has it."""
    sources: Cited[tuple[Citation, ...]] = ()
    """What it rests on."""
    unsourced: Identity[tuple[UnsourcedField, ...]] = ()
    """Fields of the title that no source read confirms."""
    note: Complete[PlainText | None] = None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(SourcedRecord):
    """A post of one country."""

    kind_name = "office"
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
    title: Identity[TitleText | None] = None
    """Its title in English: the only one, or with `titles` the short form that it goes by (`Foreign Secretary`)."""
    ministry: Identity[NameText | None] = None
    """The ministry or body that it heads or belongs to."""
    titles: Lasting[tuple[OfficeTitle, ...]] = ()
    """Its titles by date, in order of time, where they changed."""
    concurrent: Identity[bool] = False
    """Whether it stands on purpose beside another office of the same role and country."""

    def caption(self, records: "RecordSet") -> str:
        """Return its title and country."""
        from dialoguekb.model.derivations.office_titles import name_of_office

        return f"{name_of_office(self)}, {country_name(self.country, records)}"

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return country and title for each title that it has or had, and the titles as a part of that."""
        from dialoguekb.model.derivations.office_titles import titles_of

        country = country_name(self.country, records)
        titles = list(titles_of(self))
        return [*((BY_NAME, f"{country} {title}") for title in titles), *((BY_PART, title) for title in titles)]
