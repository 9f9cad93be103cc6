"""The order of texts: the one that a reader expects."""

import unicodedata
from functools import cmp_to_key
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.collation import collation_key, compare


@pytest.mark.parametrize(
    "ordered",
    [
        ["adam Abel", "Émile Zed", "Łukasz Simek", "Özgür Ndu", "Zorro Zeta"],
        ["Tunisia", "Türkiye", "Turkmenistan", "Tuvalu"],
        ["Åland", "Albania", "Zambia"],
        ["Côte d'Ivoire", "Croatia", "Czechia"],
        ["New Delhi", "Newark"],
        ["resume", "Resume", "résumé"],
        ["2+2", "Ærø", "Zagreb", "東京"],
        ["in-jp-2plus2", "in-jp-2plus2-2022", "in-jp-leaders"],
    ],
)
def test_names_stand_in_the_order_of_a_dictionary(ordered: list[str]) -> None:
    for shuffled in list(permutations(ordered))[:50]:
        assert sorted(shuffled, key=collation_key) == ordered
        assert sorted(shuffled, key=cmp_to_key(compare)) == ordered


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_texts_sort_alike_only_where_they_are_one(one: str, other: str) -> None:
    is_one = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (compare(one, other) == 0) is is_one
    assert compare(one, other) == -compare(other, one)
