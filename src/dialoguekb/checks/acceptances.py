"""What the editors accept: warnings that stand, each with its reason, in the record that they concern."""

from collections.abc import Collection, Iterable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.nearest import nearest
from dialoguekb.model.records import Record


def reason(rule: str, finding: Finding) -> str:
    """Return why the record accepts such a warning, or an empty text where it does not."""
    accepted = getattr(finding.record, "accepted", ())
    return next((entry.why for entry in accepted if entry.rule == rule), "")


@rule("error")
def unknown_warning(subject: Subject, warnings: Collection[str], errors: Collection[str]) -> Iterator[Finding]:
    """What a record accepts is a warning; an error cannot be accepted."""
    for record, path, name in _accepted(subject):
        if name in errors:
            yield Finding(record, path, f"{name} is an error, and no error can be accepted", "a mended record")
        elif name not in warnings:
            yield Finding(
                record, path, f"no warning is called '{name}'", "the name of a warning", nearest(name, warnings)
            )


@rule("warning")
def needless_acceptance(
    subject: Subject, warnings: Collection[str], found: Iterable[tuple[str, Finding]]
) -> Iterator[Finding]:
    """What a record accepts is there: the warning is given without the acceptance."""
    if not subject.is_whole:  # the cause may be in what was not read
        return
    given = {(name, finding.label) for name, finding in found}
    for record, path, name in _accepted(subject):
        if name in warnings and (name, f"{record.record_kind} {record.id}") not in given:
            yield Finding(record, path, f"nothing here breaks {name}", "no acceptance")
    for record in subject.records.all():
        names = [entry.rule for entry in record.accepted]
        for n, name in enumerate(names):
            if name in names[:n]:
                yield Finding(record, f"accepted[{n}].rule", f"{name} is accepted here already", "one reason")


def _accepted(subject: Subject) -> Iterator[tuple[Record, str, str]]:
    for record in subject.records.all():
        for n, entry in enumerate(record.accepted):
            yield record, f"accepted[{n}].rule", entry.rule
