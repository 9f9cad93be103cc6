"""The recipes of CONTRIBUTING.md do what they say, on a scratch copy of the project."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget import is_deep
from scratch import Recipe, Scratch, copy_project, recipe

FILES = {"Add a rule": 2, "Add a filter": 1, "Add an output form": 2, "Add a kind": 2}
"""Recipe -> how many files it touches."""

CHECKS = {
    "Add a rule": ("needless-alias or documented_once", "tests/checks/test_documented_rules.py"),
    "Add a filter": ("mode and changes", "tests/query/test_every_filter.py"),
    "Add an output form": (
        "html and not other_commands and not visits",
        "tests/output/test_html_form.py",
        "tests/output/test_forms.py",
        "tests/cli/test_every_command.py",
    ),
}
"""Recipe -> the tests that it has you run: what selects them, and their files."""

TOGETHER = [[title] for title in FILES] if is_deep() else [list(FILES)]
"""The recipes that share a copy: each has its own under `--deep`, where none can lean on another."""


def cook(title: str, scratch: Scratch) -> Recipe:
    """Apply a recipe to a copy, and return it."""
    instructions = recipe(title)
    assert len({step.path for step in instructions.steps}) == FILES[title]
    for step in instructions.steps:
        scratch.apply(step)
    return instructions


@pytest.mark.deep
@pytest.mark.parametrize("titles", TOGETHER, ids=", ".join)
def test_a_recipe_works_as_written(titles: list[str], tmp_path: Path) -> None:
    scratch = copy_project(tmp_path)
    recipes = [cook(title, scratch) for title in titles]
    with scratch.served() as served:
        for command, answer in (each for instructions in recipes for each in instructions.answers):
            program, *arguments = command.split()
            outcome = served(*arguments)
            assert (program, outcome.stdout, outcome.status) == ("dialoguekb", answer, 0), outcome.stderr
    assert all(instructions.answers for instructions in recipes)
    checks = [CHECKS[title] for title in titles if title in CHECKS]
    if checks:
        files = [file for _, *of_recipe in checks for file in of_recipe]
        outcome = scratch.pytest(*files, "-k", " or ".join(f"({selected})" for selected, *_ in checks))
        assert outcome.status == 0, outcome.stdout + outcome.stderr
    if "Add a kind" in titles:
        assert all("visits" in page for page in generated_pages(scratch))


PRINT_PAGES = """
import sys
sys.path.insert(0, "docs")
import generate
for page in generate.PAGES.values():
    print("=" * 10, page())
"""


def generated_pages(scratch: Scratch) -> list[str]:
    """Return the pages that the copy generates."""
    _, *pages = scratch.run_python("-c", PRINT_PAGES).stdout.split("=" * 10)
    assert len(pages) == 3
    return pages


def test_a_rule_in_a_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    scratch = copy_project(tmp_path)
    scratch.apply(replace(recipe("Add a rule").steps[0], path="src/dialoguekb/checks/alias.py"))
    outcome = scratch("check", "--rules")
    assert outcome.stderr == "dialoguekb: checks/alias.py has a rule: call the file alias_rules.py\n"
    assert outcome.status == 3


def test_an_undocumented_rule_is_named(tmp_path: Path) -> None:
    scratch = copy_project(tmp_path)
    scratch.apply(recipe("Add a rule").steps[0])
    outcome = scratch.pytest("tests/checks/test_documented_rules.py", "-k", "documented_once")
    assert outcome.status == 1
    assert "needless-alias" in outcome.stdout
