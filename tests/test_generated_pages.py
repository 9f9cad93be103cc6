"""The pages of docs/ that the program writes are those of today."""

import pytest

from documents import generate, text_of


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_that_of_today(name: str) -> None:
    assert text_of(name) == generate.PAGES[name](), "run: python docs/generate.py"
