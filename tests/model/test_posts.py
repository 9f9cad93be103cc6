"""Offices and countries as a sentence holds them."""

import pytest

from dialoguekb.model.derivations.posts import name_in_sentence


@pytest.mark.parametrize(
    ("name", "in_sentence"),
    [
        ("Japan", "Japan"),
        ("United Kingdom", "the United Kingdom"),
        ("United States", "the United States"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Netherlands", "the Netherlands"),
        ("Philippines", "the Philippines"),
        ("Solomon Islands", "the Solomon Islands"),
        ("Central African Republic", "the Central African Republic"),
        ("European Union", "the European Union"),
        ("South Korea", "South Korea"),
        ("Central", "Central"),
    ],
)
def test_a_country_has_its_article(name: str, in_sentence: str) -> None:
    assert name_in_sentence(name) == in_sentence
