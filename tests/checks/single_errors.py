"""Helpers for tests in which one change to a valid knowledge base causes one error."""

from pathlib import Path

from dialoguekb.model.problems import Problem
from knowledge import errors_of, place_of, position_of, spoilt


def only_problem(folder: Path, files: dict[str, str]) -> Problem:
    problems = errors_of(folder, files)
    assert len(problems) == 1, [(place_of(problem), problem.message) for problem in problems]
    return problems[0]


def assert_error(  # noqa: PLR0917 - the words of a sentence, in its order
    folder: Path, rule: str, file: str, change: tuple[str, str], at: str, says: str, nearest: tuple[str, ...] = ()
) -> None:
    """Assert that the change causes one error: of this rule, at the place of `at`, with the message `says`."""
    files = spoilt(file, *change)
    problem = only_problem(folder, files)
    assert place_of(problem) == (rule, file, *position_of(files[file], at))
    assert problem.message == says
    assert problem.nearest == nearest
    assert problem.severity == "error"
    assert problem.expected
    assert problem.source_line == files[file].splitlines()[problem.place.line - 1]
