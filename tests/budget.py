"""How much a test tries: little by default, much under `pytest --deep`.

A test that asks for a budget bears the mark `deep`, so that `pytest --deep -m deep` runs these alone.
"""

from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

_Case = TypeVar("_Case")

_FLAKY_CHECKS = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

settings.register_profile(
    "quick", max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=_FLAKY_CHECKS
)
settings.register_profile(
    "deep", max_examples=500, deadline=None, print_blob=True, database=None, suppress_health_check=_FLAKY_CHECKS
)


def configure(config: pytest.Config) -> None:
    """Load the profile of Hypothesis that this run of the tests asks for."""
    settings.load_profile("deep" if config.getoption("--deep") else "quick")


def budget(quick: int, deep: int) -> int:
    """Return how many cases a test tries in this run."""
    return deep if is_deep() else quick


def sample(cases: Sequence[_Case], quick: int) -> Sequence[_Case]:
    """Return so many cases, spread from the first to the last of those given; all of them under `--deep`."""
    if is_deep():
        return cases
    step = (len(cases) - 1) / max(1, quick - 1)
    return [cases[round(number * step)] for number in range(quick)]


def is_deep() -> bool:
    """Return whether this run of the tests spares nothing."""
    return settings.get_current_profile_name() == "deep"
