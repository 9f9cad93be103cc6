"""The kind `meeting`: one edition of a dialogue, or a single event."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import (
    AgreementRef,
    CountryRef,
    DialogueRef,
    DocumentText,
    NameText,
    OfficeRef,
    OfficialRef,
    OutcomeText,
    PlaceText,
    PlainText,
    ReportText,
    SourceRef,
    TitleText,
    TopicRef,
    WebAddress,
)
from dialoguekb.model.knowledge import Afterwards, Announced, Cited, Identity, KnownBy, Occurrence
from dialoguekb.model.names import RankedName, by_name
from dialoguekb.model.record import SearchText, SourcedRecord
from dialoguekb.model.related_texts import country_texts, person_texts
from dialoguekb.model.vocabulary import Format, Level, Mode, Status, TopicsFrom

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person at the table."""

    shorthand: ClassVar[str] = "official"
    identified_by: ClassVar[tuple[str, ...]] = ("official", "name")

    official: OfficialRef | None = None
    """Who, where the person has a record."""
    name: PlainText | None = None
    """Who, where the person has none."""
    for_: CountryRef | None = None
    """For which side, where the offices held that day leave a choice, or the person has no record."""
    office: OfficeRef | None = None
    """In which office, where the tenures of the day leave a choice."""
    as_: PlainText | None = None
    """In which capacity, in words, where the official held none of the offices recorded here."""
    note: PlainText | None = None
    """A remark (`stood in for the Secretary of Defense`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTopic:
    """A subject on the table."""

    part_name = "topic of a meeting"
    shorthand: ClassVar[str] = "topic"

    topic: TopicRef
    """The entry of the vocabulary."""
    as_: PlainText | None = None
    """The finer wording of this meeting (`Strategic Trade Authorization Tier 1`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper that the meeting issued."""

    identified_by: ClassVar[tuple[str, ...]] = ("title",)

    title: DocumentText
    """Its title."""
    url: WebAddress | None = None
    """Where it can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one source said of a meeting on the day it was published."""

    identified_by: ClassVar[tuple[str, ...]] = ("source", "date", "status")

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
    city: ReportText | None = None
    """The city that it gave."""
    country: CountryRef | None = None
    """The country of the venue that it gave."""
    was: PartialDate | None = None
    """The earlier date that it says was given up."""
    participants: tuple[OfficialRef, ...] = ()
    """Who it said would come."""
    note: ReportText | None = None
    """What else it said, in few words: the reason of a postponement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(SourcedRecord):
    """One edition of a dialogue, or a single event.

    Sides, format and level come from the dialogue, and a participant's side and office from the tenure
    held on the day; they are written only where they differ, or where there is no dialogue.
    """

    kind_name = "meeting"
    plural = "meetings"
    rank = 6
    known_by = (KnownBy.SOURCES,)
    happens = "start"
    gathers = ("agreement",)
    compared_through = ("dialogue",)
    unique_names = ("id", "title", "aliases")
    example_query = "select city, count(*) n from meetings where status = 'held' group by city order by n desc limit 5"

    dialogue: Identity[DialogueRef | None] = None
    """The dialogue that it is an edition of; absent for a single event."""
    title: Identity[TitleText | None] = None
    """Its own title, where it is not the dialogue's name and year."""
    aliases: Identity[tuple[NameText, ...]] = ()
    """Other names that it is searched by."""
    format: Identity[Format | None] = None
    """Who met; inherited from the dialogue."""
    level: Identity[Level | None] = None
    """How high; inherited from the dialogue."""
    ordinal: Identity[int | None] = None
    """Its number in the series, as the sides count."""
    status: Occurrence[Status]
    """How far it has come."""
    start: Occurrence[PartialDate | None] = None
    """The first day, held or planned."""
    end: Announced[PartialDate | None] = None
    """The last day, where it lasted more than one."""
    city: Announced[PlaceText | None] = None
    """Where, in English."""
    country: Announced[CountryRef | None] = None
    """The country of the venue; absent where there was none."""
    mode: Announced[Mode | None] = None
    """How the sides met; absent means in person."""
    sides: Identity[tuple[CountryRef, ...]] = ()
    """The countries at the table; inherited from the dialogue."""
    participants: Announced[tuple[Participant, ...]] = ()
    """Who sat there."""
    topics: Afterwards[tuple[MeetingTopic, ...]] = ()
    """What was discussed."""
    topics_from: Afterwards[TopicsFrom | None] = None
    """What the topics were read from; only beside a whole statement does the absence of a topic say something."""
    outcomes: Afterwards[tuple[OutcomeText, ...]] = ()
    """What was agreed or announced, a sentence each."""
    agreements: Afterwards[tuple[AgreementRef, ...]] = ()
    """Agreements that came of it; those that name this meeting themselves are added."""
    documents: Afterwards[tuple[Document, ...]] = ()
    """The papers that it issued."""
    reports: Cited[tuple[Report, ...]] = ()
    """What was said of it before, in order of publication."""

    def caption(self, records: "RecordSet") -> str:
        """Return its title, its own or made of its dialogue's name and its date."""
        from dialoguekb.model.derivations.series import title_of

        return title_of(self, records)

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its title and its other names."""
        return by_name(self.caption(records), *self.aliases)

    def inherited_texts(self, records: "RecordSet") -> Iterator[SearchText]:
        """Yield its title, and what dialogue, sides, venue, participants and topics are called."""
        from dialoguekb.model.derivations.seats import seats_of
        from dialoguekb.model.derivations.series import sides_of

        yield "title", self.caption(records)
        dialogue = records.dialogues.get(self.dialogue or "")
        yield from (("names", alias) for alias in (dialogue.aliases if dialogue else ()))
        yield from (("sides", name) for code in sides_of(self, records) for name in country_texts(code, records))
        yield from (("places", name) for name in country_texts(self.country, records))
        for _, _, seat in seats_of(self, records):
            official_id = seat.official.id if seat.official else None
            yield from (("people", name) for name in person_texts(official_id, seat.name, records))
            yield "people", seat.title
        for entry in self.topics:
            topic = records.topics.get(entry.topic)
            yield "topics", topic.label if topic else entry.topic
            yield "topics", entry.as_
