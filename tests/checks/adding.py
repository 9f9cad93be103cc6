"""How a test says what records added to the sound knowledge base bring."""

from pathlib import Path

from dialoguekb.model.problems import Problem
from knowledge import SOUND, place_of, position_of, problems_of

ADDED = "added.yaml"


def found(folder: Path, rule: str, text: str, as_of: str | None = None) -> list[Problem]:
    """Return what one rule finds in the sound files and one with this text."""
    files = {**SOUND, ADDED: text}
    if as_of:
        files["dialoguekb.yaml"] += f"as_of: {as_of}\n"
    return [problem for problem in problems_of(folder, files) if problem.rule == rule]


def messages(folder: Path, rule: str, text: str) -> list[str]:
    """Return what one rule says of the added records, in order of place."""
    return [problem.message for problem in found(folder, rule, text)]


def brings(folder: Path, rule: str, severity: str, text: str, at: str, says: str) -> None:  # noqa: PLR0917
    """Assert that the rule finds one thing in the added records: where `at` stands, saying `says`."""
    (problem,) = found(folder, rule, text)
    assert place_of(problem) == (rule, ADDED, *position_of(text, at))
    assert problem.message == says
    assert problem.severity == severity
    assert problem.expected
