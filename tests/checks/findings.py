"""Helpers for tests that add records to a valid knowledge base and look at the findings."""

from pathlib import Path

from dialoguekb.model.problems import Problem
from knowledge import SOUND, place_of, position_of, problems_of

ADDED = "added.yaml"


def findings(folder: Path, rule: str, text: str, as_of: str | None = None) -> list[Problem]:
    """Return the findings of one rule in the valid files and one more with this text."""
    files = {**SOUND, ADDED: text}
    if as_of:
        files["dialoguekb.yaml"] += f"as_of: {as_of}\n"
    return [problem for problem in problems_of(folder, files) if problem.rule == rule]


def messages(folder: Path, rule: str, text: str) -> list[str]:
    """Return the messages of one rule about the added records, in order of place."""
    return [problem.message for problem in findings(folder, rule, text)]


def assert_finding(folder: Path, rule: str, severity: str, text: str, at: str, says: str) -> None:  # noqa: PLR0917
    """Assert that the rule has one finding in the added records: at the place of `at`, with the message `says`."""
    (problem,) = findings(folder, rule, text)
    assert place_of(problem) == (rule, ADDED, *position_of(text, at))
    assert problem.message == says
    assert problem.severity == severity
    assert problem.expected
