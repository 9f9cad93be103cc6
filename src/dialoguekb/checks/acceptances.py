"""Warnings that the editors accept, each in the record that it concerns and with a reason."""

from collections.abc import Collection, Iterable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.nearest import nearest
from dialoguekb.model.records import Record


def reason(rule: str, finding: Finding) -> str:
    """Return the reason for which the record accepts the warning; empty if it does not accept it."""
    accepted = getattr(finding.record, "accepted", ())
    return next((entry.why for entry in accepted if entry.rule == rule), "")


@rule("error")
def unknown_warning(subject: Subject, warnings: Collection[str], errors: Collection[str]) -> Iterator[Finding]:
    """An acceptance names a warning; errors cannot be accepted."""
    for record, path, name in _acceptances(subject):
        if name in errors:
            yield Finding(record, path, f"{name} is an error, and errors cannot be accepted", "a corrected record")
        elif name not in warnings:
            yield Finding(
                record, path, f"no warning is called '{name}'", "the name of a warning", nearest(name, warnings)
            )


@rule("warning")
def needless_acceptance(
    subject: Subject, warnings: Collection[str], findings: Iterable[tuple[str, Finding]]
) -> Iterator[Finding]:
    """An acceptance names a warning that the record would otherwise get."""
    if not subject.is_whole:  # The cause of the warning may be in a file that could not be read.
        return
    given = {(name, finding.label) for name, finding in findings}
    for record, path, name in _acceptances(subject):
        if name in warnings and (name, f"{record.kind_name} {record.id}") not in given:
            yield Finding(record, path, f"the record gets no {name} warning", "no acceptance")
    for record in subject.records.all():
        names = [entry.rule for entry in record.accepted]
        for n, name in enumerate(names):
            if name in names[:n]:
                yield Finding(record, f"accepted[{n}].rule", f"the record already accepts {name}", "one reason")


def _acceptances(subject: Subject) -> Iterator[tuple[Record, str, str]]:
    for record in subject.records.all():
        for n, entry in enumerate(record.accepted):
            yield record, f"accepted[{n}].rule", entry.rule
