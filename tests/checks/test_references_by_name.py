"""A name in the place of an id gets the id as suggestion, and no other rule judges it."""

from pathlib import Path

import pytest

from knowledge import SOUND, problems_of

DIALOGUE = (
    "dialogues:\n  - {{id: talks, name: Talks, format: other, level: official, sides: [{}, IN], sources: [herald]}}\n"
)


@pytest.mark.parametrize(("name", "code"), [("Japan", "JP"), ("JPN", "JP"), ("日本", "JP"), ("japan", "JP"),
                                            ("Cote dIvoire", "CI"), ("Jpan", "JP")])  # fmt: skip
def test_a_name_suggests_the_id_of_the_record(name: str, code: str, tmp_path: Path) -> None:
    problems = problems_of(tmp_path, {**SOUND, "new.yaml": DIALOGUE.format(name)})
    (problem,) = (problem for problem in problems if problem.rule == "unknown-reference")
    assert problem.nearest[:1] == (code,)
    assert {"dialogue-id", "order-of-countries"}.isdisjoint(problem.rule for problem in problems)
