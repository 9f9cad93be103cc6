"""All rules over all records, what the editors accept, and where each finding stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from dialoguekb.checks import (
    acceptances,
    agreement_rules,
    dialogue_rules,
    dispute_rules,
    meeting_rules,
    name_rules,
    official_rules,
    reachability_rules,
    reference_rules,
    source_rules,
    table_rules,
    time_rules,
)
from dialoguekb.checks.finding import Finding, Rule, Subject
from dialoguekb.checks.finding_limits import limited
from dialoguekb.model.problems import Place, Problem, Severity

_LONGEST, _END = 400, 100
"""int, characters: the longest text of a finding, and how much of it is its end where it is cut."""

_ERRORS: tuple[Rule, ...] = (
    reference_rules.unknown_reference,
    reference_rules.unknown_field_path,
    reference_rules.broader_cycle,
    reference_rules.unknown_home_country,
    source_rules.undated_source,
    source_rules.future_source,
    time_rules.order_of_dates,
    time_rules.overlapping_tenures,
    time_rules.overlapping_memberships,
    time_rules.dated_tenure,
    time_rules.held_meeting,
    time_rules.repeated_ordinal,
    time_rules.report_after_meeting,
    dialogue_rules.ordinal_order,
    dialogue_rules.coverage_order,
    meeting_rules.participant_office,
    meeting_rules.participant_side,
    meeting_rules.tenure_country,
    meeting_rules.inherited_fields,
    meeting_rules.without_source,
    agreement_rules.signatory_office,
    agreement_rules.signatory_party,
)
"""What no knowledge base may break."""

_WARNINGS: tuple[Rule, ...] = (
    table_rules.two_plus_two_form,
    table_rules.venue_city,
    table_rules.venue_country,
    dialogue_rules.ordinal_gap,
    dialogue_rules.order_in_file,
    dialogue_rules.meeting_id,
    dialogue_rules.dialogue_id,
    time_rules.past_plan,
    time_rules.meeting_before_founding,
    time_rules.membership_before_founding,
    official_rules.outlived_successor,
    official_rules.tenure_order,
    official_rules.family_name,
    official_rules.near_duplicate_official,
    agreement_rules.agreement_meeting_day,
    agreement_rules.order_of_countries,
    source_rules.doubtful_source_title,
    source_rules.double_source,
    reachability_rules.uncited_source,
    reachability_rules.unreached_record,
    name_rules.double_name,
    name_rules.near_duplicate_topic,
    dispute_rules.dispute_without_alternative,
    dispute_rules.same_value_twice,
    dispute_rules.kept_value,
)
"""What is probably a slip, and may be accepted with a reason."""

Locate = Callable[[Finding], tuple[Place, str]]
"""From a finding to its place and the text of that line."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a rule demands of a knowledge base."""

    meaning: str
    """str, a sentence: what holds where the rule finds nothing."""
    severity: Severity
    """What a finding of it is."""


def _name(rule: Callable[..., object]) -> str:
    return rule.__name__.replace("_", "-")


def _meaning(rule: Callable[..., object]) -> str:
    """Return what a rule demands; its name where Python was told to drop docstrings."""
    return (getdoc(rule) or _name(rule)).splitlines()[0]


def _demands(rules: Iterable[Callable[..., object]], severity: Severity) -> dict[str, Demand]:
    return {_name(rule): Demand(_meaning(rule), severity) for rule in rules}


RULES: dict[str, Demand] = {
    **_demands(_ERRORS, "error"),
    **_demands(_WARNINGS, "warning"),
    **_demands((acceptances.unknown_warning,), "error"),
    **_demands((acceptances.needless_acceptance,), "warning"),
}
"""Each rule's name and what it demands."""


def errors_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors that the rules find, in order of place: what an answer must not be built on."""
    found = ((_name(rule), finding) for rule in _ERRORS for finding in rule(subject))
    return _in_order(_problem(rule, finding, locate, "error") for rule, finding in limited(found))


def problems_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors and warnings that the rules find, in order of place; those accepted say why."""
    warnings = [(_name(rule), finding) for rule in _WARNINGS for finding in rule(subject)]
    known = {name for name, demand in RULES.items() if demand.severity == "warning"}
    errors = RULES.keys() - known
    further = [
        *(_problem("unknown-warning", finding, locate, "error")
          for finding in acceptances.unknown_warning(subject, known, errors)),
        *(_problem("needless-acceptance", finding, locate, "warning")
          for finding in acceptances.needless_acceptance(subject, known, warnings)),
    ]  # fmt: skip
    return _in_order([*errors_in(subject, locate), *_judged(warnings, locate), *further])


def _judged(warnings: Iterable[tuple[str, Finding]], locate: Locate) -> Iterator[Problem]:
    for rule, finding in limited(warnings):
        yield _problem(rule, finding, locate, "warning", acceptances.reason(rule, finding))


def _bounded(text: str) -> str:
    """Return a text as long as a person reads: a finding repeats what the data says, of whatever length."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _END - 1]}…{text[-_END:]}"


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.place, problem.rule))


def _problem(rule: str, finding: Finding, locate: Locate, severity: Severity, accepted: str = "") -> Problem:
    place, source_line = locate(finding)
    return Problem(
        rule=rule,
        place=place,
        message=_bounded(finding.message),
        expected=_bounded(finding.expected),
        nearest=finding.nearest,
        record=_bounded(finding.label),
        source_line=source_line,
        severity=severity,
        accepted=accepted,
    )
