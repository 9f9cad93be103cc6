"""Rules about records that nothing leads to."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.records import Record
from dialoguekb.model.references import references_in


@rule("warning")
def uncited_source(subject: Subject) -> Iterator[Finding]:
    """Every source is cited by some record."""
    cited = _named(subject)
    if cited is None:
        return
    for source in subject.records.sources.values():
        if ("source", source.id) not in cited:
            yield Finding(source, "id", "no record cites the source", "a citation of it, or no such source")


@rule("warning")
def unreached_record(subject: Subject) -> Iterator[Finding]:
    """Some record leads to every office, official, dialogue and topic, and a grouping has members."""
    named = _named(subject)
    if named is None:
        return
    records = subject.records
    for official in records.officials.values():
        if not official.tenures:
            yield from _unless_named(
                official, named, "the official held no office, and no other record names the person"
            )
    for office in records.offices.values():
        yield from _unless_named(office, named, "nobody holds or held the office")
    for dialogue in records.dialogues.values():
        yield from _unless_named(dialogue, named, "the dialogue has no meeting")
    for topic in records.topics.values():
        yield from _unless_named(topic, named, "no meeting touches the topic, and none is narrower")
    for grouping in records.groupings.values():
        if not grouping.members and not grouping.other_members:
            yield Finding(grouping, "id", "the grouping has no members", "members: [{country: JP, from: 2007}]")


def _unless_named(record: Record, named: set[tuple[str, str]], message: str) -> Iterator[Finding]:
    if (record.record_kind, record.id) not in named:
        yield Finding(record, "id", message, "a record that leads here, or no such record")


def _named(subject: Subject) -> set[tuple[str, str]] | None:
    """Return the kind and id of all that records name, or None where what was not read may name more."""
    if not subject.is_whole:
        return None
    return {(kind, name) for record in subject.records.all() for kind, _, name in references_in(record)}
