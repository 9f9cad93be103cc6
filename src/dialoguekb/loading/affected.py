"""Changed records in, those out whose rows may be others, with all beside which they are judged and reckoned."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from dialoguekb.checks import errors_in
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.index.dependencies import judged_with, reckoned_with, touched_by
from dialoguekb.index.stored_records import Kept, Name
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import RECORD_CLASSES, Record
from dialoguekb.model.references import references_in

MOST_TOUCHED = 5_000
"""int, records: where more hangs on a change, the whole is loaded."""


class NotAloneError(Exception):
    """The changed records alone do not answer: the whole must be loaded, or something is at fault."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Changed records and what hangs on them."""

    records: RecordSet
    """All of it, in the order of the files, with what the rules and the rows look at beside."""
    touched: list[Record]
    """The records of other files whose rows may be others."""


def neighbourhood(before: Mapping[Name, Record], after: Mapping[Name, Record], kept: Kept) -> Neighbourhood:
    """Return what hangs on the records of some files, as they were and as they are; `kept` are all as they were.

    Raises NotAloneError where an id is known elsewhere, something names what is gone, a record replaces another of
    a layer below, or too much is touched.
    """
    if any(record.overrides for record in (*before.values(), *after.values())):
        raise NotAloneError
    if any(kept.has(name) for name in after.keys() - before.keys()):
        raise NotAloneError
    changed = _changed(before, after)
    for name in before.keys() - after.keys():
        if name[0] == "country" or any(other not in before for other in kept.naming(name)):
            raise NotAloneError
    versions = [(name, [one for one in (before.get(name), after.get(name)) if one]) for name in changed]
    touched = touched_by(versions, kept) - before.keys() - after.keys()
    if len(touched) > MOST_TOUCHED:
        raise NotAloneError
    found = _Gathered(kept, before, after)
    written = [*after.values(), *found.add(touched)]
    found.add_all_named(written)
    found.add(name for record in written for name in reckoned_with(record, kept))
    found.add(name for one in changed if one in after for name in judged_with(after[one], kept))
    return Neighbourhood(found.in_order(), [record for name in sorted(touched) if (record := found.get(name))])


def is_sound(records: RecordSet, kept: Kept, gone: Iterable[Name], as_of: PartialDate) -> bool:
    """Whether no rule finds an error in records of which all others are known to be sound.

    `gone` are the names of records that there are no more, `as_of` is the day up to which all is kept.
    """
    lost = set(gone)
    elsewhere = {cls.record_kind: _Elsewhere(kept, cls.record_kind, lost) for cls in RECORD_CLASSES}
    return not errors_in(Subject(records, elsewhere, as_of), _nowhere)


def _nowhere(_: Finding) -> tuple[Place, str]:
    return NOWHERE, ""


class _Elsewhere:
    """The ids of a kind that are known, whether their records are looked at or not."""

    def __init__(self, kept: Kept, kind: str, gone: set[Name]) -> None:
        self._kept = kept
        self._kind = kind
        self._gone = gone

    def __contains__(self, record_id: object) -> bool:
        name = (self._kind, str(record_id))
        return name not in self._gone and self._kept.has(name)


class _Gathered:
    """Records as they are now, each once."""

    def __init__(self, kept: Kept, before: Mapping[Name, Record], after: Mapping[Name, Record]) -> None:
        self._kept = kept
        self._before = before
        self._found: dict[Name, Record] = dict(after)

    def get(self, name: Name) -> Record | None:
        """Return a record; None where there is none of this name."""
        if name not in self._found and name not in self._before and (record := self._kept.record(name)):
            self._found[name] = record
        return self._found.get(name)

    def add(self, names: Iterable[Name]) -> list[Record]:
        """Add records; return those that there are."""
        return [record for name in names if (record := self.get(name))]

    def add_all_named(self, records: Iterable[Record]) -> None:
        """Add what the records name, what that names, and so on."""
        waiting, seen = list(records), set[Name]()
        while waiting:
            for kind, _, target in references_in(waiting.pop()):
                if (kind, target) not in seen:
                    seen.add((kind, target))
                    waiting += self.add([(kind, target)])

    def in_order(self) -> RecordSet:
        """Return all of them, in the order in which they stand in the files."""
        places = {path: place for place, path in enumerate(self._kept.files())}
        where: Callable[[Record], tuple[int, Place]] = lambda record: (  # noqa: E731
            places[record.stands_at.file],
            record.stands_at,
        )
        kinds: dict[str, dict[str, Record]] = {cls.record_kind: {} for cls in RECORD_CLASSES}
        for record in sorted(self._found.values(), key=where):
            kinds[record.record_kind][record.id] = record
        return RecordSet.from_kinds(kinds)


def _changed(before: Mapping[Name, Record], after: Mapping[Name, Record]) -> list[Name]:
    """Return the names of the records that came, went, say something else, or stand in another order or file."""
    names = list(dict.fromkeys([*before, *after]))
    kinds = {kind for kind, _ in names if _order(kind, before, after) != _order(kind, after, before)}
    return [name for name in names if name[0] in kinds or not _is_same(before.get(name), after.get(name))]


def _order(kind: str, these: Iterable[Name], others: Mapping[Name, Record]) -> list[Name]:
    return [name for name in these if name[0] == kind and name in others]


def _is_same(one: Record | None, other: Record | None) -> bool:
    """Whether two records say the same in one file, wherever they stand there."""
    if one is None or other is None or one.stands_at.file != other.stands_at.file:
        return False
    return replace(one, stands_at=other.stands_at) == other
