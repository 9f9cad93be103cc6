"""Where no holder of an office is on record, the answer says what is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from knowledge import SOUND, OpenBase, run_here, write_files

OFFICES = SOUND["offices.yaml"] + (
    "  - {id: in-ambassador-japan, country: IN, role: ambassador, title: Ambassador to Japan}\n"
)


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("offices") / "kb"
    with open_knowledge_base(write_files(folder, {**SOUND, "offices.yaml": OFFICES})) as base:
        yield base


def remarks(base: KnowledgeBase, listing: str, **filters: str) -> list[str]:
    return [remark.text for remark in base.rows(listing, **filters).remarks if remark.topic == "coverage"]  # type: ignore[arg-type]


IVORY = "Côte d'Ivoire's"
ABROAD = "recorded are AU, IN, JP, from 2019"


@pytest.mark.parametrize("listing", ["officials", "offices"])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"country": "CI"}, [f"{IVORY} office holders are not recorded; {ABROAD}"]),
        ({"country": "CI", "role": "foreign-minister"}, [f"{IVORY} foreign ministers are not recorded; {ABROAD}"]),
        ({"country": "CI", "role": "head-of-state"}, [f"{IVORY} heads of state are not recorded"]),
        # An office without a holder is not recorded either.
        (
            {"country": "India", "role": "ambassador"},
            ["India's ambassadors are not recorded; recorded are in-defence-minister, in-foreign-minister, from 2019"],
        ),
        ({"country": "Australia,CI"}, [f"{IVORY} office holders are not recorded; {ABROAD}"]),
        ({"country": "Japan", "role": "defence-minister"}, []),
        ({"country": "Japan", "role": "defence-minister", "on": "2021-05-05"}, []),
    ],
)
def test_a_country_without_holders(
    little: KnowledgeBase, listing: str, filters: dict[str, str], expected: list[str]
) -> None:
    assert remarks(little, listing, **filters) == expected


DEFENCE = ["jp-defence-minister: holders are recorded from 2020-09-16 to 2023-09-13"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"on": "2021-05-05"}, []),
        ({"on": "2019-05-05"}, DEFENCE),
        ({"on": "2024-05-05"}, DEFENCE),
        ({"year": "2020"}, DEFENCE),
        ({"year": "2021-2022"}, []),
        ({"since": "2019"}, DEFENCE),
        ({"since": "2021"}, []),
        ({"since": "2024"}, DEFENCE),
        ({"until": "2022"}, DEFENCE),
        ({"since": "2021", "until": "2022"}, []),
        ({"since": "2021", "until": "2025"}, DEFENCE),
    ],
)
def test_a_period_before_the_first_tenure_or_after_the_last(
    little: KnowledgeBase, period: dict[str, str], expected: list[str]
) -> None:
    assert remarks(little, "officials", country="Japan", role="defence-minister", **period) == expected


def test_several_offices_in_one_line_and_each_with_its_years(little: KnowledgeBase) -> None:
    (remark,) = little.officials(on="2018").remarks[1:]
    assert remark.text == (
        "holders are not recorded for every year: au-foreign-minister (from 2022-05-23),"
        " in-defence-minister (from 2019-05-31), in-foreign-minister (from 2019-05-30) and 2 more of 5 offices"
    )
    assert remark.details == (
        "AU: au-foreign-minister (from 2022-05-23)",
        "IN: in-defence-minister (from 2019-05-31), in-foreign-minister (from 2019-05-30)",
        "JP: jp-defence-minister (from 2020-09-16 to 2023-09-13), jp-foreign-minister (from 2021-11-10 to 2023-09-13)",
    )


def test_one_person_does_not_depend_on_other_holders(little: KnowledgeBase) -> None:
    assert remarks(little, "officials", official="penny-wong", since="1990") == []


def test_without_any_tenure_there_is_nothing_to_name(tmp_path: Path, open_base: OpenBase) -> None:
    files = {**SOUND, "offices.yaml": "offices: []\n", "officials.yaml": "officials: []\n", "meetings.yaml": ""}
    base = open_base(write_files(tmp_path / "kb", files))
    assert remarks(base, "officials", country="Japan") == ["Japan's office holders are not recorded"]


def test_show_says_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Italy", "Guido Crosetto"):
        ran = run_here(capsys, "show", name)
        assert "Italy's office holders are not recorded; recorded are AU, DE," in ran.stderr
