"""docs/checks: every rule across records is documented with an example that fails, its message and how to fix it."""

import re
from pathlib import Path

import pytest

from dialoguekb.checks import RULES
from knowledge import SOUND, problems_of

FOLDER = Path(__file__).parents[2] / "docs" / "checks"

SECTION = re.compile(
    r"^## `(?P<rule>[a-z-]+)` \((?P<severity>error|warning)\)\n\n(?P<meaning>[^\n]+)\n.*?"
    r"^```yaml\n(?P<example>.*?)^```\n\n> (?P<message>[^\n]+)\n\n\*\*Fix:\*\* ",
    re.MULTILINE | re.DOTALL,
)
"""A section: rule, severity, what the rule demands, a failing example, the message of check, and the fix."""

FILE = re.compile(r"# (?P<name>[a-z.]+)\n")
"""The first line of an example that replaces a file of the knowledge base."""

PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(FOLDER.glob("*-and-*.md"))}
EXAMPLES = [match.groupdict() for text in PAGES.values() for match in SECTION.finditer(text)]


def test_every_section_of_the_pages_has_its_parts() -> None:
    headings = [heading for text in PAGES.values() for heading in re.findall(r"^## `(.+)` ", text, re.MULTILINE)]
    assert headings == [example["rule"] for example in EXAMPLES]


def test_every_rule_is_documented_once() -> None:
    assert sorted(example["rule"] for example in EXAMPLES) == sorted(RULES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_the_example_fails_as_documented(example: dict[str, str], tmp_path: Path) -> None:
    demand = RULES[example["rule"]]
    assert (example["severity"], example["meaning"]) == (demand.severity, demand.meaning)
    file = FILE.match(example["example"])
    problems = problems_of(tmp_path, SOUND | {file["name"] if file else "example.yaml": example["example"]})
    assert example["message"] in [problem.message for problem in problems if problem.rule == example["rule"]]
