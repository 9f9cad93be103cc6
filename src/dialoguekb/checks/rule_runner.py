"""Run every rule over the records, apply what the editors accept, and say where each finding is.

A rule declares itself with `@rule` in a module of this room whose name ends in `_rules`; no list names it again.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from dialoguekb import checks
from dialoguekb.checks import acceptances
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.finding_limits import limited
from dialoguekb.checks.rule import Demand, Rule
from dialoguekb.model.problems import Place, Problem, Severity

_LONGEST, _END = 400, 100
"""int, characters: the longest text of a finding, and how much of it is its end where it is cut."""


def _declared_rules() -> Iterator[Rule[[Subject]]]:
    """Yield every rule that a module `*_rules` of this room declares, in order of file and line."""
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name.endswith("_rules"):
            members = vars(importlib.import_module(f"{checks.__name__}.{module.name}")).values()
            yield from (member for member in members if isinstance(member, Rule))


_RULES = tuple(_declared_rules())
_ERRORS = tuple(rule for rule in _RULES if rule.severity == "error")
_WARNINGS = tuple(rule for rule in _RULES if rule.severity == "warning")

Locate = Callable[[Finding], tuple[Place, str]]
"""From a finding to its place and the text of that line."""


RULES: dict[str, Demand] = {
    **{rule.name: rule.demand for rule in (*_ERRORS, *_WARNINGS)},
    acceptances.unknown_warning.name: acceptances.unknown_warning.demand,
    acceptances.needless_acceptance.name: acceptances.needless_acceptance.demand,
}
"""Each rule's name and what it demands: errors first, then warnings."""


def errors_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors that the rules find, in order of place: what an answer must not be built on."""
    findings = ((rule.name, finding) for rule in _ERRORS for finding in rule(subject))
    return _in_order(_problem(rule, finding, locate, "error") for rule, finding in limited(findings))


def problems_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors and warnings that the rules find, in order of place; those accepted say why."""
    warnings = [(rule.name, finding) for rule in _WARNINGS for finding in rule(subject)]
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
