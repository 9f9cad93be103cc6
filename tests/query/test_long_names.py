"""Names of any length: an answer or a refusal in about the time that a short one takes."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from dialoguekb.errors import DialoguekbError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.editions import edition_in

LENGTH = 100_000
"""int, characters: about as many as a system lets a user type in one word."""

ENDLESS = 10.0
"""float, seconds of the processor: a time that grows with the square of the length takes longer."""

TEXTS = ["-", " ", "a-", "a, ", "Mr ", "2024-", "2024 ", "a and ", "the ", "(", "/", "é"]

QUESTIONS: dict[str, Callable[[KnowledgeBase, str], object]] = {
    "show": lambda knowledge_base, text: knowledge_base.show(text),
    "country": lambda knowledge_base, text: knowledge_base.meetings(country=text),
    "official": lambda knowledge_base, text: knowledge_base.meetings(official=text),
    "city": lambda knowledge_base, text: knowledge_base.meetings(city=text),
    "since": lambda knowledge_base, text: knowledge_base.meetings(since=text),
    "search": lambda knowledge_base, text: knowledge_base.search(text),
    "why": lambda knowledge_base, text: knowledge_base.why(text),
    "brief": lambda knowledge_base, text: knowledge_base.brief(text),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_name_of_any_length_is_answered_or_refused_soon(bundled: KnowledgeBase, question: str) -> None:
    for text in TEXTS:
        start = time.process_time()
        with suppress(DialoguekbError):
            QUESTIONS[question](bundled, f"x{text * (LENGTH // len(text))}")
        assert time.process_time() - start < ENDLESS, text


@pytest.mark.parametrize("separators", ["-", " ", ",", "((", "[ ", "/ "])
def test_what_separates_a_name_from_its_year_may_be_long(separators: str) -> None:
    edition = edition_in(f"AUSMIN{separators * 50_000}2024")
    assert edition is not None
    assert edition.name == "AUSMIN"


def test_a_list_of_very_many_values_is_refused(bundled: KnowledgeBase) -> None:
    with pytest.raises(DialoguekbError, match="--country is given a list of 101 values; give it at most 100"):
        bundled.meetings(country=",".join(["JP"] * 101))
    with pytest.raises(DialoguekbError, match="a brief takes at most 50 names; these are 51"):
        bundled.brief(", ".join(["JP"] * 51))
    with pytest.raises(DialoguekbError, match="at most 50 words; these are 51"):
        bundled.search("-".join(["a"] * 51))
