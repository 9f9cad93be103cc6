"""Which rows of the index are others when a record is another: told once, for whoever writes rows anew.

Beside its own fields a row holds what its record inherits from records that it names or that these name, and in a
few cases what records tell that name it.
"""

from collections.abc import Iterable, Iterator

from dialoguekb.index.stored_records import Kept, Name
from dialoguekb.model.records import Meeting, Official, Record
from dialoguekb.model.references import references_in

_INHERITS: dict[str, frozenset[str]] = {
    "country": frozenset({"grouping", "office", "official", "dialogue", "meeting", "agreement"}),
    "grouping": frozenset({"dialogue"}),
    "office": frozenset({"official"}),
    "official": frozenset({"meeting", "agreement"}),
    "dialogue": frozenset({"meeting"}),
    "topic": frozenset({"topic", "meeting"}),
    "source": frozenset({"meeting"}),
    "meeting": frozenset({"agreement"}),
    "agreement": frozenset({"meeting"}),
}
"""Kind -> the kinds of the records that name one of it and hold something of it, or of what it inherits, in their rows
or under a rule."""

_PASSED_ON = frozenset({"country", "grouping", "office", "official", "dialogue", "topic"})
"""Kinds whose records pass on what they inherit."""

_LENDS: dict[str, frozenset[str]] = {
    "meeting": frozenset({"dialogue", "agreement"}),
    "agreement": frozenset({"meeting"}),
}
"""Kind -> the kinds of the records that it names whose rows tell of it: a dialogue's missing numbers, the meeting of an
agreement, the agreements of a meeting."""


def touched_by(changed: Iterable[tuple[Name, list[Record]]], kept: Kept) -> set[Name]:
    """Return the names of the records whose rows may be others, or break a rule, once some have changed.

    `changed` are the names of the changed records, each with what it was and what it is, as far as it was or is.
    """
    told: set[Name] = set()
    waiting: list[Name] = []
    for name, versions in changed:
        waiting.append(name)
        for record in versions:
            lent = _LENDS.get(record.record_kind, frozenset())
            told |= {(kind, target) for kind, _, target in references_in(record) if kind in lent}
    heirs: set[Name] = set()
    while waiting:
        name = waiting.pop()
        for other in kept.naming(name):
            if other[0] in _INHERITS[name[0]] and other not in heirs:
                heirs.add(other)
                if other[0] in _PASSED_ON:
                    waiting.append(other)
    return heirs | told


def reckoned_with(record: Record, kept: Kept) -> Iterator[Name]:
    """Yield the names of the records that name this one and tell something that its rows hold."""
    name = (record.record_kind, record.id)
    for kind in _TOLD_BY.get(record.record_kind, ()):
        yield from _naming(name, kind, kept)


def judged_with(record: Record, kept: Kept) -> Iterator[Name]:
    """Yield the names of the records with which a rule compares this one: of one dialogue, of one office."""
    if isinstance(record, Official):
        for tenure in record.tenures:
            yield from _naming(("office", tenure.office), "official", kept)
    elif isinstance(record, Meeting) and record.dialogue:
        yield from _naming(("dialogue", record.dialogue), "meeting", kept)


_TOLD_BY = {"meeting": ("agreement",), "agreement": ("meeting",), "dialogue": ("meeting",)}


def _naming(name: Name, kind: str, kept: Kept) -> Iterator[Name]:
    return (other for other in kept.naming(name) if other[0] == kind)
