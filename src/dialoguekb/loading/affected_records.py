"""Find the records that a change affects, and those that their checks and rows need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dialoguekb.checks import errors_in
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.index.dependencies import affected_by, compared_with, gathered_by
from dialoguekb.index.stored_records import Name, StoredRecords
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS, Record
from dialoguekb.model.references import references_in

MOST_AFFECTED = 5_000
"""int, records: if a change affects more, the whole knowledge base is loaded."""


class NotAloneError(Exception):
    """The changed files alone do not give the answer: the whole knowledge base must be loaded."""


@dataclass(frozen=True, slots=True)
class AffectedRecords:
    """Changed records, and what depends on them."""

    context: RecordSet
    """The records of the changed files and those affected, in the order of the files, with every record that rules and
    rows look at beside them."""
    records: list[Record]
    """The records of other files whose rows may change."""


def affected_records(
    before: Mapping[Name, Record], after: Mapping[Name, Record], stored: StoredRecords
) -> AffectedRecords:
    """Return what depends on the records of some files, which were `before` and are `after`.

    `stored` are all records as they were. Raises NotAloneError where an id is used in another file, a record names one
    that is gone, a record overrides another, or too many are affected.
    """
    if any(record.overrides for record in (*before.values(), *after.values())):
        raise NotAloneError
    if any(stored.has(name) for name in after.keys() - before.keys()):
        raise NotAloneError
    changed = _changed_names(before, after)
    for name in before.keys() - after.keys():
        if name[0] == "country" or any(other not in before for other in stored.linking_to(name)):
            raise NotAloneError
    versions = [(name, [side[name] for side in (before, after) if name in side]) for name in changed]
    affected = affected_by(versions, stored, MOST_AFFECTED) - before.keys() - after.keys()
    if len(affected) > MOST_AFFECTED:
        raise NotAloneError
    context = _Context(stored, before, after)
    written = [*after.values(), *context.add(affected)]
    context.add_named_by(written)
    context.add(name for record in written for name in gathered_by(record, stored))
    context.add(other for name in changed if name in after for other in compared_with(after[name], stored))
    records = [record for name in sorted(affected) if (record := context.get(name))]
    return AffectedRecords(context.in_order(), records)


def is_sound(records: RecordSet, stored: StoredRecords, removed: Iterable[Name], as_of: PartialDate) -> bool:
    """Whether no rule finds an error in records, given that all others are sound.

    `removed` are the names of the records that are gone, `as_of` is the day up to which the editors kept the data.
    """
    gone = set(removed)
    elsewhere = {kind: _IdsElsewhere(stored, kind, gone) for kind in KINDS}
    return not errors_in(Subject(records, elsewhere, as_of), _nowhere)


def _nowhere(_: Finding) -> tuple[Place, str]:
    return NOWHERE, ""


class _IdsElsewhere:
    """The ids of a kind that exist, whether their records are checked or not."""

    def __init__(self, stored: StoredRecords, kind: str, removed: set[Name]) -> None:
        self._stored = stored
        self._kind = kind
        self._removed = removed

    def __contains__(self, record_id: object) -> bool:
        name = (self._kind, str(record_id))
        return name not in self._removed and self._stored.has(name)


class _Context:
    """Records as they are now, each once."""

    def __init__(self, stored: StoredRecords, before: Mapping[Name, Record], after: Mapping[Name, Record]) -> None:
        self._stored = stored
        self._before = before
        self._records: dict[Name, Record] = dict(after)

    def get(self, name: Name) -> Record | None:
        """Return a record; None where there is none of this name."""
        if name not in self._records and name not in self._before and (record := self._stored.record(name)):
            self._records[name] = record
        return self._records.get(name)

    def add(self, names: Iterable[Name]) -> list[Record]:
        """Add records; return those that exist."""
        return [record for name in names if (record := self.get(name))]

    def add_named_by(self, records: Iterable[Record]) -> None:
        """Add what the records name, what that names, and so on."""
        waiting, seen = list(records), set[Name]()
        while waiting:
            for kind, _, target in references_in(waiting.pop()):
                if (kind, target) not in seen:
                    seen.add((kind, target))
                    waiting += self.add([(kind, target)])

    def in_order(self) -> RecordSet:
        """Return all of them, in the order of the files."""
        places = {path: place for place, path in enumerate(self._stored.files())}

        def place_of(record: Record) -> tuple[int, Place]:
            return places[record.origin.file], record.origin

        return RecordSet.from_records(sorted(self._records.values(), key=place_of))


def _changed_names(before: Mapping[Name, Record], after: Mapping[Name, Record]) -> list[Name]:
    """Return the names of the records that were added, removed or changed, or stand in another order or file."""
    names = list(dict.fromkeys([*before, *after]))
    orders = [_orders(before, after), _orders(after, before)]
    kinds = {kind for kind in {*orders[0], *orders[1]} if orders[0].get(kind) != orders[1].get(kind)}
    return [name for name in names if name[0] in kinds or not _is_same(before.get(name), after.get(name))]


def _orders(names: Iterable[Name], others: Mapping[Name, Record]) -> dict[str, list[Name]]:
    """Return, for each kind, the names that are among the others, too."""
    orders: dict[str, list[Name]] = {}
    for name in names:
        if name in others:
            orders.setdefault(name[0], []).append(name)
    return orders


def _is_same(before: Record | None, after: Record | None) -> bool:
    """Whether two records say the same in one file, wherever they stand in it."""
    if before is None or after is None or before.origin.file != after.origin.file:
        return False
    return replace(before, origin=after.origin) == after
