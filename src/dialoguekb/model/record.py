"""What every kind of record has: the declarations that the program reads, and the fields that all share.

A kind is one file in `model/kinds`, with a class made of these. It is the single place where the kind and its fields
are named: the reader decodes from the class, the index takes its tables from it, and outputs and documents take their
names. The text under a field says what it means and in what form it is written. A key of a YAML file is the field's
name without a trailing underscore (`from_` is written `from`).

Where a field is a list of small mappings, an entry may be written short as one scalar, which stands for
the field that the class names in `shorthand`: `sources: [mea-in-2022-09-08]` is
`sources: [{id: mea-in-2022-09-08}]`. `identified_by` names the attributes by which two entries are one, where that
field alone does not tell: an amendment replaces such an entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.field_types import Identifier, NoteText, PlainText, RemarkText, SourceRef
from dialoguekb.model.fields import SearchField
from dialoguekb.model.knowledge import Cited, Hindsight, Identity, KnownBy, Upkeep
from dialoguekb.model.names import RankedName
from dialoguekb.model.problems import NOWHERE, Place

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet

SearchText = tuple[SearchField, str | None]
"""A field of the full-text search, and a text that it finds; None for a text that there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source that a record rests on."""

    shorthand: ClassVar[str] = "id"

    id: SourceRef
    """The source."""
    supports: tuple[PlainText, ...] = ()
    """The fields that it backs; empty where it backs the record as a whole."""
    quote: PlainText | None = None
    """The words of the source that say it, at most 300 characters."""
    page: PlainText | None = None
    """The page of the source on which they stand (`12`, `12–14`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsourcedField:
    """A field whose value no source that was read confirms."""

    part_name = "mark of an unsourced field"
    shorthand: ClassVar[str] = "field"

    field: PlainText
    """The field of the record (`title`, `documents`)."""
    why: PlainText | None = None
    """What is unconfirmed about it, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherValue:
    """A value that a source gives and the record does not keep."""

    part_name = "value not kept"

    value: PlainText
    """The value as the source gives it."""
    sources: tuple[SourceRef, ...] = ()
    """Who says so; empty where the page that said it was not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which sources disagree."""

    identified_by: ClassVar[tuple[str, ...]] = ("field",)

    field: PlainText
    """The field of the record (`start`)."""
    kept: PlainText | None = None
    """The value kept, as text; absent where none was kept."""
    sources: tuple[SourceRef, ...] = ()
    """Who gives the value kept."""
    not_kept: tuple[OtherValue, ...] = ()
    """The values not kept, and who gives them."""
    why: PlainText | None = None
    """Why this value was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A warning that the editors know of and let stand."""

    identified_by: ClassVar[tuple[str, ...]] = ("rule",)

    rule: PlainText
    """The rule that warns (`ordinal-gap`)."""
    why: PlainText
    """Why it stands, in a sentence."""


@dataclass(frozen=True, slots=True)
class WrittenElsewhere:
    """A value of a record that does not stand at its path in the record's own mapping."""

    path: str
    """str, the path of the value in the record (`tenures[2]`)."""
    origin: Place
    """Where the mapping begins that has the value."""
    there: str
    """str, the path of the value in that mapping (`tenures[0]`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every kind of record has."""

    kind_name: ClassVar[str]
    """What one record is called (`meeting`)."""
    plural: ClassVar[str]
    """What several are called: the key of their list in a file, their table in SQL, and the command that lists them."""
    rank: ClassVar[int]
    """The place of the kind wherever kinds are listed; no two kinds share one."""
    known_by: ClassVar[tuple[KnownBy, ...]]
    """What makes a record of the kind known on a day."""
    happens: ClassVar[str | None] = None
    """The field with the day on which it happens, for a kind that tells of an event."""
    gathers: ClassVar[tuple[str, ...]]
    """The kinds of the records that name one of this kind and whose facts its rows hold (a dialogue's missing numbers
    come from its meetings); empty where a row holds what its record and those that it names say. A row gathers only
    what the naming record itself says, and does not pass it on."""
    compared_through: ClassVar[tuple[str, ...]]
    """The kinds of record that two of this kind both name where a rule compares them (meetings of one dialogue)."""
    unique_names: ClassVar[tuple[str, ...]]
    """The fields whose names lead to one record of the kind."""
    unique_within: ClassVar[str | None] = None
    """The field whose values tell two records of one name apart (the parties of an agreement)."""
    is_person: ClassVar[bool] = False
    """Whether it has the name of a person, the parts of which stand in any order."""
    example_query: ClassVar[str]
    """SQL over the table of the kind that answers on the bundled data."""

    id: Identity[Identifier]
    """Lower-case kebab-case, unique within its kind (countries: their code)."""
    overrides: Upkeep[bool] = False
    """Whether it replaces, whole, the record of this id in a knowledge base below."""
    amends: Upkeep[bool] = False
    """Whether it adds to the record of this id in a knowledge base below: what it writes replaces, lists are extended.
    It needs no field but the id."""
    note: Hindsight[RemarkText | None] = None
    """A remark for editors and careful readers."""
    accepted: Upkeep[tuple[Acceptance, ...]] = ()
    """Warnings of `check` that are known gaps, each with its reason."""
    origin: Upkeep[Place] = NOWHERE
    """Where the record begins; filled by the reader, never written in a file."""
    amendments: Upkeep[tuple[Place, ...]] = ()
    """Where the records with `amends: true` begin that were added to it, the lowest layer first; filled by the
    reader."""
    elsewhere: Upkeep[tuple[WrittenElsewhere, ...]] = ()
    """The values that stand in these, and those whose number in a list changed; filled by the reader."""

    def written_at(self, path: str) -> tuple[Place, str]:
        """Return where the record or amendment begins that has the value at a path, and the path in it."""
        for each in self.elsewhere:
            rest = path.removeprefix(each.path)
            if rest != path and (not rest or rest[0] in ".["):
                return each.origin, f"{each.there}{rest}"
        return self.origin, path

    def caption(self, records: "RecordSet") -> str:
        """Return what the record is called in a line: short, and enough to tell it from others of its name."""
        raise NotImplementedError

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return the names that the record answers to besides its id."""
        raise NotImplementedError

    def inherited_texts(self, records: "RecordSet") -> Iterator[SearchText]:  # noqa: ARG002 -- kinds look into them
        """Yield the texts by which the search finds the record though other records hold them."""
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedRecord(Record):
    """What every record has that states facts."""

    sources: Cited[tuple[Citation, ...]] = ()
    """What it rests on."""
    unsourced: Identity[tuple[UnsourcedField, ...]] = ()
    """Fields that no source read confirms."""
    missing: Hindsight[tuple[NoteText, ...]] = ()
    """What was looked for and could not be established, in words."""
    disputes: Cited[tuple[Dispute, ...]] = ()
    """Fields on which sources disagree."""
