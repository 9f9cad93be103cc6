"""All records of a knowledge base, by kind and id."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from dialoguekb.model.records import (
        Agreement,
        Country,
        Dialogue,
        Grouping,
        Meeting,
        Office,
        Official,
        Record,
        Source,
        Topic,
    )

RecordOfKind = TypeVar("RecordOfKind", bound="Record")


class RecordSet:
    """The records of every kind, each a dict from id to record in the order read."""

    def __init__(self, by_kind: "Mapping[str, Mapping[str, Record]] | None" = None) -> None:
        """Take the records: kind -> id -> record; a kind may be absent."""
        self._by_kind = {kind: records for kind, records in (by_kind or {}).items() if records}

    def __eq__(self, other: object) -> bool:
        """Whether two sets hold equal records."""
        return isinstance(other, RecordSet) and self._by_kind == other._by_kind

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def from_records(cls, records: "Iterable[Record]") -> "RecordSet":
        """Return the set of some records, in their order."""
        by_kind: dict[str, dict[str, Record]] = {}
        for record in records:
            by_kind.setdefault(record.kind_name, {})[record.id] = record
        return cls(by_kind)

    @classmethod
    def from_kinds(cls, by_kind: "Mapping[str, Mapping[str, Record]]") -> "RecordSet":
        """Return the set of the records in `by_kind` (kind -> id -> record; a kind may be absent)."""
        return cls(by_kind)

    def of_kind(self, kind: str) -> "Mapping[str, Record]":
        """Return the records of one kind (`meeting`), by id."""
        return self._by_kind.get(kind, {})

    def of_class(self, cls: "type[RecordOfKind]") -> "Mapping[str, RecordOfKind]":
        """Return the records of the kind that a class declares (`Visit`), by id."""
        return cast("Mapping[str, RecordOfKind]", self.of_kind(cls.kind_name))

    def all(self) -> "list[Record]":
        """Return every record, kind by kind in the order of `kinds.KINDS`."""
        kinds = sorted(self._by_kind.values(), key=lambda records: next(iter(records.values())).rank)
        return [record for records in kinds for record in records.values()]

    @property
    def countries(self) -> "Mapping[str, Country]":
        """The countries, by code."""
        return cast("Mapping[str, Country]", self.of_kind("country"))

    @property
    def groupings(self) -> "Mapping[str, Grouping]":
        """The groupings, by id."""
        return cast("Mapping[str, Grouping]", self.of_kind("grouping"))

    @property
    def offices(self) -> "Mapping[str, Office]":
        """The offices, by id."""
        return cast("Mapping[str, Office]", self.of_kind("office"))

    @property
    def officials(self) -> "Mapping[str, Official]":
        """The officials, by id."""
        return cast("Mapping[str, Official]", self.of_kind("official"))

    @property
    def dialogues(self) -> "Mapping[str, Dialogue]":
        """The dialogues, by id."""
        return cast("Mapping[str, Dialogue]", self.of_kind("dialogue"))

    @property
    def meetings(self) -> "Mapping[str, Meeting]":
        """The meetings, by id."""
        return cast("Mapping[str, Meeting]", self.of_kind("meeting"))

    @property
    def agreements(self) -> "Mapping[str, Agreement]":
        """The agreements, by id."""
        return cast("Mapping[str, Agreement]", self.of_kind("agreement"))

    @property
    def topics(self) -> "Mapping[str, Topic]":
        """The topics, by id."""
        return cast("Mapping[str, Topic]", self.of_kind("topic"))

    @property
    def sources(self) -> "Mapping[str, Source]":
        """The sources, by id."""
        return cast("Mapping[str, Source]", self.of_kind("source"))
