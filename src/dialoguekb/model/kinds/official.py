"""The kind `official`: a person who holds or held an office."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryRef, NameText, OfficeRef, PlainText, TitleText, WikidataId
from dialoguekb.model.knowledge import Begun, Cited, Complete, Identity, KnownBy, Lasting, Observed
from dialoguekb.model.names import BY_PART, RankedName, by_name
from dialoguekb.model.record import Citation, SearchText, SourcedRecord, UnsourcedField
from dialoguekb.model.related_texts import country_texts

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A stretch of time in which an official held an office."""

    identified_by: ClassVar[tuple[str, ...]] = ("office", "from_")

    office: Identity[OfficeRef]
    """The office held."""
    from_: Identity[PartialDate | None] = None
    """The first day; absent where not established, and then the tenure is known from `as_of` only."""
    to: Begun[PartialDate | None] = None
    """The last day, which is often the successor's first; absent while in office."""
    acting: Identity[bool] = False
    """Whether in an acting or caretaking capacity."""
    concurrent: Identity[bool] = False
    """Whether on purpose beside another holder (a suspended or absent one)."""
    as_of: Observed[PartialDate | None] = None
    """The latest day on which a source shows the official in an office without a known end."""
    sources: Cited[tuple[Citation, ...]] = ()
    """What it rests on."""
    unsourced: Identity[tuple[UnsourcedField, ...]] = ()
    """Fields of the tenure that no source read confirms."""
    note: Complete[PlainText | None] = None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(SourcedRecord):
    """A person who holds or held an office."""

    kind_name = "official"
    plural = "officials"
    rank = 4
    known_by = (KnownBy.SOURCES, KnownBy.STRETCHES, KnownBy.MENTION)
    gathers = ()
    compared_through = ("office",)
    unique_names = ()
    is_person = True
    example_query = (
        "select o.name, t.title, t.start from officials o join tenures t on t.official = o.id where o.country = 'IN'"
    )

    name: Identity[TitleText]
    """The full name in Latin letters, in the order in which its bearer writes it (`Wang Yi`, `Fumio Kishida`)."""
    family_name: Identity[NameText | None] = None
    """The part of the name that sorts, wherever it stands in the name (`Wang`, `Kishida`)."""
    country: Identity[CountryRef | None] = None
    """The country that they come from; the country served is that of the office."""
    native: Identity[NameText | None] = None
    """The name in its own script."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other spellings and orders that it is searched by."""
    wikidata: Identity[WikidataId | None] = None
    """The item of Wikidata."""
    tenures: Lasting[tuple[Tenure, ...]] = ()
    """Which offices, from when to when, in order of time."""

    def caption(self, records: "RecordSet") -> str:
        """Return the name."""
        return self.name

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return the name in every spelling and script, and the family name."""
        return [*by_name(self.name, self.native, *self.aliases), (BY_PART, self.family_name)]

    def inherited_texts(self, records: "RecordSet") -> Iterator[SearchText]:
        """Yield the names of the countries served, and the titles of the offices in the tenures."""
        from dialoguekb.model.derivations.countries_served import countries_of
        from dialoguekb.model.derivations.holders import holdings_of

        countries = countries_of(self, records)
        yield from (("sides", name) for country in countries for name in country_texts(country, records))
        for holding in holdings_of(self, records):
            titles = dict.fromkeys(span.title for span in holding.title_spans)
            yield from (("summary", title) for title in titles or (holding.office_title,))
