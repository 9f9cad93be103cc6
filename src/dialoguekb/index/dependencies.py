"""Which rows of the index depend on which records.

A row holds the fields of its record, what the record inherits from those that it names, from those that these name and
so on, and what its kind gathers from records that name it (`Record.gathers`). Nothing is listed by kind: whatever
names a changed record, directly or through others, is affected.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.index.stored_records import Name, StoredRecords
from dialoguekb.model.records import KINDS, Record
from dialoguekb.model.references import references_in


def affected_by(changed: Iterable[tuple[Name, Sequence[Record]]], stored: StoredRecords, most: int) -> set[Name]:
    """Return the names of the records whose rows may change, or break a rule, because others changed.

    `changed` are the names of the changed records, each with its versions: before, after, or both. The search ends
    once more than `most` are found.
    """
    gathering: set[Name] = set()
    waiting: list[Name] = []
    for name, versions in changed:
        waiting.append(name)
        gathering.update(target for record in versions for target in _gathering_from(record))
    naming: set[Name] = set()
    while waiting and len(naming) <= most:
        further = [name for name in stored.linking_to(waiting.pop()) if name not in naming]
        naming.update(further)
        waiting += further
    return naming | gathering


def gathered_by(record: Record, stored: StoredRecords) -> Iterator[Name]:
    """Yield the names of the records that name this one and whose facts its rows hold."""
    name = (record.kind_name, record.id)
    for kind in record.gathers:
        yield from stored.linking_of_kind(name, kind)


def compared_with(record: Record, stored: StoredRecords) -> Iterator[Name]:
    """Yield the names of the records with which a rule compares this one (meetings of one dialogue)."""
    for kind, _, target in references_in(record):
        if kind in record.compared_through:
            yield from stored.linking_of_kind((kind, target), record.kind_name)


def _gathering_from(record: Record) -> Iterator[Name]:
    """Yield the names of the records that this one names and whose rows hold facts of it."""
    for kind, _, target in references_in(record):
        if record.kind_name in KINDS[kind].gathers:
            yield kind, target
