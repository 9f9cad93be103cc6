"""So many findings of a rule in a file as a person can read; the rest is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialoguekb.checks.finding import Finding

MOST_OF_A_RULE = 100
"""int: of a file, no more findings of one rule than these are listed; the reader of files keeps the same bound."""

MORE = "more-problems"
"""str: the rule under which the rest is told, as the reader of files tells it."""


@dataclass(slots=True)
class _Told:
    last: Finding
    count: int = 0


def limited(findings: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    """Yield the findings, rule and finding, that are listed, and for each rule and file one that counts the rest."""
    told: dict[tuple[str, str], _Told] = {}
    for rule, finding in findings:
        of_file = told.setdefault((rule, finding.record.stands_at.file), _Told(finding))
        of_file.count += 1
        if of_file.count <= MOST_OF_A_RULE:
            of_file.last = finding
            yield rule, finding
    for (rule, _), of_file in told.items():
        if (more := of_file.count - MOST_OF_A_RULE) > 0:
            said = f"{more:,} more of {rule} in this file {'is' if more == 1 else 'are'} not listed; mend these first"
            yield MORE, replace(of_file.last, message=said, expected="", nearest=())
