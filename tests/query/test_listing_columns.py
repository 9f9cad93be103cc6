"""The columns of the listings: what every record may say is a column, each answers, and names sort well."""

from pathlib import Path

import pytest

from dialoguekb.errors import UnknownValueError
from dialoguekb.export.fact_text import meeting_in_words
from dialoguekb.index.record_tables import column_of, stored_fields
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.record import Record
from dialoguekb.model.records import KINDS
from dialoguekb.query.selection import Question
from dialoguekb.show.summary import summarize
from knowledge import SOUND, spoilt, write_files


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_note_of_every_kind_is_a_column_that_no_table_shows_unasked(kind: type[Record]) -> None:
    note = next(each for each in LISTINGS[kind.plural].columns if each.column.name == "note")
    assert note.on_request
    assert not note.column.featured


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_a_column_but_for_upkeep(kind: type[Record]) -> None:
    columns = set(LISTINGS[kind.plural].column_names)
    assert [field.key for field in stored_fields(kind) if not {field.key, column_of(field)} & columns] == []


def test_a_record_shows_the_fields_that_its_listing_shows_only_on_request(tmp_path: Path) -> None:
    files = spoilt("meetings.yaml", "    status: held\n", "    status: held\n    aliases: [Hamada meets Singh]\n")
    disputes = "    disputes: [{field: name, kept: Penny Wong, not_kept: [{value: P. Wong}]}]\n"
    files["officials.yaml"] += disputes
    with open_knowledge_base(write_files(tmp_path / "kb", files), cache=False) as knowledge_base:
        assert knowledge_base.show("in-jp-2plus2-2022")["aliases"] == ["Hamada meets Singh"]
        (dispute,) = knowledge_base.show("penny-wong")["disputes"]
        assert dispute["kept"] == "Penny Wong"
        assert "aliases" not in knowledge_base.meetings()[0]


def test_a_meeting_is_called_by_its_own_title_whole_where_the_date_stands_beside_it(tmp_path: Path) -> None:
    title = "Talks, 2022-09-08, continued"
    files = spoilt("meetings.yaml", "    status: held\n", f"    status: held\n    title: '{title}'\n")
    with open_knowledge_base(write_files(tmp_path / "kb", files), cache=False) as knowledge_base:
        (attended,) = knowledge_base.show("rajnath-singh")["meetings_attended"]
        assert attended["title"] == title
        assert [line.name for line in summarize(knowledge_base.index, "2026-11-23").latest] == [title, "Quad Summit"]
        assert meeting_in_words(knowledge_base.records.meetings["in-jp-2plus2-2022"], knowledge_base.records) == (
            f"2022-09-08 to 2022-09-09, {title}, Tokyo"
        )


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


@pytest.mark.parametrize(
    ("listing", "typed", "meant"),
    [
        ("meetings", "date", "start"),
        ("meetings", "venue", "city"),
        ("agreements", "date", "signed"),
        ("topics", "name", "label"),
    ],
)
def test_a_column_under_another_name_is_suggested(bundled: KnowledgeBase, listing: str, typed: str, meant: str) -> None:
    with pytest.raises(UnknownValueError) as error:
        bundled.rows(listing, sort=typed)
    assert list(error.value.nearest) == [meant]
