"""docs/checks: every rule across records is documented with an example that fails as it says."""

import re
from pathlib import Path

import pytest

from dialoguekb.checks import RULES
from knowledge import SOUND, problems_of

FOLDER = Path(__file__).parents[2] / "docs" / "checks"

SECTION = re.compile(
    r"^## `(?P<rule>[a-z-]+)` \((?P<severity>error|warning)\)\n\n(?P<meaning>[^\n]+)\n.*?"
    r"^```yaml\n(?P<example>.*?)^```\n\n> (?P<message>[^\n]+)\n",
    re.MULTILINE | re.DOTALL,
)
"""A section: the rule and its severity, what it demands, an example that fails, and what check then says."""

FILE = re.compile(r"# (?P<name>[a-z.]+)\n")
"""The first line of an example that is a file of the knowledge base in place of its own."""

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
    found = problems_of(tmp_path, SOUND | {file["name"] if file else "example.yaml": example["example"]})
    assert example["message"] in [problem.message for problem in found if problem.rule == example["rule"]]
