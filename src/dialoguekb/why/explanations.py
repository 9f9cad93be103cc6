"""Why a record says what it says: each value with its origin, its sources and its doubts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from dialoguekb.model.derivations.report_days import dated_reports
from dialoguekb.model.fields import fields_of
from dialoguekb.model.plain_values import plain
from dialoguekb.model.problems import Place
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Dispute, Meeting, Record, Source, SourcedRecord, UnsourcedField
from dialoguekb.why.field_path import PathTarget, first_name, follow
from dialoguekb.why.inheritance import InheritedValue, inherited_by

Backs = Literal["field", "part", "record"]
"""What a source was cited for: the field itself, the part that the field is in (a tenure), the record as a whole."""

_ABOUT_THE_RECORD = frozenset({"id", "overrides", "amends", "accepted", "sources", "unsourced", "missing", "disputes"})
"""Fields that are explained only where they are named: they say how the record is kept, not what happened."""

_WITH_SOURCES = ("tenures", "titles")
"""Fields whose entries cite sources of their own."""

_ANNOUNCED = frozenset({"status", "start", "end", "city", "country"})
"""Fields of a meeting that reports speak of too."""

_SPOKEN_OF = {
    "start": ("day",),
    "signed": ("signature",),
    "in_force": ("entry into force",),
    "signatories": ("signator",),
    "sources": ("page",),
}
"""Field -> how `missing`, which is written in words, speaks of it other than by its name."""


@dataclass(frozen=True, slots=True)
class SupportingSource:
    """A source that stands behind a value."""

    source: Source
    """The source."""
    backs: Backs
    """What it was cited for."""
    quotes: tuple[Citation, ...] = ()
    """The citations of it that quote its words or name a page."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Another value that a source gave of a meeting beforehand."""

    source: str
    """str, the id of the source."""
    date: str | None
    """str, ISO 8601 date at day, month or year precision: when it was said; None where not known."""
    value: str
    """str, the value that it gave."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value of a record, and why it stands."""

    record: Record
    """The record that was asked about."""
    title: str
    """str, what the record is called."""
    field: str
    """str, the path of the field (`tenures[0].from`)."""
    value: Any
    """str, int, bool, None, a list or a mapping: the value with keys and dates as in a file."""
    said_by: Record
    """The record that says it: the same, or the one that it is inherited from."""
    said_at: str
    """str, the path in that record."""
    unsourced: tuple[UnsourcedField, ...] = ()
    """The marks that no source read confirms it."""
    backing: tuple[SupportingSource, ...] = ()
    """The sources behind it, those that name the field first."""
    disputes: tuple[Dispute, ...] = ()
    """What sources disagree on in it."""
    missing: tuple[str, ...] = ()
    """What the record says of it that could not be established."""
    announced: tuple[Announcement, ...] = ()
    """Other values given before it happened, in order of the reports."""
    is_named: bool = True
    """Whether the field was asked for by its name; False where it is one of all."""

    @property
    def added_at(self) -> tuple[Place, ...]:
        """Where the additions begin that have entries of the value, where it is a list."""
        of_entries = {each.origin for each in self.said_by.elsewhere if each.path.startswith(f"{self.said_at}[")}
        return tuple(place for place in self.said_by.amendments if place in of_entries)

    @property
    def is_inherited(self) -> bool:
        """Whether another record says it."""
        return self.said_by is not self.record

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return self.value in (None, [], {})


def explain(record: Record, path: str, records: RecordSet) -> list[Explanation]:
    """Return why a field is what it is: one explanation for what the record says, one for each value inherited.

    Without a path it is every field that has a value. Raises the errors of `field_path.follow`.
    """
    inherited = inherited_by(record, records)
    if path:
        return list(_of_field(follow(record, path), record, inherited, records))
    explanations: list[Explanation] = []
    for field in sorted(fields_of(type(record)), key=lambda field: field.key == "note"):
        if field.key not in _ABOUT_THE_RECORD:
            of_field = _of_field(follow(record, field.key), record, inherited, records, inside=False)
            explanations += [replace(each, is_named=False) for each in of_field if not each.is_empty]
    return explanations


def _of_field(
    reached: PathTarget, record: Record, inherited: list[InheritedValue], records: RecordSet, *, inside: bool = True
) -> Iterator[Explanation]:
    """Yield the explanation of a field, and of what is inherited: by the field, or `inside` it too."""
    given = [value for value in inherited if value.field == reached.path]
    within = [value for value in inherited if inside and value.field.startswith(f"{reached.path}.")]
    own = InheritedValue(reached.path, _value(reached.value), record, reached.path)
    if own.value not in (None, [], {}) or not given:
        yield _explanation(record, own, records)
    for value in (*given, *within):
        yield _explanation(record, value, records)


def _explanation(record: Record, inherited: InheritedValue, records: RecordSet) -> Explanation:
    own, origin = (record, inherited.field), (inherited.record, inherited.path)
    places = [origin] if inherited.record is record else [own, origin]
    value = plain(inherited.value)
    return Explanation(
        record=record,
        title=record.caption(records),
        field=inherited.field,
        value=value,
        said_by=inherited.record,
        said_at=inherited.path,
        unsourced=tuple(mark for place in places for mark in _unsourced_entries(*place)),
        backing=_supporting_sources(places, records),
        disputes=tuple(dispute for place in places for dispute in _disputes(*place)),
        missing=tuple(text for text in getattr(record, "missing", ()) if _speaks_of(text, inherited.field)),
        announced=tuple(_announcements(record, inherited.field, value, records)),
    )


def _value(value: Any) -> Any:
    """Return a value of a record as lists, mappings, strings and numbers; a mapping has what is written alone."""
    value = plain(value)
    if isinstance(value, list):
        return [_value(entry) for entry in value]
    if isinstance(value, dict):
        return {key: inner for key, entry in value.items() if (inner := _value(entry)) not in (None, [], {}, False)}
    return value


def _part(record: Record, path: str) -> tuple[Any, str] | None:
    """Return the part with sources of its own (a tenure, a title) that a path leads into, and the rest of the path.

    None where it leads into none.
    """
    step, _, rest = path.partition(".")
    if not step.startswith(tuple(f"{field}[" for field in _WITH_SOURCES)):
        return None
    return follow(record, step).value, rest


def _unsourced_entries(record: Record, path: str) -> Iterator[UnsourcedField]:
    part = _part(record, path)
    if part is not None:
        yield from (mark for mark in part[0].unsourced if not part[1] or mark.field == part[1])
    whole = follow(record, path).field
    yield from (mark for mark in getattr(record, "unsourced", ()) if mark.field == whole)


def _disputes(record: Record, path: str) -> Iterator[Dispute]:
    whole = follow(record, path).field
    return (dispute for dispute in getattr(record, "disputes", ()) if dispute.field == whole)


def _supporting_sources(places: list[tuple[Record, str]], records: RecordSet) -> tuple[SupportingSource, ...]:
    """Return the sources of the places, those that name the field first, each source once.

    Of a record that inherits the value only the sources that name the field count: the rest speak of the
    record, and the value stands in another.
    """
    backing: dict[str, Backs] = {}
    quotes: dict[str, dict[Citation, None]] = {}
    *inheriting, (said_by, said_at) = places
    cited = [
        *(pair for place in inheriting for pair in _cited_sources(*place) if pair[1] == "field"),
        *sorted(_cited_sources(said_by, said_at), key=lambda pair: ("field", "part", "record").index(pair[1])),
    ]
    for citation, backs in cited:
        backing.setdefault(citation.id, backs)
        if citation.quote or citation.page:
            quotes.setdefault(citation.id, {})[citation] = None
    return tuple(
        SupportingSource(records.sources[source], backs, tuple(quotes.get(source, ())))
        for source, backs in backing.items()
        if source in records.sources
    )


def _cited_sources(record: Record, path: str) -> Iterator[tuple[Citation, Backs]]:
    """Yield the citations that a record has for one of its fields; a part with sources of its own needs no others."""
    if not isinstance(record, SourcedRecord):
        return
    if first_name(path) == "reports":
        reports = (
            [follow(record, path.partition(".")[0]).value] if path != "reports" else getattr(record, "reports", ())
        )
        yield from ((Citation(id=report.source), "part") for report in reports)
        return
    part = _part(record, path)
    if part is not None and part[0].sources:
        yield from _matching_citations(part[0].sources, part[1], "part")
        return
    yield from _matching_citations(record.sources, follow(record, path).field, "record")
    if path in _WITH_SOURCES:
        yield from ((citation, "part") for part in getattr(record, path, ()) for citation in part.sources)


def _matching_citations(citations: tuple[Citation, ...], field: str, whole: Backs) -> Iterator[tuple[Citation, Backs]]:
    """Yield the citations of a field; of all fields together where the field is empty."""
    for citation in citations:
        if not citation.supports or not field:
            yield citation, whole
        elif field in citation.supports:
            yield citation, "field"


def _speaks_of(text: str, path: str) -> bool:
    field = first_name(path)
    words = (field.replace("_", " ").removesuffix("s"), *_SPOKEN_OF.get(field, ()))
    return any(word in text.casefold() for word in words)


def _announcements(record: Record, field: str, value: Any, records: RecordSet) -> Iterator[Announcement]:
    if not isinstance(record, Meeting) or field not in _ANNOUNCED:
        return
    for report, date in dated_reports(record, records):
        given_up = report.was if field == "start" else None
        for other in dict.fromkeys(str(other) for other in (given_up, getattr(report, field)) if other is not None):
            if other != value:
                yield Announcement(report.source, str(date) if date else None, other)
