"""From a name as typed to its record: every name that a record answers to, how strongly, and what else is near."""

from pathlib import Path

import pytest

from dialoguekb.errors import AmbiguousNameError, UnknownNameError
from dialoguekb.knowledge_base import KnowledgeBase
from knowledge import SOUND, OpenBase, write_files


@pytest.mark.parametrize(
    ("typed", "kind", "record_id"),
    [
        # a country by code, name, official name, native name, demonym
        ("JP", "country", "JP"),
        ("jp", "country", "JP"),
        ("JPN", "country", "JP"),
        ("Japan", "country", "JP"),
        ("  japan ", "country", "JP"),
        ("日本", "country", "JP"),
        ("Japanese", "country", "JP"),
        ("भारत", "country", "IN"),
        ("Republic of India", "country", "IN"),
        ("NO", "country", "NO"),
        ("TURKIYE", "country", "TR"),
        ("USA", "country", "US"),
        ("new-zealand", "country", "NZ"),
        # an official by id, name in either order, alias, native name, family name
        ("yoshimasa-hayashi", "official", "yoshimasa-hayashi"),
        ("Yoshimasa Hayashi", "official", "yoshimasa-hayashi"),
        ("Hayashi Yoshimasa", "official", "yoshimasa-hayashi"),
        ("HAYASHI, Yoshimasa", "official", "yoshimasa-hayashi"),
        ("林芳正", "official", "yoshimasa-hayashi"),
        ("Motegi", "official", "toshimitsu-motegi"),
        ("S Jaishankar", "official", "subrahmanyam-jaishankar"),
        ("S. Jaishankar", "official", "subrahmanyam-jaishankar"),
        ("Tarō Asō", "official", "taro-aso"),
        ("Shinzo Abe", "official", "shinzo-abe"),
        # a grouping, a dialogue, an agreement, a topic, an office
        ("Quad", "grouping", "quad"),
        ("QUAD", "grouping", "quad"),
        ("the Quad", "grouping", "quad"),
        ("India-Japan 2+2", "dialogue", "in-jp-2plus2"),
        ("Japan–India 2+2", "dialogue", "in-jp-2plus2"),
        ("India–Japan ACSA", "agreement", "in-jp-rpss-2020"),
        ("in-jp-2plus2-2022", "meeting", "in-jp-2plus2-2022"),
        ("Joint exercises", "topic", "joint-exercises"),
        ("State Funeral of Shinzo Abe", "meeting", "in-jp-state-event-2022"),
        ("jp-defence-minister", "office", "jp-defence-minister"),
        ("Japan Minister of Defense", "office", "jp-defence-minister"),
        ("financial-express-2022-08-24", "source", "financial-express-2022-08-24"),
    ],
)
def test_a_record_answers_to_each_of_its_names(bundled: KnowledgeBase, typed: str, kind: str, record_id: str) -> None:
    assert bundled.find(typed).id == record_id
    found = bundled.find(typed, (kind,))
    assert (found.kind, found.id) == (kind, record_id)


def test_every_record_answers_to_its_id_and_every_unshared_name_to_its_record(bundled: KnowledgeBase) -> None:
    for record in bundled.records.all():
        kind = (record.kind_name,)
        assert bundled.find(record.id, kind).id == record.id
    for country in bundled.records.countries.values():
        assert bundled.find(country.name, ("country",)).id == country.id
    for official in bundled.records.officials.values():
        assert bundled.find(official.name, ("official",)).id == official.id


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("Jpan", "country", "JP"),
        ("Inida", "country", "IN"),
        ("Yoshimasa Hayasi", "official", "yoshimasa-hayashi"),
        ("Jaishanker", "official", "subrahmanyam-jaishankar"),
        ("Qaud", "grouping", "quad"),
        ("in-jp-2plus", "dialogue", "in-jp-2plus2"),
    ],
)
def test_an_unknown_name_brings_the_nearest_which_can_be_typed(
    bundled: KnowledgeBase, typed: str, kind: str, meant: str
) -> None:
    with pytest.raises(UnknownNameError, match=f"no {kind} is called '{typed}'; did you mean ") as caught:
        bundled.find(typed, (kind,))
    assert bundled.find(caught.value.nearest[0], (kind,)).id == meant


@pytest.mark.parametrize("typed", ["", " ", "-", "'", "…", "%", "_", "' or 1=1 --", "\x00"])
def test_a_name_of_nothing_is_unknown(bundled: KnowledgeBase, typed: str) -> None:
    with pytest.raises(UnknownNameError):
        bundled.find(typed)


def test_an_ambiguous_name_lists_its_candidates(bundled: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        bundled.find("Singh", ("official",))
    assert [record_id for _, record_id, _ in caught.value.candidates] == ["manmohan-singh", "rajnath-singh"]
    assert "'Singh' may mean 2 records" in str(caught.value)


# how strongly a name points


def write_with(folder: Path, **more: str) -> Path:
    files = {**SOUND, **{f"more-{kind}.yaml": f"{kind}:\n{text}" for kind, text in more.items()}}
    return write_files(folder, files)


def test_an_id_wins_over_a_name_and_a_name_over_a_part_of_one(tmp_path: Path, open_base: OpenBase) -> None:
    folder = write_with(
        tmp_path,
        officials=(
            "  - {id: wong, name: Ah Chan, country: AU}\n"
            "  - {id: someone, name: Singh, country: IN}\n"
            "  - {id: another, name: A B, family_name: Hamada, country: JP}\n"
        ),
    )
    knowledge_base = open_base(folder)
    officials = ("official",)
    assert knowledge_base.find("wong", officials).id == "wong"  # though it is Penny Wong's family name
    assert knowledge_base.find("Singh", officials).id == "someone"  # though it is Rajnath Singh's family name
    with pytest.raises(AmbiguousNameError):
        knowledge_base.find("Hamada", officials)
    assert knowledge_base.find("yasukazu hamada", officials).id == "yasukazu-hamada"


def test_a_name_shared_by_two_kinds_is_settled_by_the_kind(tmp_path: Path, open_base: OpenBase) -> None:
    knowledge_base = open_base(write_with(tmp_path, topics="  - {id: japan, label: Japan}\n"))
    assert knowledge_base.find("Japan", ("country",)).id == "JP"
    assert knowledge_base.find("Japan", ("topic",)).id == "japan"
    assert knowledge_base.find("JP").kind == "country"


def test_the_same_name_twice_on_one_record_is_not_ambiguous(tmp_path: Path, open_base: OpenBase) -> None:
    twice = "  - {id: NZ, name: New Zealand, official_name: New Zealand, aliases: [new-zealand, NEW ZEALAND]}\n"
    assert open_base(write_with(tmp_path, countries=twice)).find("New Zealand").id == "NZ"
