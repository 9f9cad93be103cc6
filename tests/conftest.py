"""What several tests share: the installed program, run as a user runs it, and the bundled knowledge base."""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import is_hypothesis_test

import budget
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.locations import bundled_folder
from knowledge import Program, installed_program
from start_server import StartServer


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
def run(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Program]:
    """Run the installed program in an empty folder outside the checkout, with a clean environment."""
    folder = tmp_path_factory.mktemp("anywhere")
    if pytestconfig.getoption("--deep"):
        yield Program(installed_program(), folder)
        return
    server = StartServer()
    yield Program(installed_program(), folder, server)
    server.close()


@pytest.fixture(scope="session")
def bundled() -> KnowledgeBase:
    """Return the bundled knowledge base, opened; tests share it and leave it unchanged."""
    return open_knowledge_base(bundled_folder())
