"""Rules about fields on which sources disagree."""

from collections.abc import Iterator
from typing import Any

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.fields import NestedMapping, Reference, field_by_key
from dialoguekb.model.names import name_key
from dialoguekb.model.records import Dispute, SourcedRecord


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
    """A value that a dispute does not keep differs from the one that it keeps."""
    for record, n, dispute in _disputes(subject):
        for m, other in enumerate(dispute.not_kept):
            if dispute.kept is not None and other.value.strip().casefold() == dispute.kept.strip().casefold():
                yield Finding(
                    record,
                    f"disputes[{n}].not_kept[{m}].value",
                    f"the dispute about {dispute.field} has '{other.value}' both as kept and as not kept",
                    "a different value",
                )


@rule("warning")
def kept_value(subject: Subject) -> Iterator[Finding]:
    """The value that a dispute keeps matches the value of the record."""
    for record, n, dispute in _disputes(subject):
        value = _comparable_value(record, dispute.field)
        if dispute.kept is None or value is None:
            continue
        kept_key = name_key(dispute.kept)
        if kept_key and not any(_match(name_key(text), kept_key, value) for text in _spellings(value, subject)):
            yield Finding(
                record,
                f"disputes[{n}].kept",
                f"the dispute keeps '{dispute.kept}', but the record has {dispute.field} {value}",
                f"the value of the record: {value}",
            )


def _disputes(subject: Subject) -> Iterator[tuple[SourcedRecord, int, Dispute]]:
    for record in subject.records.all():
        if isinstance(record, SourcedRecord):
            for n, dispute in enumerate(record.disputes):
                yield record, n, dispute


def _comparable_value(record: SourcedRecord, key: str) -> Any:
    """Return the value of a field; None for a list, a mapping or an id, which a dispute describes in words."""
    field = field_by_key(type(record)).get(key)
    if field is None or field.many or isinstance(field.form, NestedMapping):
        return None
    if isinstance(field.form, Reference) and field.form.kind != "country":
        return None
    return getattr(record, field.name)


def _spellings(value: Any, subject: Subject) -> list[str]:
    """Return the texts that mean the value: the value itself and, for a country code, the name of the country."""
    country = subject.records.countries.get(str(value))
    return [str(value), *([country.name] if country else [])]


def _match(text: str, kept: str, value: Any) -> bool:
    """Whether one folded text contains the other; a part of a date or of a number does not match it."""
    return text in kept or (kept in text and not isinstance(value, PartialDate | int))
