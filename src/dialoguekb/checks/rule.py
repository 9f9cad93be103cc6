"""Declares rules: `@rule(severity)` on a function whose docstring says what the rule demands."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Generic, ParamSpec, get_args

from dialoguekb.checks.finding import Finding
from dialoguekb.errors import DeclarationError
from dialoguekb.model.problems import Severity

Arguments = ParamSpec("Arguments")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a rule demands of a knowledge base."""

    meaning: str
    """str: a sentence that is true of a knowledge base without findings."""
    severity: Severity
    """`error`, `warning` or `info`."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Arguments]):
    """A rule across records. Call it with a `Subject` to get its findings."""

    find: Callable[Arguments, Iterator[Finding]]
    """The pure function that yields the findings."""
    severity: Severity
    """`error`, `warning` or `info`."""
    is_error_in_strict_profile: bool = False
    """Whether a warning is an error in a knowledge base that holds itself to the strict profile."""

    def severity_for(self, *, strict: bool) -> Severity:
        """Return the severity in a knowledge base, of the strict profile or not."""
        return "error" if strict and self.is_error_in_strict_profile else self.severity

    @property
    def name(self) -> str:
        """The name that `check` prints (`ordinal-gap`)."""
        return self.find.__name__.replace("_", "-")

    @property
    def demand(self) -> Demand:
        """The demand of the rule; its meaning is the name if Python runs without docstrings."""
        return Demand((getdoc(self.find) or self.name).splitlines()[0], self.severity)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Iterator[Finding]:
        """Yield the findings."""
        return self.find(*args, **kwargs)


def rule(
    severity: Severity, *, is_error_in_strict_profile: bool = False
) -> Callable[[Callable[Arguments, Iterator[Finding]]], Rule[Arguments]]:
    """Return a decorator that declares a rule.

    An error contradicts the data or the schema. A warning is a probable mistake, which a record can accept
    with a reason; some warnings are errors in a knowledge base with `profile: strict`. An info suggests an
    improvement. The decorator raises DeclarationError for another severity, and for a
    function without a docstring.
    """

    def declare(find: Callable[Arguments, Iterator[Finding]]) -> Rule[Arguments]:
        where = f"{find.__module__}.{find.__name__}"
        # `python -OO` drops docstrings.
        if sys.flags.optimize < 2 and not getdoc(find):
            raise DeclarationError([f"{where}: write a docstring: its first line says what the rule demands"])
        if severity not in get_args(Severity):
            raise DeclarationError(
                [f"{where}: write @rule('error'), @rule('warning') or @rule('info'), not '{severity}'"]
            )
        return Rule(find, severity, is_error_in_strict_profile)

    return declare
