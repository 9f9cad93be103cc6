from pathlib import Path

import pytest

from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def bundled() -> KnowledgeBase:
    return open_knowledge_base(DATA)
