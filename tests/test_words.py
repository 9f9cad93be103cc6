"""Words that a reader stumbles over stay out of code, documentation and help."""

import ast
import re

from documents import TOP

WORDS = re.compile(
    r"\b(anew|reckon(?:s|ed|ing)?|thereof|whereof|herein|hitherto|whosoever|others than|so that nobody|nobody reads"
    r"|who asks|(?:is|are|was|were) told|as far as it was|no harm|meanwhile|beside which|hangs? on|mends?|mended)\b"
    r"|\bIn all\b(?!,)",
)
"""The private dialect of earlier versions, and words of another age."""

SOURCE = sorted((TOP / "src").rglob("*.py"))

FILES = sorted(
    path
    for pattern in ("src/**/*.py", "docs/**/*.md", "docs/*.py", "bench/*.py", "README.md", "CONTRIBUTING.md")
    for path in TOP.glob(pattern)
)


def lines_with(words: re.Pattern[str]) -> list[str]:
    """Return the lines of all files that have one of the words, each with its place."""
    return [
        f"{path.relative_to(TOP)}:{number}: {line.strip()}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if words.search(line)
    ]


def test_no_word_needs_a_second_reading() -> None:
    assert lines_with(WORDS) == []


RETIRED = re.compile(
    r"\b(record_kind|stands_at|kept_up_to|fault_of_found|index_anew|was_said|said_on)\b|\b(clock|locations)\.py\b"
)
"""Names that a reader stumbled over."""

PARTICIPLE = re.compile(
    r"_?([a-z]+(?<!fe)ed|told|kept|found|held|shown|given|known|made|said|seen|taken|met|begun|written)", re.IGNORECASE
)


def test_a_retired_name_stays_out() -> None:
    assert lines_with(RETIRED) == []


def test_no_module_class_or_function_is_named_by_a_participle() -> None:
    names = {path.stem for path in SOURCE}
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            # A property, as a field, may say how a thing is.
            is_property = isinstance(node, ast.FunctionDef) and node.decorator_list
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not is_property:
                names.add(node.name)
    assert sorted(name for name in names if PARTICIPLE.fullmatch(name)) == []
