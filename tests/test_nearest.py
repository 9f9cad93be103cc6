"""`did you mean …?`: the value meant comes first, nothing far comes at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.nearest import nearest

OFFICIALS = ["subrahmanyam-jaishankar", "rajnath-singh", "yasukazu-hamada", "yoshimasa-hayashi"]


@pytest.mark.parametrize(
    ("value", "valid", "first"),
    [
        ("Jpan", ["India", "Japan", "Jordan"], "Japan"),
        ("japan", ["India", "Japan"], "Japan"),
        ("subramanyam-jaishankar", OFFICIALS, "subrahmanyam-jaishankar"),
        ("strat", ["end", "start", "status"], "start"),
        ("hel", ["expected", "held"], "held"),
        ("quad", ["quad-leaders", "asean"], "quad-leaders"),
        ("meeting", ["meetings", "agreements"], "meetings"),
        ("  start ", ["start"], "start"),
    ],
)
def test_the_value_meant_comes_first(value: str, valid: list[str], first: str) -> None:
    assert nearest(value, valid)[0] == first


@pytest.mark.parametrize("value", ["", " ", "zzzz", "x" * 100_000])
def test_what_is_near_nothing_gets_no_suggestion(value: str) -> None:
    assert nearest(value, [*OFFICIALS, "Japan"]) == ()


def test_at_most_the_limit_and_no_value_twice() -> None:
    assert nearest("aaaa", ["aaab", "aaac", "aaad", "aaae", "aaab"], limit=2) == ("aaab", "aaac")


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=10))
def test_suggestions_are_valid_values_and_an_exact_one_leads(value: str, valid: list[str]) -> None:
    suggested = nearest(value, valid)
    assert set(suggested) <= set(valid)
    if value.strip() and value in valid and value == value.strip():
        assert suggested[0].casefold() == value.casefold()


def test_twenty_thousand_candidates_are_searched_at_once() -> None:
    valid = [f"meeting-of-{number}-and-{number * 7919 % 20_011}" for number in range(20_000)] + ["subrahmanyam"]
    begun = time.perf_counter()
    assert nearest("subrahmnyam", valid) == ("subrahmanyam",)
    assert time.perf_counter() - begun < 1
