"""The recipes of CONTRIBUTING.md do what they say, on a scratch copy of the project."""

from dataclasses import replace
from pathlib import Path

import pytest

from scratch import Scratch, copy_project, recipe

CHECKS_OF_A_RULE = ("tests/checks/test_documented_rules.py", "-k", "needless-alias or documented_once")
CHECKS_OF_A_FILTER = ("tests/query/test_every_filter.py", "-k", "mode and changes")
CHECKS_OF_A_FORM = ("tests/output/test_html_form.py", "tests/output/test_forms.py", "-k", "html")


def cooked(title: str, folder: Path, files: int) -> Scratch:
    """Apply a recipe that touches so many files, and return the copy after its commands gave the answers shown."""
    instructions = recipe(title)
    assert len({step.path for step in instructions.steps}) == files
    scratch = copy_project(folder)
    for step in instructions.steps:
        scratch.apply(step)
    assert instructions.answers
    for command, answer in instructions.answers:
        program, *arguments = command.split()
        outcome = scratch(*arguments)
        assert (program, outcome.stdout, outcome.status) == ("dialoguekb", answer, 0), outcome.stderr
    return scratch


@pytest.mark.parametrize(
    ("title", "files", "checks"),
    [
        ("Add a rule", 2, CHECKS_OF_A_RULE),
        ("Add a filter", 1, CHECKS_OF_A_FILTER),
        ("Add an output form", 2, CHECKS_OF_A_FORM),
    ],
)
def test_a_recipe_works_as_written(title: str, files: int, checks: tuple[str, ...], tmp_path: Path) -> None:
    scratch = cooked(title, tmp_path, files)
    outcome = scratch.pytest(*checks)
    assert outcome.status == 0, outcome.stdout + outcome.stderr


PRINT_PAGES = """
import sys
sys.path.insert(0, "docs")
import generate
for page in generate.PAGES.values():
    print("=" * 10, page())
"""


def test_a_kind_reaches_every_generated_page(tmp_path: Path) -> None:
    scratch = cooked("Add a kind", tmp_path, 2)
    _, *pages = scratch.run_python("-c", PRINT_PAGES).stdout.split("=" * 10)
    assert [bool("visits" in page) for page in pages] == [True, True, True]


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
