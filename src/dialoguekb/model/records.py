"""The records of a knowledge base: one typed, immutable declaration per kind.

This is the single place where a field is named. The reader decodes from these declarations, the index
takes its tables from them, and outputs and documents take their names. The text under a field says what
it means and in what form it is written. A key of a YAML file is the field's name without a trailing
underscore (`from_` is written `from`).

Where a field is a list of small mappings, an entry may be written short as one scalar, which stands for
the field that the class names in `shorthand`: `sources: [mea-in-2022-09-08]` is
`sources: [{id: mea-in-2022-09-08}]`.
"""

from dataclasses import dataclass
from typing import ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import (
    AgreementRef,
    Alpha3Code,
    CountryCode,
    CountryRef,
    DialogueRef,
    GroupingRef,
    Identifier,
    LanguageCode,
    MeetingRef,
    OfficeRef,
    OfficialRef,
    SourceRef,
    TopicRef,
    WebAddress,
    WikidataId,
)
from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.model.vocabulary import AgreementKind, Format, Level, Mode, Role, SourceKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source that a record rests on."""

    shorthand: ClassVar[str] = "id"

    id: SourceRef
    """The source."""
    supports: tuple[str, ...] = ()
    """The fields that it backs; empty where it backs the record as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsourced:
    """A field whose value no source that was read confirms."""

    shorthand: ClassVar[str] = "field"

    field: str
    """The field of the record (`title`, `documents`)."""
    why: str | None = None
    """What is unconfirmed about it, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherValue:
    """A value that a source gives and the record does not keep."""

    value: str
    """The value as the source gives it."""
    sources: tuple[SourceRef, ...] = ()
    """Who says so; empty where the page that said it was not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which sources disagree."""

    field: str
    """The field of the record (`start`)."""
    kept: str | None = None
    """The value kept, as text; absent where none was kept."""
    sources: tuple[SourceRef, ...] = ()
    """Who gives the value kept."""
    not_kept: tuple[OtherValue, ...] = ()
    """The values not kept, and who gives them."""
    why: str | None = None
    """Why this value was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A warning that the editors know of and let stand."""

    rule: str
    """The rule that warns (`ordinal-gap`)."""
    why: str
    """Why it stands, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every kind of record has."""

    record_kind: ClassVar[str]

    id: Identifier
    """Lower-case kebab-case, unique within its kind (countries: their code)."""
    overrides: bool = False
    """Whether it replaces, whole, the record of this id in a knowledge base below."""
    note: str | None = None
    """A remark for editors and careful readers."""
    accepted: tuple[Acceptance, ...] = ()
    """Warnings of `check` that are known gaps, each with its reason."""
    stands_at: Place = NOWHERE
    """Where the record begins; filled by the reader, never written in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Record):
    """What every record has that states facts."""

    sources: tuple[Citation, ...] = ()
    """What it rests on."""
    unsourced: tuple[Unsourced, ...] = ()
    """Fields that no source read confirms."""
    missing: tuple[str, ...] = ()
    """What was looked for and could not be established, in words."""
    disputes: tuple[Dispute, ...] = ()
    """Fields on which sources disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Sourced):
    """A state, by its ISO 3166-1 code."""

    record_kind: ClassVar[str] = "country"

    id: CountryCode
    """ISO 3166-1 alpha-2 code (`JP`)."""
    alpha3: Alpha3Code | None = None
    """ISO 3166-1 alpha-3 code (`JPN`)."""
    name: str
    """The short name in English."""
    official_name: str | None = None
    """The formal name in English."""
    demonym: str | None = None
    """The adjective in English (`Japanese`)."""
    native: str | None = None
    """The name in its own language and script."""
    aliases: tuple[str, ...] = ()
    """Other names that it is searched by."""
    capital: str | None = None
    """The seat named as capital, in English."""
    region: str | None = None
    """The UN M49 region (`Asia`)."""
    subregion: str | None = None
    """The UN M49 subregion (`Eastern Asia`)."""
    wikidata: WikidataId | None = None
    """The item of Wikidata."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A stretch of time in which a country belonged to a grouping."""

    country: CountryRef
    """The member."""
    from_: PartialDate | None = None
    """When it joined; absent where not established."""
    to: PartialDate | None = None
    """When it left, that day included; absent while it belongs."""
    note: str | None = None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMembership:
    """A member that is not a state (the European Union in the G20)."""

    name: str
    """The name of the body."""
    from_: PartialDate | None = None
    """When it joined; absent where not established."""
    to: PartialDate | None = None
    """When it left, that day included; absent while it belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Sourced):
    """A standing group of countries with membership over time."""

    record_kind: ClassVar[str] = "grouping"

    short: str
    """The name that it goes by (`Quad`)."""
    name: str
    """The full name in English."""
    aliases: tuple[str, ...] = ()
    """Other names that it is searched by."""
    kind: str
    """What sort of group, in words (`military alliance`)."""
    founded: PartialDate | None = None
    """When it began."""
    members: tuple[Membership, ...] = ()
    """Who belonged, and when."""
    other_members: tuple[OtherMembership, ...] = ()
    """Members that are not states."""
    summary: str | None = None
    """What it is, in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Sourced):
    """A post of one country."""

    record_kind: ClassVar[str] = "office"

    country: CountryRef
    """Whose post it is."""
    role: Role
    """What it is for, the same word for every country."""
    also: tuple[Role, ...] = ()
    """Further roles that the post carries (a president who heads state and government)."""
    title: str
    """Its title in English, as it is now."""
    ministry: str | None = None
    """The ministry or body that it heads or belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A stretch of time in which an official held an office."""

    office: OfficeRef
    """The office held."""
    from_: PartialDate | None = None
    """The first day; absent where not established, and then the tenure is known from `as_of` only."""
    to: PartialDate | None = None
    """The last day, which is often the successor's first; absent while in office."""
    acting: bool = False
    """Whether in an acting or caretaking capacity."""
    concurrent: bool = False
    """Whether on purpose beside another holder (a suspended or absent one)."""
    as_of: PartialDate | None = None
    """The latest day on which a source shows the official in an office without a known end."""
    sources: tuple[Citation, ...] = ()
    """What it rests on."""
    unsourced: tuple[Unsourced, ...] = ()
    """Fields of the tenure that no source read confirms."""
    note: str | None = None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Sourced):
    """A person who holds or held an office."""

    record_kind: ClassVar[str] = "official"

    name: str
    """The full name in Latin letters, given name first."""
    family_name: str | None = None
    """The part of the name that sorts (`Hayashi`)."""
    country: CountryRef
    """The country served."""
    native: str | None = None
    """The name in its own script."""
    aliases: tuple[str, ...] = ()
    """Other spellings and orders that it is searched by."""
    wikidata: WikidataId | None = None
    """The item of Wikidata."""
    tenures: tuple[Tenure, ...] = ()
    """Which offices, from when to when, in order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A stretch of years in which every meeting of a dialogue was looked for."""

    from_: PartialDate
    """The first year searched (or month, or day)."""
    to: PartialDate
    """The last year searched."""
    note: str | None = None
    """What the search rests on, and the years found empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue(Sourced):
    """A series of meetings."""

    record_kind: ClassVar[str] = "dialogue"

    name: str
    """Its name in English."""
    format: Format
    """Who meets."""
    level: Level
    """How high."""
    sides: tuple[CountryRef, ...] = ()
    """The countries at the table, in alphabetical order of code; absent where `grouping` names them."""
    grouping: GroupingRef | None = None
    """The grouping whose members on the day are the sides."""
    aliases: tuple[str, ...] = ()
    """Other names, the press's among them."""
    founded: PartialDate | None = None
    """When it was set up."""
    summary: str | None = None
    """What it is, in a sentence or two."""
    coverage: tuple[Coverage, ...] = ()
    """Which years were searched; of years outside it, the absence of a meeting says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An official at the table."""

    shorthand: ClassVar[str] = "official"

    official: OfficialRef
    """Who."""
    office: OfficeRef | None = None
    """In which office, where the tenures of the day leave a choice."""
    as_: str | None = None
    """In which capacity, in words, where the official held none of the offices recorded here."""
    note: str | None = None
    """A remark (`stood in for the Secretary of Defense`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTopic:
    """A subject on the table."""

    shorthand: ClassVar[str] = "topic"

    topic: TopicRef
    """The entry of the vocabulary."""
    as_: str | None = None
    """The finer wording of this meeting (`Strategic Trade Authorization Tier 1`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper that the meeting issued."""

    title: str
    """Its title."""
    url: WebAddress | None = None
    """Where it can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one source said of a meeting on the day it was published."""

    source: SourceRef
    """The source."""
    date: PartialDate | None = None
    """When it was said, where that is not the source's own date."""
    status: Status | None = None
    """The status that it gave."""
    start: PartialDate | None = None
    """The first day that it gave."""
    end: PartialDate | None = None
    """The last day that it gave."""
    city: str | None = None
    """The city that it gave."""
    country: CountryRef | None = None
    """The country of the venue that it gave."""
    was: PartialDate | None = None
    """The earlier date that it says was given up."""
    participants: tuple[OfficialRef, ...] = ()
    """Who it said would come."""
    note: str | None = None
    """What else it said, in few words: the reason of a postponement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Sourced):
    """One edition of a dialogue, or a single event.

    Sides, format and level come from the dialogue, and a participant's side and office from the tenure
    held on the day; they are written only where they differ, or where there is no dialogue.
    """

    record_kind: ClassVar[str] = "meeting"

    dialogue: DialogueRef | None = None
    """The dialogue that it is an edition of; absent for a single event."""
    title: str | None = None
    """Its own title, where it is not the dialogue's name and year."""
    aliases: tuple[str, ...] = ()
    """Other names that it is searched by."""
    format: Format | None = None
    """Who met; inherited from the dialogue."""
    level: Level | None = None
    """How high; inherited from the dialogue."""
    ordinal: int | None = None
    """Its number in the series, as the sides count."""
    status: Status
    """How far it has come."""
    start: PartialDate | None = None
    """The first day, held or planned."""
    end: PartialDate | None = None
    """The last day, where it lasted more than one."""
    city: str | None = None
    """Where, in English."""
    country: CountryRef | None = None
    """The country of the venue; absent where there was none."""
    mode: Mode | None = None
    """How the sides met; absent means in person."""
    sides: tuple[CountryRef, ...] = ()
    """The countries at the table; inherited from the dialogue."""
    participants: tuple[Participant, ...] = ()
    """Who sat there."""
    topics: tuple[MeetingTopic, ...] = ()
    """What was discussed."""
    outcomes: tuple[str, ...] = ()
    """What was agreed or announced, a sentence each."""
    agreements: tuple[AgreementRef, ...] = ()
    """Agreements that came of it; those that name this meeting themselves are added."""
    documents: tuple[Document, ...] = ()
    """The papers that it issued."""
    reports: tuple[Report, ...] = ()
    """What was said of it before, in order of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Someone who signed an agreement."""

    shorthand: ClassVar[str] = "official"

    official: OfficialRef | None = None
    """Who, where the person has a record."""
    name: str | None = None
    """Who, where the person has none."""
    country: CountryRef | None = None
    """For which party, where no tenure says so."""
    as_: str | None = None
    """In which capacity, where no tenure says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Sourced):
    """A treaty, arrangement, declaration or programme."""

    record_kind: ClassVar[str] = "agreement"

    short: str
    """The name that it goes by (`ACSA`)."""
    title: str
    """Its full title in English."""
    aliases: tuple[str, ...] = ()
    """Other names that it is searched by."""
    kind: AgreementKind
    """What it is chiefly about."""
    parties: tuple[CountryRef, ...]
    """The countries bound, in alphabetical order of code."""
    signed: PartialDate | None = None
    """When it was signed or announced."""
    place: str | None = None
    """Where."""
    in_force: PartialDate | None = None
    """When it entered into force; absent where not established."""
    ended: PartialDate | None = None
    """When it ceased; absent while in force."""
    signatories: tuple[Signatory, ...] = ()
    """Who signed."""
    meeting: MeetingRef | None = None
    """The meeting at which it was signed or approved."""
    summary: str | None = None
    """What it does, in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """An entry of the controlled vocabulary, after SKOS: a preferred label, others, broader terms."""

    record_kind: ClassVar[str] = "topic"

    label: str
    """The preferred label in English."""
    aliases: tuple[str, ...] = ()
    """Other labels that it is searched by."""
    broader: tuple[TopicRef, ...] = ()
    """The wider terms that it falls under."""
    definition: str | None = None
    """What it covers, where the label does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A bibliographic entry: one page or paper."""

    record_kind: ClassVar[str] = "source"

    publisher: str
    """Who published it."""
    title: str
    """Its title; in [brackets] a description, where the page's own title was not shown."""
    url: WebAddress | None = None
    """Where it can be read."""
    published: PartialDate | None = None
    """When it was published; absent where the page shows no date."""
    accessed: PartialDate | None = None
    """When it was read; needed where the page shows no date."""
    language: LanguageCode | None = None
    """The language of the page, where it is not English."""
    kind: SourceKind
    """What stands behind it."""
    via: str | None = None
    """Through what it was read, where it was not read itself."""


RECORD_CLASSES: tuple[type[Record], ...] = (
    Country,
    Grouping,
    Office,
    Official,
    Dialogue,
    Meeting,
    Agreement,
    Topic,
    Source,
)
"""Every kind of record, in the order in which lists of kinds are shown."""
