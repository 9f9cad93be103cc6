"""The pages of docs/ that the program writes are those of today; every link of the documentation leads somewhere."""

import re

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import ALL, LISTINGS
from dialoguekb.query.column_meanings import meaning_of
from documents import TOP, generate, text_of

TEXTS = sorted(str(path.relative_to(TOP)) for path in [*TOP.glob("*.md"), *TOP.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_that_of_today(name: str) -> None:
    assert text_of(name) == generate.PAGES[name](), "run: python docs/generate.py"


def test_the_examples_in_python_print_what_the_page_shows() -> None:
    assert text_of(generate.PYTHON) == generate.with_python(text_of(generate.PYTHON)), "run: python docs/generate.py"


def test_every_method_is_in_an_example_or_named() -> None:
    methods = {name for name in dir(KnowledgeBase) if not name.startswith("_")}
    of_users = methods & {*LISTINGS, "overdue", "brief", "export", "why", "show", "timeline", "check", "sql"}
    text = text_of(generate.PYTHON)
    assert [name for name in of_users if f"`{name}" not in text] == []


def test_the_picture_shows_the_table_of_today() -> None:
    def texts(picture: str) -> list[str]:
        return re.findall(r">([^<]*)</text>", picture)

    assert texts(text_of(generate.PICTURE)) == texts(generate.picture()), "run: python docs/generate.py"


@pytest.mark.parametrize("name", [*LISTINGS, "overdue"])
def test_every_column_has_a_meaning(name: str) -> None:
    listing = ALL[name]
    silent = [each.column.name for each in listing.columns if not meaning_of(listing, each)]
    assert silent == [], "give it a meaning, or the field of its name a docstring"


def anchors_of(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_somewhere(name: str) -> None:
    text = re.sub(r"^```.*?^```$", "", text_of(name), flags=re.MULTILINE | re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    broken = []
    for link in links:
        file, _, anchor = link.partition("#")
        target = (TOP / name).parent / file if file else TOP / name
        known = target.exists() and (not anchor or anchor in anchors_of(target.read_text(encoding="utf-8")))
        broken += [] if known else [link]
    assert broken == []
