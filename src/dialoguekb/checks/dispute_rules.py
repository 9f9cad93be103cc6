"""Rules about fields on which sources disagree."""

from collections.abc import Iterator
from typing import Any

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.fields import Nested, Reference, field_by_key
from dialoguekb.model.names import name_key
from dialoguekb.model.records import Dispute, Sourced


@rule("warning")
def dispute_without_alternative(subject: Subject) -> Iterator[Finding]:
    """A dispute names at least one value that was not kept."""
    for record, n, dispute in _disputes(subject):
        if not dispute.not_kept:
            yield Finding(
                record,
                f"disputes[{n}]",
                f"the dispute about {dispute.field} names no other value",
                "not_kept: [{value: ..., sources: [...]}]",
            )


@rule("warning")
def same_value_twice(subject: Subject) -> Iterator[Finding]:
    """A value that a dispute does not keep is another than the one kept."""
    for record, n, dispute in _disputes(subject):
        for m, other in enumerate(dispute.not_kept):
            if dispute.kept is not None and other.value.strip().casefold() == dispute.kept.strip().casefold():
                yield Finding(
                    record,
                    f"disputes[{n}].not_kept[{m}].value",
                    f"the dispute about {dispute.field} keeps and does not keep '{other.value}'",
                    "another value",
                )


@rule("warning")
def kept_value(subject: Subject) -> Iterator[Finding]:
    """The value that a dispute keeps is the value of the record, or a part of it, or says it with more words."""
    for record, n, dispute in _disputes(subject):
        written = _value(record, dispute.field)
        if dispute.kept is None or written is None:
            continue
        said = _spellings(written, subject)
        kept = name_key(dispute.kept)
        if kept and not any(_agree(name_key(text), kept, written) for text in said):
            yield Finding(
                record,
                f"disputes[{n}].kept",
                f"the dispute keeps '{dispute.kept}', and the record has {dispute.field} {written}",
                f"the value of the record: {written}",
            )


def _disputes(subject: Subject) -> Iterator[tuple[Sourced, int, Dispute]]:
    for record in subject.records.all():
        if isinstance(record, Sourced):
            for n, dispute in enumerate(record.disputes):
                yield record, n, dispute


def _value(record: Sourced, key: str) -> Any:
    """Return the value of a field that holds one that a text may repeat, else None: lists and ids are told in words."""
    field = field_by_key(type(record)).get(key)
    if field is None or field.many or isinstance(field.form, Nested):
        return None
    if isinstance(field.form, Reference) and field.form.kind != "country":
        return None
    return getattr(record, field.name)


def _spellings(written: Any, subject: Subject) -> list[str]:
    """Return how a text may give the value: as written, or a country by its name."""
    country = subject.records.countries.get(str(written))
    return [str(written), *([country.name] if country else [])]


def _agree(value: str, kept: str, written: Any) -> bool:
    """Whether the folded texts say one thing; a part of a date or a number is another date or number."""
    return value in kept or (kept in value and not isinstance(written, PartialDate | int))
