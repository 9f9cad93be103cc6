"""What several tests share: the installed program, run as a user runs it, and the bundled knowledge base."""

import pytest

from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.locations import bundled_folder
from knowledge import Program, installed_program


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Run the installed program in an empty folder outside the checkout, with a clean environment."""
    return Program(installed_program(), tmp_path_factory.mktemp("anywhere"))


@pytest.fixture(scope="session")
def bundled() -> KnowledgeBase:
    """Return the bundled knowledge base, opened; nobody changes it."""
    return open_knowledge_base(bundled_folder())
