"""The kind `country`: a state."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import Alpha3Code, CountryCode, CountryRef, NameText, PlaceText, TitleText, WikidataId
from dialoguekb.model.knowledge import Identity, KnownBy
from dialoguekb.model.names import BY_ID, BY_PART, RankedName, by_name
from dialoguekb.model.record import SourcedRecord

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence:
    """The time in which a country existed."""

    from_: PartialDate | None = None
    """The first day."""
    to: PartialDate | None = None
    """The last day; absent where it exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that a country no longer has."""

    part_name = "former name"
    shorthand: ClassVar[str] = "name"

    name: NameText
    """The name in English."""
    from_: PartialDate | None = None
    """The first day of the name."""
    to: PartialDate | None = None
    """The last day of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(SourcedRecord):
    """A state, by its ISO 3166-1 code."""

    kind_name = "country"
    plural = "countries"
    rank = 1
    known_by = (KnownBy.WORD,)
    gathers = ()
    compared_through = ()
    unique_names = ("id", "alpha3", "name", "official_name", "native", "aliases")
    example_query = "select id, name, capital from countries where subregion = 'Eastern Asia'"

    id: Identity[CountryCode]
    """ISO 3166-1 alpha-2 code (`JP`), or one that ISO leaves to users (`XK`); of a former country the four letters of
    ISO 3166-3 (`SUHH`)."""
    alpha3: Identity[Alpha3Code | None] = None
    """ISO 3166-1 alpha-3 code (`JPN`)."""
    name: Identity[TitleText]
    """The short name in English."""
    official_name: Identity[NameText | None] = None
    """The formal name in English."""
    demonym: Identity[NameText | None] = None
    """The adjective in English (`Japanese`)."""
    native: Identity[NameText | None] = None
    """The name in its own language and script."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other names that it is searched by."""
    capital: Identity[PlaceText | None] = None
    """The seat named as capital, in English."""
    other_capitals: Identity[tuple[PlaceText, ...]] = ()
    """Further capitals, where it has several."""
    existed: Identity[Existence | None] = None
    """The time in which it existed, where it began or ended in the time that the data covers."""
    successors: Identity[tuple[CountryRef, ...]] = ()
    """The countries that followed it."""
    former_names: Identity[tuple[FormerName, ...]] = ()
    """Names that it had before."""
    region: Identity[PlaceText | None] = None
    """The UN M49 region (`Asia`)."""
    subregion: Identity[PlaceText | None] = None
    """The UN M49 subregion (`Eastern Asia`)."""
    wikidata: Identity[WikidataId | None] = None
    """The item of Wikidata."""

    def caption(self, records: "RecordSet") -> str:
        """Return its name."""
        return self.name

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its second code, its names, and the adjective."""
        return [
            (BY_ID, self.alpha3),
            *by_name(self.name, self.official_name, self.native, *self.aliases),
            *by_name(*(former.name for former in self.former_names)),
            (BY_PART, self.demonym),
        ]
