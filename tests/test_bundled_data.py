"""What the bundled data promises to those who cite it, asked of the installed program.

The numbers are those of one version of the data. Where you change the data, raise `version` in
data/dialoguekb.yaml, and `VERSION` and the numbers that a failing test shows you here.
"""

import json

import pytest

from knowledge import Program

VERSION = "2026.11.25"

COUNTS = {
    "countries": 145,
    "groupings": 19,
    "offices": 38,
    "officials": 462,
    "dialogues": 59,
    "meetings": 261,
    "agreements": 95,
    "topics": 141,
    "sources": 1383,
    "disputes": 156,
}

MINISTERIAL_2_PLUS_2_HELD = 208

PARTNERS_OF_JAPAN = {"US": 20, "AU": 12, "FR": 7, "GB": 5, "RU": 4, "IN": 3, "ID": 3, "DE": 2, "PH": 2}

PARTNERS_OF_AUSTRALIA = 9


def test_the_numbers_are_those_of_the_version(run: Program) -> None:
    assert f"data {VERSION} " in run("--version").stdout


@pytest.mark.parametrize("listing", COUNTS)
def test_a_listing_has_as_many_records_as_the_version_says(run: Program, listing: str) -> None:
    assert int(run(listing, "--count").stdout) == COUNTS[listing]


def test_the_ministerial_2_plus_2_meetings_are_there(run: Program) -> None:
    ran = run("meetings", "--format", "2+2", "--level", "ministerial", "--status", "held", "--count")
    assert int(ran.stdout) == MINISTERIAL_2_PLUS_2_HELD


def test_japan_has_met_its_partners_as_often_as_the_record_says(run: Program) -> None:
    rows = json.loads(run("partners", "Japan", "--format", "2+2", "-o", "json").stdout)
    assert {row["country"]: row["meetings_held"] for row in rows} == PARTNERS_OF_JAPAN


def test_australia_has_many_partners(run: Program) -> None:
    assert int(run("partners", "Australia", "--format", "2+2", "--count").stdout) == PARTNERS_OF_AUSTRALIA


def test_no_warning_stands_without_a_reason(run: Program) -> None:
    ran = run("check", "--strict")
    assert (ran.stdout, ran.status) == ("", 0)
    accepted = json.loads(run("check", "--accepted", "-o", "json").stdout)
    assert [row for row in accepted if len(row["accepted"] or "") < 20] == []
