"""The columns of the listings: what every record may say is a column, each answers, and names sort well."""

from pathlib import Path

import pytest

from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.record import Record
from dialoguekb.model.records import KINDS
from dialoguekb.query.selection import Question
from knowledge import SOUND, write_files


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


OFFICIALS = "officials:\n" + "".join(
    f"  - {{id: {name_id}, name: {name}, country: AU}}\n"
    for name_id, name in [("z", "Zorro Zeta"), ("a", "adam Abel"), ("o", "Özgür Ndu"), ("l", "Łukasz Simek")]
)


def test_names_sort_as_a_reader_expects_in_listings_and_in_sql(tmp_path: Path) -> None:
    files = {**SOUND, "more.yaml": OFFICIALS}
    expected = ["adam Abel", "Łukasz Simek", "Özgür Ndu", "Zorro Zeta"]
    where = "name <> 'Penny Wong'"
    with open_knowledge_base(write_files(tmp_path / "kb", files), cache=False) as knowledge_base:
        for sort, names in (("name", expected), ("-name", expected[::-1])):
            question = Question({"country": ["AU"]}, ("name",), sort, where=where)
            assert [name for (name,) in knowledge_base.ask("officials", question).rows] == names
        query = f"select name from officials where country = 'AU' and {where} order by name collate unicode"  # noqa: S608
        assert [name for (name,) in knowledge_base.query(query, {}).rows] == expected
        question = Question({"country": ["AU"]}, ("name",), "name", where="name > 'n' collate unicode")
        assert len(knowledge_base.ask("officials", question).rows) == 3


def test_the_addresses_of_documents_are_a_column(bundled: KnowledgeBase) -> None:
    meetings = bundled.ask("meetings", Question(columns=["documents", "document_urls"]))
    for documents, addresses in meetings.rows:
        assert addresses == [document["url"] for document in documents if document["url"]]
    assert any(addresses for _, addresses in meetings.rows)
