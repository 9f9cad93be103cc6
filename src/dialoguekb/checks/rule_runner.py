"""Runs every rule, applies acceptances, and turns findings into problems with places.

Rules are the functions with `@rule` in the modules of this room whose names end in `_rules`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from dialoguekb import checks
from dialoguekb.checks import acceptances
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.finding_limits import limit_findings
from dialoguekb.checks.rule import Demand, Rule
from dialoguekb.errors import DeclarationError
from dialoguekb.model.problems import Place, Problem, Severity

_MOST_CHARACTERS, _TAIL = 400, 100
"""int: the maximum length of a text in a finding, and the length of its end when it is cut."""


def _declared_rules() -> Iterator[Rule[[Subject]]]:
    """Yield every rule of the `*_rules` modules, in order of module and line.

    Raises DeclarationError for a rule in another module, which would never run.
    """
    for module in pkgutil.iter_modules(checks.__path__):
        name = f"{checks.__name__}.{module.name}"
        rules = [member for member in vars(importlib.import_module(name)).values() if isinstance(member, Rule)]
        if module.name.endswith("_rules"):
            yield from rules
        elif name != acceptances.__name__ and any(rule.find.__module__ == name for rule in rules):
            raise DeclarationError([f"checks/{module.name}.py has a rule: call the file {module.name}_rules.py"])


_SEVERITIES = get_args(Severity)

_RULES = tuple(_declared_rules())

Locate = Callable[[Finding], tuple[Place, str]]
"""A finding -> its place and the text of that line."""


RULES: dict[str, Demand] = {
    **{rule.name: rule.demand for rule in sorted(_RULES, key=lambda rule: _SEVERITIES.index(rule.severity))},
    acceptances.unknown_warning.name: acceptances.unknown_warning.demand,
    acceptances.needless_acceptance.name: acceptances.needless_acceptance.demand,
}
"""Rule name to its demand; errors first, then warnings, then infos."""


def errors_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors, in order of place."""
    findings = ((rule.name, finding) for rule in _rules("error", subject) for finding in rule(subject))
    return _in_order(_problem(rule, finding, locate, "error") for rule, finding in limit_findings(findings))


def problems_in(subject: Subject, locate: Locate) -> list[Problem]:
    """Return the errors, warnings and infos, in order of place; accepted warnings carry their reason."""
    warnings = _findings("warning", subject)
    infos = (_problem(rule, finding, locate, "info") for rule, finding in limit_findings(_findings("info", subject)))
    warning_names = {name for name, demand in RULES.items() if demand.severity == "warning"}
    error_names = {name for name, demand in RULES.items() if demand.severity == "error"}
    of_acceptances = [
        *(_problem("unknown-warning", finding, locate, "error")
          for finding in acceptances.unknown_warning(subject, warning_names, error_names)),
        *(_problem("needless-acceptance", finding, locate, "warning")
          for finding in acceptances.needless_acceptance(subject, warning_names, warnings)),
    ]  # fmt: skip
    return _in_order([*errors_in(subject, locate), *_warnings(warnings, locate), *infos, *of_acceptances])


def _findings(severity: Severity, subject: Subject) -> list[tuple[str, Finding]]:
    return [(rule.name, finding) for rule in _rules(severity, subject) for finding in rule(subject)]


def _rules(severity: Severity, subject: Subject) -> Iterator[Rule[[Subject]]]:
    """Yield the rules that have this severity for the knowledge base."""
    return (rule for rule in _RULES if rule.severity_for(strict=subject.is_strict) == severity)


def _warnings(warnings: Iterable[tuple[str, Finding]], locate: Locate) -> Iterator[Problem]:
    for rule, finding in limit_findings(warnings):
        yield _problem(rule, finding, locate, "warning", acceptances.reason(rule, finding))


def _shorten(text: str) -> str:
    """Return the text with its middle cut out if it is too long: findings quote data of any length."""
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - _TAIL - 1]}…{text[-_TAIL:]}"


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.place, problem.rule))


def _problem(rule: str, finding: Finding, locate: Locate, severity: Severity, accepted: str = "") -> Problem:
    place, source_line = locate(finding)
    return Problem(
        rule=rule,
        place=place,
        message=_shorten(finding.message),
        expected=_shorten(finding.expected),
        nearest=finding.nearest,
        record=_shorten(finding.label),
        source_line=source_line,
        severity=severity,
        accepted=accepted,
    )
