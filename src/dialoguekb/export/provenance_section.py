"""Where in a record's text its footnotes and doubts stand."""

from collections.abc import Iterable, Mapping

from dialoguekb.export.document import Cite, Inline, Line
from dialoguekb.export.field_words import field_in_words
from dialoguekb.model.records import Citation, SourcedRecord, UnsourcedField

Groups = Mapping[str, frozenset[str]]
"""A group of facts told together -> the fields that it tells; the first takes what backs the whole record."""


def marks_of(record: SourcedRecord, groups: Groups, shown: Iterable[str]) -> dict[str, Line]:
    """Return group -> what stands behind its facts: fields without a source, then footnotes.

    `shown` names the groups that the record's text has, the first of `groups` among them: what backs only
    fields that are not shown stands at the first.
    """
    first = next(iter(groups))
    present = [name for name in groups if name in set(shown)]
    doubts: dict[str, list[str]] = {}
    cited: dict[str, list[str]] = {}
    for unsourced in record.unsourced:
        for name in _told_in(groups, present, {unsourced.field}) or [first]:
            doubts.setdefault(name, []).append(_doubt(unsourced))
    for citation in record.sources:
        places = _told_in(groups, present, {_field(path) for path in citation.supports}) or [first]
        for name in places:
            cited.setdefault(name, []).append(citation.id)
    return {name: (*_doubts(doubts.get(name)), *cite(cited.get(name, []))) for name in present}


def cite(sources: Iterable[str]) -> Line:
    """Return the footnotes of sources; nothing where there are none."""
    ids = tuple(dict.fromkeys(sources))
    return (Cite(ids),) if ids else ()


def cite_all(citations: Iterable[Citation]) -> Line:
    """Return the footnotes of citations, whatever they support."""
    return cite(citation.id for citation in citations)


def doubts_of(unsourced: Iterable[UnsourcedField], fields: frozenset[str] | None = None) -> Line:
    """Return the fields without a source, in words; `fields` leaves out all others, None leaves out none."""
    return _doubts([_doubt(one) for one in unsourced if fields is None or _field(one.field) in fields])


def _doubts(texts: list[str] | None) -> tuple[Inline, ...]:
    return (f" (not confirmed by a source: {'; '.join(texts)})",) if texts else ()


def _doubt(unsourced: UnsourcedField) -> str:
    field = field_in_words(unsourced.field)
    return f"{field}, {unsourced.why}" if unsourced.why else field


def _told_in(groups: Groups, present: list[str], fields: set[str]) -> list[str]:
    return [name for name in present if groups[name] & fields]


def _field(path: str) -> str:
    return path.split("[", 1)[0].split(".", 1)[0]
