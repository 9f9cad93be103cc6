"""`did you mean …?`: the value meant comes first, nothing far comes at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.nearest import nearest

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
    assert nearest("subrahmnyam", valid) == ("subrahmanyam",)


def test_what_is_too_long_to_be_a_name_is_compared_with_nothing() -> None:
    assert nearest("a" * 64, ["a" * 63]) == ("a" * 63,)
    assert nearest("a" * 65, ["a" * 64]) == ()
    assert nearest("a" * 64, ["a" * 129, "a" * 128]) == ("a" * 128,)
    long = "ab" * 5_000
    assert nearest(long, [long + "c"]) == ()
