"""The candidates of a shell never take away what is typed: bash and zsh insert what all of them begin with."""

import os

import pytest

from dialoguekb.index.completion_table import completions, completions_in
from dialoguekb.knowledge_base import KnowledgeBase

COUNTRIES = ("JM", "JAM", "Jamaica", "JP", "JPN", "Japan", "FR", "FRA", "France", "IN", "IND", "India", "Indonesia")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ja", ["Jamaica", "Japan"]),
        ("JA", ["JAM"]),
        ("ja", ["Jamaica", "Japan"]),
        ("jp", ["JP", "JPN"]),
        ("Ind", ["India", "Indonesia"]),
        ("ind", ["India", "Indonesia"]),
        ("jap", ["Japan"]),
        ("Atlan", []),
        ("", list(COUNTRIES)),
    ],
)
def test_candidates_are_spelt_alike(typed: str, expected: list[str]) -> None:
    assert completions(typed, COUNTRIES) == expected


def test_what_is_inserted_is_never_shorter_than_what_is_typed(bundled: KnowledgeBase) -> None:
    names = [name for (name,) in bundled.index.execute("select name from completions where kind <> 'source'")]
    beginnings = {name[:length] for name in names for length in (1, 2, 3, 5)}
    for typed in sorted(beginnings | {beginning.lower() for beginning in beginnings}):
        candidates = completions_in(bundled.index, (), typed)
        inserted = os.path.commonprefix(candidates)
        assert not candidates or inserted.casefold().startswith(typed.casefold()), (typed, candidates[:5])
