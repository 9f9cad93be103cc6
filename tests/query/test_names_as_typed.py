"""Names as people type them: found where they mean one record, and never answered with another."""

from pathlib import Path

import pytest

from dialoguekb.errors import AmbiguousNameError, UnknownNameError
from dialoguekb.index.lookup import find
from dialoguekb.knowledge_base import KnowledgeBase
from knowledge import SOUND, OpenBase, write_files


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("The Netherlands", "NL"), ("The United States", "US"), ("the US", "US"), ("the UK", "GB"),
        ("the Philippines", "PH"), ("Turkey", "TR"), ("Republic of Turkey", "TR"), ("P.R. China", "CN"),
        ("PR China", "CN"), ("中國", "CN"), ("U.S.A.", "US"), ("Korea, South", "KR"), ("S. Korea", "KR"),
        ("N. Korea", "KP"), ("THE UNITED  KINGDOM", "GB"),
    ],
)  # fmt: skip
def test_a_country_under_any_name_it_goes_by(bundled: KnowledgeBase, typed: str, code: str) -> None:
    assert find(bundled.index, typed, ("country",)).id == code


@pytest.mark.parametrize(
    ("typed", "official"),
    [("Mr Jaishankar", "subrahmanyam-jaishankar"), ("Dr. S. Jaishankar", "subrahmanyam-jaishankar"),
     ("Abe, Shinzo", "shinzo-abe"), ("Ms. Penny Wong", "penny-wong"), ("Senator Wong", "penny-wong"),
     ("Sen. Penny Wong", "penny-wong"), ("Minister Kihara", "minoru-kihara"), ("Secretary Austin", "lloyd-austin"),
     ("Secretary of Defense Lloyd Austin", "lloyd-austin"), ("Foreign Minister Penny Wong", "penny-wong"),
     ("Secretary of State Blinken", "antony-blinken"), ("H.E. Dr S. Jaishankar", "subrahmanyam-jaishankar"),
     ("Gen. Lloyd Austin", "lloyd-austin"), ("Prime Minister Shinzo Abe", "shinzo-abe")],
)  # fmt: skip
def test_a_person_with_a_title_or_the_family_name_first(bundled: KnowledgeBase, typed: str, official: str) -> None:
    assert find(bundled.index, typed, ("official",)).id == official


@pytest.mark.parametrize("name", ["Niger", "DRC", "Bolivia", "Soviet Union", "Atlantis"])
def test_a_country_that_is_not_recorded_is_answered_with_no_other(bundled: KnowledgeBase, name: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find(bundled.index, name, ("country",))
    assert error.value.nearest == ()
    assert str(error.value) == f"no country is called '{name}'; dialoguekb countries lists those recorded"


@pytest.mark.parametrize(
    ("listing", "hint"),
    [
        ("countries", "try --grouping ASEAN, or dialoguekb show ASEAN"),
        ("officials", "try --member-of ASEAN, or dialoguekb show ASEAN"),
    ],
)
def test_a_grouping_typed_for_a_country_leads_to_an_option_that_the_listing_has(
    bundled: KnowledgeBase, listing: str, hint: str
) -> None:
    with pytest.raises(UnknownNameError) as error:
        bundled.rows(listing, country="ASEAN")
    assert str(error.value) == f"'ASEAN' is a grouping, not a country; {hint}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "japan",
            (
                "; did you mean japan-defence-policy, Japan–US Defence Guidelines or us-forces-in-japan?"
                " For the country, try --country japan, or dialoguekb show japan"
            ),
        ),
        ("Peru", "; try --country Peru, or dialoguekb show Peru"),
    ],
)
def test_a_country_typed_for_a_topic_leads_to_the_topics_named_after_it(
    bundled: KnowledgeBase, typed: str, said: str
) -> None:
    with pytest.raises(UnknownNameError) as error:
        bundled.rows("meetings", topic=typed)
    assert str(error.value) == f"'{typed}' is a country, not a topic{said}"


def test_a_dialogue_and_a_year_name_a_meeting(bundled: KnowledgeBase) -> None:
    assert find(bundled.index, "AUSMIN 2024").id == "au-us-2plus2-2024"
    assert find(bundled.index, "India–Japan 2+2, 2022", ("meeting",)).id == "in-jp-2plus2-2022"
    assert find(bundled.index, "2024 AUSMIN").id == "au-us-2plus2-2024"
    assert find(bundled.index, "the India-Japan 2+2 of 2022").id == "in-jp-2plus2-2022"
    assert find(bundled.index, "AUSMIN (2024-08)").id == "au-us-2plus2-2024"
    with pytest.raises(UnknownNameError):
        find(bundled.index, "AUSMIN 1901")


def test_a_grouping_and_a_year_name_the_meetings_of_its_dialogues(bundled: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousNameError) as error:
        find(bundled.index, "Quad 2024", ("meeting",))
    assert [record_id for _, record_id, _ in error.value.candidates] == [
        "quad-foreign-ministers-2024",
        "quad-leaders-2024",
    ]


def test_a_meeting_typed_for_another_kind_is_named_as_a_meeting(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="'AUSMIN 2024' is a meeting, not a dialogue; try --meeting"):
        bundled.meetings(dialogue="AUSMIN 2024")
    with pytest.raises(UnknownNameError, match="'AUSMIN 2024' is a meeting, not a dialogue, grouping or country"):
        bundled.brief("AUSMIN 2024")


def test_a_title_is_taken_from_the_name_of_a_person_only(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError):
        find(bundled.index, "General security", ("topic",))


def test_a_dialogue_and_a_year_can_have_a_field_behind_them(bundled: KnowledgeBase) -> None:
    assert [row["field"] for row in bundled.why("AUSMIN 2024.start")] == ["start"]
    assert bundled.sources(meeting="AUSMIN 2024") == bundled.sources(meeting="au-us-2plus2-2024") != []


def test_a_city_leads_to_the_meetings_there(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="for the meetings there: dialoguekb meetings --city 'New Delhi'"):
        find(bundled.index, "new delhi")


def test_a_name_that_two_bear_is_ambiguous_though_it_folds_to_an_id_of_one(tmp_path: Path, open_base: OpenBase) -> None:
    twin = (
        "officials:\n"
        "  - {id: jose-example, name: José Example, country: AU, wikidata: Q900000001, sources: [herald]}\n"
        "  - {id: jose-example-2, name: José Example, country: AU, wikidata: Q900000002, sources: [herald]}\n"
    )
    index = open_base(write_files(tmp_path / "kb", {**SOUND, "twins.yaml": twin}), cache=False).index
    for typed in ("José Example", "jose example", "Example José"):
        with pytest.raises(AmbiguousNameError) as error:
            find(index, typed, ("official",))
        assert [record_id for _, record_id, _ in error.value.candidates] == ["jose-example", "jose-example-2"]
    assert find(index, "jose-example", ("official",)).id == "jose-example"


@pytest.mark.parametrize("typed", ["Wang Yi", "Yi Wang", "wang, yi", "yi-wang"])
def test_a_person_is_shown_in_the_order_of_the_bearer_and_found_in_any(bundled: KnowledgeBase, typed: str) -> None:
    assert bundled.find(typed, ("official",)).title == "Wang Yi"


def test_the_family_name_sorts_wherever_it_stands(bundled: KnowledgeBase) -> None:
    rows = bundled.rows("officials", country="CN,VN", sort="family_name")
    assert [row["name"] for row in rows] == ["Dong Jun", "Nguyen Xuan Phuc", "Wang Yi"]


@pytest.mark.parametrize(
    ("word", "topic"), [("China", "china-policy"), ("RAA", "reciprocal-access"), ("Red Sea", "yemen-and-red-sea")]
)
def test_a_word_of_the_press_is_a_topic_where_a_topic_is_asked_for(
    bundled: KnowledgeBase, word: str, topic: str
) -> None:
    assert find(bundled.index, word, ("topic",)).id == topic


def test_another_name_of_a_topic_does_not_hide_what_bears_it(bundled: KnowledgeBase) -> None:
    assert [bundled.find(name).kind for name in ("China", "Quad", "ASEAN", "AUKUS")] == ["country", *["grouping"] * 3]


def test_a_word_for_less_than_a_topic_is_answered_with_the_topic_to_ask_for(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError) as raised:
        bundled.meetings(topic="Taliban")
    assert str(raised.value) == (
        "no topic is called 'Taliban'; afghanistan-situation includes it;"
        " for the word itself: dialoguekb search Taliban"
    )
