"""Limits the findings of each rule in each file and counts the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialoguekb.checks.finding import Finding
from dialoguekb.reading.file_problems import MOST_OF_A_RULE

MORE = "more-problems"
"""str: the rule that counts the findings that are not listed, as in the reading room."""


@dataclass(slots=True)
class _Tally:
    last: Finding
    count: int = 0


def limit_findings(findings: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    """Yield (rule, finding) for the first MOST_OF_A_RULE of each rule and file, then one that counts the rest."""
    tallies: dict[tuple[str, str], _Tally] = {}
    for rule, finding in findings:
        tally = tallies.setdefault((rule, finding.record.origin.file), _Tally(finding))
        tally.count += 1
        if tally.count <= MOST_OF_A_RULE:
            tally.last = finding
            yield rule, finding
    for (rule, _), tally in tallies.items():
        if (more := tally.count - MOST_OF_A_RULE) > 0:
            problems = "problem in this file is" if more == 1 else "problems in this file are"
            message = f"{more:,} more {rule} {problems} not listed; fix these first"
            yield MORE, replace(tally.last, message=message, expected="", nearest=())
