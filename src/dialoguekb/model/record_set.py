"""All records of a knowledge base, by kind and id."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

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
from dialoguekb.model.vocabulary import PLURALS


@dataclass(frozen=True, slots=True)
class RecordSet:
    """The records of every kind, each a dict from id to record in the order read."""

    countries: dict[str, Country] = field(default_factory=dict)
    groupings: dict[str, Grouping] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    officials: dict[str, Official] = field(default_factory=dict)
    dialogues: dict[str, Dialogue] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @classmethod
    def from_kinds(cls, by_kind: Mapping[str, Mapping[str, Record]]) -> "RecordSet":
        """Return the set of the records in `by_kind` (kind -> id -> record; a kind may be absent)."""
        return cls(**{PLURALS[kind]: dict(records) for kind, records in by_kind.items()})  # type: ignore[arg-type]

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind (`meeting`), by id."""
        records: Mapping[str, Record] = getattr(self, PLURALS[kind])
        return records

    def all(self) -> list[Record]:
        """Return every record, kind by kind in the order of `records.RECORD_CLASSES`."""
        return [record for declared in fields(self) for record in getattr(self, declared.name).values()]
