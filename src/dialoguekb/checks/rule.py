"""A rule is declared where it stands: a function whose docstring says what it demands, and `@rule` with a severity."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Generic, ParamSpec

from dialoguekb.checks.finding import Finding
from dialoguekb.model.problems import Severity

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a rule demands of a knowledge base."""

    meaning: str
    """str, a sentence: what holds where the rule finds nothing."""
    severity: Severity
    """How serious a finding is: "error" or "warning"."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Given]):
    """A rule across records; call it with a `Subject` to get its findings."""

    find: Callable[Given, Iterator[Finding]]
    """The pure function that yields the findings."""
    severity: Severity
    """How serious a finding is: "error" or "warning"."""

    @property
    def name(self) -> str:
        """Return the name as `check` prints it (`ordinal-gap`)."""
        return self.find.__name__.replace("_", "-")

    @property
    def demand(self) -> Demand:
        """Return what the rule demands; the meaning is the name where Python runs without docstrings."""
        return Demand((getdoc(self.find) or self.name).splitlines()[0], self.severity)

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Iterator[Finding]:
        """Yield the findings."""
        return self.find(*given, **named)


def rule(severity: Severity) -> Callable[[Callable[Given, Iterator[Finding]]], Rule[Given]]:
    """Return the decorator that declares a rule of a severity.

    An error is what no knowledge base may break. A warning is a probable slip, which a record may accept with a reason.
    """

    def declare(find: Callable[Given, Iterator[Finding]]) -> Rule[Given]:
        return Rule(find, severity)

    return declare
