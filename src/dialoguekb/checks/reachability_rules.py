"""Rules about records that no other record names."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.records import Record
from dialoguekb.model.references import references_in


@rule("warning")
def uncited_source(subject: Subject) -> Iterator[Finding]:
    """Every source is cited by a record."""
    references = _references(subject)
    if references is None:
        return
    for source in subject.records.sources.values():
        if ("source", source.id) not in references:
            yield Finding(source, "id", "no record cites the source", "a citation of the source, or no such source")


@rule("warning")
def unreached_record(subject: Subject) -> Iterator[Finding]:
    """Every office, official, dialogue and topic is named by another record, and every grouping has members."""
    references = _references(subject)
    if references is None:
        return
    records = subject.records
    for official in records.officials.values():
        if not official.tenures:
            message = "the official held no office, and no other record names them"
            yield from _unless_named(official, references, message)
    for office in records.offices.values():
        yield from _unless_named(office, references, "no official holds or held the office")
    for dialogue in records.dialogues.values():
        yield from _unless_named(dialogue, references, "the dialogue has no meeting")
    for topic in records.topics.values():
        yield from _unless_named(topic, references, "no meeting has the topic, and no topic is narrower")
    for grouping in records.groupings.values():
        if not grouping.members and not grouping.other_members:
            yield Finding(grouping, "id", "the grouping has no members", "members: [{country: JP, from: 2007}]")


def _unless_named(record: Record, references: set[tuple[str, str]], message: str) -> Iterator[Finding]:
    if (record.kind_name, record.id) not in references:
        yield Finding(record, "id", message, "a record that names this one, or no such record")


def _references(subject: Subject) -> set[tuple[str, str]] | None:
    """Return the kind and id of every record that another one names; None if some files could not be read."""
    if not subject.is_whole:
        return None
    return {(kind, name) for record in subject.records.all() for kind, _, name in references_in(record)}
