"""The kind `agreement`: a treaty, arrangement, declaration or programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import (
    CountryRef,
    MeetingRef,
    NameText,
    OfficialRef,
    PlaceText,
    PlainText,
    ShortTitleText,
    SummaryText,
    TitleText,
)
from dialoguekb.model.knowledge import Afterwards, Begun, Effective, Hindsight, Identity, KnownBy
from dialoguekb.model.names import RankedName, by_name
from dialoguekb.model.record import SearchText, SourcedRecord
from dialoguekb.model.related_texts import country_name, country_texts, person_texts
from dialoguekb.model.vocabulary import AgreementKind

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Someone who signed an agreement."""

    shorthand: ClassVar[str] = "official"
    identified_by: ClassVar[tuple[str, ...]] = ("official", "name")

    official: OfficialRef | None = None
    """Who, where the person has a record."""
    name: PlainText | None = None
    """Who, where the person has none."""
    country: CountryRef | None = None
    """For which party, where no tenure says so."""
    as_: PlainText | None = None
    """In which capacity, where no tenure says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(SourcedRecord):
    """A treaty, arrangement, declaration or programme."""

    kind_name = "agreement"
    plural = "agreements"
    rank = 7
    known_by = (KnownBy.SOURCES,)
    happens = "signed"
    gathers = ("meeting",)
    compared_through = ()
    unique_names = ("id", "title", "aliases")
    unique_within = "parties"
    example_query = "select short, signed, in_force from agreements where kind = 'logistics'"

    short: Identity[ShortTitleText]
    """The name that it goes by (`ACSA`)."""
    title: Identity[TitleText]
    """Its full title in English."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other names that it is searched by."""
    kind: Identity[AgreementKind]
    """What it is chiefly about."""
    parties: Identity[tuple[CountryRef, ...]]
    """The countries bound, in alphabetical order of code."""
    signed: Begun[PartialDate | None] = None
    """When it was signed or announced."""
    place: Afterwards[PlaceText | None] = None
    """Where."""
    in_force: Effective[PartialDate | None] = None
    """When it entered into force; absent where not established."""
    ended: Effective[PartialDate | None] = None
    """When it ceased; absent while in force."""
    signatories: Afterwards[tuple[Signatory, ...]] = ()
    """Who signed."""
    meeting: Afterwards[MeetingRef | None] = None
    """The meeting at which it was signed or approved."""
    summary: Hindsight[SummaryText | None] = None
    """What it does, in a sentence or two."""

    def caption(self, records: "RecordSet") -> str:
        """Return its short name, its parties, and when it was signed."""
        parties = "–".join(country_name(code, records) for code in self.parties)
        return ", ".join([self.short, parties, *([self.signed.text] if self.signed else [])])

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its short name, its title, and the others."""
        return by_name(self.short, self.title, *self.aliases)

    def inherited_texts(self, records: "RecordSet") -> Iterator[SearchText]:
        """Yield the names of its parties and of those who signed."""
        yield from (("sides", name) for code in self.parties for name in country_texts(code, records))
        for signatory in self.signatories:
            names = person_texts(signatory.official, signatory.name, records)
            yield from (("people", name) for name in names)
