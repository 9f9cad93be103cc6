"""What several tests share: the installed program, run as a user runs it, and the bundled knowledge base."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from plain_import import import_plainly

gc.set_threshold(100_000, 50, 50)  # hardly any cycles are made, and looking for them takes a tenth of the time
import_plainly("hypothesis", "hypothesis.internal.conjecture.engine", "hypothesis.internal.conjecture.shrinker")

from hypothesis import is_hypothesis_test  # noqa: E402 - see above

import budget  # noqa: E402
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base  # noqa: E402
from knowledge import OpenBase, Program, bundled_base, clean_environment, installed_program  # noqa: E402
from start_server import start_server  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="try far more cases in the tests marked `deep`")


def pytest_configure(config: pytest.Config) -> None:
    budget.configure(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every property test `deep`: the profile says how many cases it tries."""
    for item in items:
        if is_hypothesis_test(getattr(item, "function", None)):
            item.add_marker("deep")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Keep the garbage collector off what lives as long as the run: a search for cycles then takes no time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def truly(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Start the installed program in an empty folder outside the checkout, with a clean environment."""
    return Program(installed_program(), tmp_path_factory.mktemp("anywhere"))


@pytest.fixture(scope="session")
def run(truly: Program) -> Iterator[Program]:
    """Run the same, by a server of starts unless `--deep` asks for true ones."""
    with start_server(truly.path, clean_environment()) as server:
        yield replace(truly, server=server)


@pytest.fixture(scope="session")
def bundled() -> KnowledgeBase:
    """Return the bundled knowledge base, opened; tests share it and leave it unchanged."""
    return bundled_base()


@pytest.fixture
def open_base() -> Iterator[OpenBase]:
    """Return what opens a knowledge base; the end of the test closes it."""
    with ExitStack() as stack:

        def open_until_the_end(folder: Path, *, as_known_on: str | None = None, cache: bool = True) -> KnowledgeBase:
            return stack.enter_context(open_knowledge_base(folder, as_known_on=as_known_on, cache=cache))

        yield open_until_the_end
