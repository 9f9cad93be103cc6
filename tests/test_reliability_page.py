"""docs/reliability.md: the tests that it names are there."""

import re

from documents import TOP, text_of


def test_each_attack_names_a_test_that_is_there() -> None:
    attacks = [line for line in text_of("docs/reliability.md").splitlines() if line.startswith("| ")][2:]
    named = [re.findall(r"`(tests/[^`]+)`", line) for line in attacks]
    assert len(attacks) >= 15
    assert all(named)
    assert [path for paths in named for path in paths if not (TOP / path).is_file()] == []
