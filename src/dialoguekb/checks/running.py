"""All rules over all records, and where each finding stands."""

from collections.abc import Callable, Iterator
from inspect import getdoc

from dialoguekb.checks import meetings, references, time
from dialoguekb.checks.finding import Finding, Rule, Subject
from dialoguekb.problems import Place, Problem
from dialoguekb.records import Record

_RULE_FUNCTIONS: tuple[Rule, ...] = (
    references.unknown_reference,
    references.unknown_field_path,
    references.broader_cycle,
    time.order_of_dates,
    time.overlapping_tenures,
    time.overlapping_memberships,
    time.dated_tenure,
    time.held_meeting,
    time.repeated_ordinal,
    meetings.participant_office,
    meetings.participant_side,
    meetings.tenure_country,
    meetings.inherited_fields,
    meetings.without_source,
)

RULES: dict[str, str] = {
    rule.__name__.replace("_", "-"): (getdoc(rule) or "").splitlines()[0] for rule in _RULE_FUNCTIONS
}
"""Each rule's name and what it demands."""

Locate = Callable[[Record, str], tuple[Place, str]]
"""From a record and the path of a value to its place and the text of that line."""


def check_records(subject: Subject, locate: Locate) -> list[Problem]:
    """Return every problem that the rules find, in order of place."""
    problems = [_problem(rule, finding, locate) for rule, finding in _findings(subject)]
    return sorted(problems, key=lambda problem: (problem.place, problem.rule))


def _findings(subject: Subject) -> Iterator[tuple[str, Finding]]:
    for rule in _RULE_FUNCTIONS:
        for finding in rule(subject):
            yield rule.__name__.replace("_", "-"), finding


def _problem(rule: str, finding: Finding, locate: Locate) -> Problem:
    place, source_line = locate(finding.record, finding.path)
    return Problem(
        rule=rule,
        place=place,
        message=finding.message,
        expected=finding.expected,
        nearest=finding.nearest,
        record=f"{finding.record.record_kind} {finding.record.id}",
        source_line=source_line,
    )
