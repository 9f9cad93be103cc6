"""Words that a reader stumbles over stay out of code, documentation and help."""

import re
from pathlib import Path

import pytest

from documents import TOP

WORDS = re.compile(
    r"\b(anew|reckon(?:s|ed|ing)?|thereof|whereof|herein|hitherto|whosoever|others than|so that nobody|nobody reads"
    r"|who asks|(?:is|are|was|were) told|as far as it was|no harm|meanwhile|beside which|hangs? on|mends?|mended)\b"
    r"|\bIn all\b(?!,)",
)
"""The private dialect of earlier versions, and words of another age."""

FILES = sorted(
    path
    for pattern in ("src/**/*.py", "docs/**/*.md", "docs/*.py", "bench/*.py", "README.md", "CONTRIBUTING.md")
    for path in TOP.glob(pattern)
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_word_needs_a_second_reading(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [f"{number}: {line.strip()}" for number, line in enumerate(text.split("\n"), 1) if WORDS.search(line)]
    assert found == []
