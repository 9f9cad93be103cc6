"""docs/checks: every rule across records is documented with an example that fails, its message and how to fix it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dialoguekb.checks import RULES
from dialoguekb.checks.finding import Finding
from dialoguekb.checks.rule import rule
from dialoguekb.errors import DeclarationError
from dialoguekb.model.fields import NestedMapping, field_by_key
from dialoguekb.model.problems import Place
from dialoguekb.reading.locator import Locatable, Locator
from knowledge import SOUND, problems_of

FOLDER = Path(__file__).parents[2] / "docs" / "checks"

SECTION = re.compile(
    r"^## `(?P<rule>[a-z-]+)` \((?P<severity>error|warning|info)\)\n\n(?P<meaning>[^\n]+)\n.*?"
    r"^```yaml\n(?P<example>.*?)^```\n\n> (?P<message>[^\n]+)\n\n\*\*Fix:\*\* ",
    re.MULTILINE | re.DOTALL,
)
"""A section: rule, severity, what the rule demands, a failing example, the message of check, and the fix."""

FILE = re.compile(r"# (?P<name>[a-z.]+)\n")
"""The first line of an example that replaces a file of the knowledge base."""

PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(FOLDER.glob("[a-z]*.md"))}
EXAMPLES = [match.groupdict() for text in PAGES.values() for match in SECTION.finditer(text)]


def test_every_section_of_the_pages_has_its_parts() -> None:
    headings = [heading for text in PAGES.values() for heading in re.findall(r"^## `(.+)` ", text, re.MULTILINE)]
    assert headings == [example["rule"] for example in EXAMPLES]


def test_every_page_is_in_the_overview() -> None:
    overview = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [page for page in PAGES if f"({page})" not in overview] == []


def test_every_rule_is_documented_once() -> None:
    assert sorted(example["rule"] for example in EXAMPLES) == sorted(RULES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_the_example_fails_as_documented(
    example: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = paths_of_findings(monkeypatch)
    demand = RULES[example["rule"]]
    assert (example["severity"], example["meaning"]) == (demand.severity, demand.meaning)
    file = FILE.match(example["example"])
    problems = problems_of(tmp_path, SOUND | {file["name"] if file else "example.yaml": example["example"]})
    assert example["message"] in [problem.message for problem in problems if problem.rule == example["rule"]]
    assert [f"{cls.__name__}.{path}" for cls, path in paths if not leads_to_field(cls, path)] == []


def paths_of_findings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, str]]:
    """Return the list to which each finding from now on adds the class of its record, and its path."""
    paths: list[tuple[Any, str]] = []
    locate = Locator.locate

    def keep(self: Locator, record: Locatable, path: str) -> tuple[Place, str]:
        paths.append((type(record), path))
        return locate(self, record, path)

    monkeypatch.setattr(Locator, "locate", keep)
    return paths


def leads_to_field(cls: Any, path: str) -> bool:
    """Return whether each step of a path names a field: else the finding would show the top of the record."""
    for step in path.split("."):
        name, index, _ = step.partition("[")
        field = field_by_key(cls).get(name) if cls else None
        if field is None or (index and not field.many):
            return False
        cls = field.form.cls if isinstance(field.form, NestedMapping) else None
    return True


def test_another_severity_is_refused() -> None:
    severity: Any = "warn"
    message = r"unlit: write @rule\('error'\), @rule\('warning'\) or @rule\('info'\), not 'warn'"
    with pytest.raises(DeclarationError, match=message):

        @rule(severity)
        def unlit() -> Iterator[Finding]:
            """A lamp is lit."""
            yield from ()


def test_a_rule_that_says_nothing_is_refused() -> None:
    with pytest.raises(DeclarationError, match=r"unlit: write a docstring: its first line says what the rule demands"):

        @rule("error")
        def unlit() -> Iterator[Finding]:
            yield from ()
