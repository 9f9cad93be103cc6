"""The columns of the listings: what every record may say is a column of its listing, and answers."""

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.record import Record
from dialoguekb.model.records import KINDS
from dialoguekb.query.selection import Question


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_note_of_every_kind_is_a_column_that_no_table_shows_unasked(kind: type[Record]) -> None:
    note = next(each for each in LISTINGS[kind.plural].columns if each.column.name == "note")
    assert note.on_request
    assert not note.column.featured


@pytest.mark.parametrize("name", LISTINGS)
def test_every_column_answers(name: str, bundled: KnowledgeBase) -> None:
    if name == "search":
        return  # it wants words
    names = LISTINGS[name].column_names
    answer = bundled.ask(name, Question(columns=names, limit=3))
    assert [column.name for column in answer.columns] == list(names)


def test_the_addresses_of_documents_are_a_column(bundled: KnowledgeBase) -> None:
    meetings = bundled.ask("meetings", Question(columns=["documents", "document_urls"]))
    for documents, addresses in meetings.rows:
        assert addresses == [document["url"] for document in documents if document["url"]]
    assert any(addresses for _, addresses in meetings.rows)
