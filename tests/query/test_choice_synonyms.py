"""Words of closed lists as people type them, and cities by their first part."""

from pathlib import Path

import pytest

from dialoguekb.errors import UnknownValueError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.typed_values import read_choice
from knowledge import SOUND, OpenBase, write_files


@pytest.mark.parametrize(
    ("filter_name", "typed", "meant"),
    [
        ("role", "minister of defense", "defence-minister"),
        ("role", "Minister of National Defense", "defence-minister"),
        ("role", "defense minister", "defence-minister"),
        ("role", "Defence Ministers", "defence-minister"),
        ("role", "Secretary of State for Defence", "defence-minister"),
        ("role", "secretary of state", "foreign-minister"),
        ("role", "external affairs minister", "foreign-minister"),
        ("role", "Minister for Foreign Affairs", "foreign-minister"),
        ("role", "prime minister", "head-of-government"),
        ("role", "vice foreign minister", "deputy-foreign-minister"),
        ("role", "deputy minister of defense", "deputy-defence-minister"),
        ("status", "canceled", "cancelled"),
        ("level", "ministers", "ministerial"),
        ("level", "leaders", "leader"),
        ("format", "two plus two", "2+2"),
        ("format", "foreign minister", "foreign-ministers"),
    ],
)
def test_a_word_is_found_by_what_people_call_it(filter_name: str, typed: str, meant: str) -> None:
    assert read_choice(filter_name, typed, FILTERS[filter_name].choices) == meant


@pytest.mark.parametrize(
    ("filter_name", "typed", "near"),
    [
        ("role", "president", ("head-of-state", "head-of-government")),
        ("role", "foreign secretary", ("foreign-minister", "foreign-official")),
        ("role", "defense secretary", ("defence-minister", "defence-official")),
        ("status", "planned", ("scheduled", "expected")),
    ],
)
def test_what_may_mean_two_words_suggests_both(filter_name: str, typed: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownValueError) as error:
        read_choice(filter_name, typed, FILTERS[filter_name].choices)
    assert error.value.nearest == near


@pytest.mark.parametrize(
    ("typed", "kind"), [("ACSA", "logistics"), ("GSOMIA", "information-security"), ("RAA", "access")]
)
def test_a_family_of_agreements_is_found_by_its_abbreviation(bundled: KnowledgeBase, typed: str, kind: str) -> None:
    assert bundled.agreements(kind=typed, columns=["id"]) == bundled.agreements(kind=kind, columns=["id"])


def test_the_first_part_of_a_city_is_enough(bundled: KnowledgeBase) -> None:
    whole = bundled.meetings(city="Washington, D.C.", columns=["id"])
    assert bundled.meetings(city="Washington", columns=["id"]) == whole
    assert bundled.meetings(city="washington, d.c.", columns=["id"]) == whole
    with pytest.raises(UnknownValueError, match="no city is called 'Wash'; did you mean Washington"):
        bundled.meetings(city="Wash")


def test_the_first_part_of_several_cities_suggests_them(tmp_path: Path, open_base: OpenBase) -> None:
    meetings = "".join(
        f"  - {{id: au-in-2plus2-20{n}, dialogue: au-in-2plus2, status: held, start: 20{n}, city: {city}}}\n"
        for n, city in enumerate(("San Francisco", "San Diego"), 10)
    )
    base = open_base(write_files(tmp_path, {**SOUND, "more.yaml": f"meetings:\n{meetings}"}), cache=False)
    with pytest.raises(UnknownValueError) as error:
        base.meetings(city="San")
    assert error.value.nearest == ("San Diego", "San Francisco")
