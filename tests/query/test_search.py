"""Words find the records that hold them, in every script, the likeliest first, and say where."""

import time
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget import budget
from dialoguekb.errors import WrongCallError
from dialoguekb.full_text.ranking import SearchAnswer, search
from dialoguekb.full_text.snippets import MARKS
from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.index.search_texts import texts_of
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.words import folded_text, words_in
from dialoguekb.query.selection import Question
from knowledge import SOUND, TODAY, OpenBase, write_files
from query.naive import BUNDLED


def found(words: str) -> SearchAnswer:
    BUNDLED.search("japan")  # fills the tables
    return search(BUNDLED.index, words)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("fighter exercise", "meeting in-jp-2plus2-2022"),
        ("FIGHTER exercises", "meeting in-jp-2plus2-2022"),
        ("Taiwan Strait", "topic taiwan-strait"),
        ("岸田", "official fumio-kishida"),
        ("Kishida", "official fumio-kishida"),
        ("조태열", "official tae-yul-cho"),
        ("Лавров", "official sergey-lavrov"),
        ("जयशंकर", "official subrahmanyam-jaishankar"),
        ("quad", "grouping quad"),
        ("japan", "country JP"),
        ("acsa india", "agreement in-jp-rpss-2020"),
        ("in-jp-2plus2-2022", "meeting in-jp-2plus2-2022"),
        ("hyperson*", "topic hypersonics"),
        ('"two air forces"', "meeting in-jp-2plus2-2022"),
    ],
)
def test_what_is_meant_stands_first(words: str, first: str) -> None:
    answer = found(words)
    assert (f"{answer.results[0].kind} {answer.results[0].id}", answer.remarks) == (first, ())


@pytest.mark.parametrize(
    ("words", "first", "remark"),
    [
        ("Jaishankr", "subrahmanyam-jaishankar", "no match for 'Jaishankr'; showing 'Jaishankar'"),
        ("Rajnat Singh", "rajnath-singh", "no match for 'Rajnat'; showing words that begin with it"),
        ("acsa defnse", "au-jp-acsa-2017", "no match for 'defnse'; showing 'defense'"),
        ("figter exercise", "in-jp-2plus2-2022", "no match for 'figter'; showing 'fighter'"),
        (
            "kiribati hypersonic",
            "KI",
            "no record holds all of the words; showing those that hold some",
        ),
    ],
)
def test_a_slip_is_mended_and_said(words: str, first: str, remark: str) -> None:
    answer = found(words)
    assert answer.results[0].id == first
    assert remark in answer.remarks


@pytest.mark.parametrize("word", ["zzqqxxvv", "尖閣", "aboutabouti"])
def test_what_is_nowhere_is_said_to_be_nowhere(word: str) -> None:
    assert found(word) == SearchAnswer((), (f"no match for '{word}'",))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("cybersecurity", "cyber-security"),
        ("counterterrorism", "counter-terrorism"),
        ("nonproliferation", "non-proliferation"),
        ("counterterror*", "counter-terror*"),
        ("japan counterterrorism", "Japan Counter-Terrorism"),
    ],
)
def test_a_word_with_and_without_its_hyphen_is_one(one: str, two: str) -> None:
    with_hyphen, without = found(two), found(one)
    assert {each.id for each in with_hyphen.results} == {each.id for each in without.results} != set()
    assert not without.remarks


@pytest.mark.parametrize("words", ["", "  ", '"', "***", "-", '""'])
def test_no_word_is_a_wrong_call(words: str) -> None:
    with pytest.raises(WrongCallError, match="no word to search for"):
        found(words)


def test_far_too_many_words_are_a_wrong_call() -> None:
    with pytest.raises(WrongCallError, match="at most 50 words"):
        found("a " * 51)


@given(st.text(max_size=30))
def test_nothing_typed_breaks_it(typed: str) -> None:
    try:
        answer = found(typed)
    except WrongCallError:
        return
    assert all(each.match.field in SEARCHED for each in answer.results)


def holding(words: list[str]) -> set[tuple[str, str]]:
    """Return the records in which each of the folded words stands, by looking at every text."""
    records = BUNDLED.records
    kept = set()
    for record in records.all():
        held = {
            word for texts in texts_of(record, records).values() for text in texts for word in folded_text(text).split()
        }
        if all(word in held for word in words):
            kept.add((record.kind_name, record.id))
    return kept


@pytest.mark.parametrize("words", [["tokyo"], ["hayashi"], ["moscow", "lavrov"], ["2plus2", "jp"], ["quad", "tokyo"]])
def test_no_record_that_holds_the_words_is_left_out(words: list[str]) -> None:
    results = {(each.kind, each.id) for each in found(" ".join(words)).results}
    assert holding(words) <= results


@pytest.mark.parametrize("words", ["fighter exercise", "Taiwan Strait", "岸田", "Jaishankar"])
def test_the_match_is_shown_and_stands_in_the_text(words: str) -> None:
    opening, closing = MARKS
    wanted = {word.folded for word in words_in(words)}
    for each in found(words).results:
        assert opening in each.match.snippet
        marked = "".join(piece.split(closing)[0] + " " for piece in each.match.snippet.split(opening)[1:])
        assert {word.folded.rstrip("s") for word in words_in(marked)} <= {word.rstrip("s") for word in wanted} | {"s"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India–Japan 2+2", ["india", "japan", "2+2"]),
        ("岸田 文雄", ["岸", "田", "文", "雄"]),
        ("S. Jaishankar's R&D", ["s", "jaishankars", "r&d"]),
        ("São Paulo, Øresund", ["sao", "paulo", "oresund"]),
        ("जयशंकर", ["जयशंकर"]),
        ("— … !", []),
    ],
)
def test_a_text_falls_into_folded_words(text: str, words: list[str]) -> None:
    assert [word.folded for word in words_in(text)] == words


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    found_words = list(words_in(text))
    assert all(text[word.start : word.end] and " " not in word.folded for word in found_words)
    assert all(before.end <= after.start for before, after in pairwise(found_words))
    assert len(folded_text(text).split()) == len(found_words)


def test_filters_narrow_what_is_found(bundled: KnowledgeBase) -> None:
    everything = bundled.ask("search", Question(subject="taiwan", columns=["record_type", "id"])).rows
    meetings = bundled.ask("meetings", Question({"country": ["Australia"]}, columns=["id"], today=TODAY)).rows
    filters = {"kind": ["meeting"], "country": ["Australia"]}
    kept = bundled.ask("search", Question(filters, columns=["record_type", "id"], subject="taiwan")).rows
    assert kept
    assert kept == [row for row in everything if row[0] == "meeting" and [row[1]] in meetings]


def test_a_later_search_starts_anew(bundled: KnowledgeBase) -> None:
    first = bundled.count("search", Question(subject="fighter exercise"))
    assert (first, bundled.count("search", Question(subject="zzqqxxvv"))) == (4, 0)


def test_a_search_without_places_is_followed_by_one_with_all_of_them(bundled: KnowledgeBase) -> None:
    assert bundled.count("search", Question(subject="fighter exercise")) == 4
    rows = bundled.ask("search", Question(subject="fighter exercise", columns=["snippet"])).rows
    assert all(snippet for (snippet,) in rows)


def test_it_searches_a_folder_of_ones_own(tmp_path: Path, open_base: OpenBase) -> None:
    little = open_base(write_files(tmp_path, SOUND))
    rows = little.search("भारत", columns="id")
    assert rows[0] == {"id": "IN"}
    assert rows.remarks == ()


SECONDS = 4
"""int: a search in a long note takes less of the processor's time."""


@pytest.fixture(scope="module")
def with_long_note(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Return a knowledge base with a note of 27,000 different words, 5 MB under `--deep`; the last is `zebrafishes`."""
    words = "".join(
        f"{''.join(triple)} " for triple in product(map("".join, product("bdf", "aeiou", "np")), repeat=3)
    ) * budget(1, 19)
    topics = (
        f"topics:\n  - {{id: long, label: Long, definition: {words} zebrafishes}}\n"
        f"  - {{id: wide, label: Wide, definition: {'q' * budget(200_000, 2_000_000)}}}\n"
        f"  - {{id: many, label: Many, definition: {'endlessly ' * budget(20_000, 200_000)}}}\n"
    )
    folder = write_files(tmp_path_factory.mktemp("long"), {**SOUND, "more.yaml": topics})
    with open_knowledge_base(folder) as base:
        base.search("japan")  # fills the tables
        yield base


@pytest.mark.deep
@pytest.mark.parametrize(
    ("typed", "found", "snippet", "remark"),
    [
        ("zebrafishes", "long", "«zebrafishes»", ""),
        ("zebrafish", "long", "«zebrafishes»", ""),
        ("zebrafihses", "long", "«zebrafishes»", "no match for 'zebrafihses'; showing 'zebrafishes'"),
        ("xxyyzzxxyyzz", None, None, "no match for 'xxyyzzxxyyzz'"),
        ("qqq*", "wide", "«qqqq", ""),
        ("endlessly", "many", "«endlessly", ""),
    ],
)
def test_a_long_note_is_searched_to_its_end_in_bounded_time(
    with_long_note: KnowledgeBase, typed: str, found: str | None, snippet: str | None, remark: str
) -> None:
    started = time.process_time()
    answer = search(with_long_note.index, typed)
    assert time.process_time() - started < SECONDS
    assert [each.id for each in answer.results] == ([found] if found else [])
    assert all(str(snippet) in each.match.snippet and len(each.match.snippet) < 200 for each in answer.results)
    assert answer.remarks == ((remark,) if remark else ())


def test_the_best_few_come_with_their_places_and_the_rest_in_the_same_order() -> None:
    whole = search(BUNDLED.index, "exercise").results
    few = search(BUNDLED.index, "exercise", 3).results
    assert few[:3] == whole[:3]
    assert [(each.kind, each.id, each.score) for each in few] == [(each.kind, each.id, each.score) for each in whole]
