"""What the bundled record promises to those who cite it, asked of the installed program."""

import json

import pytest

from knowledge import Program

PARTNERS_OF_JAPAN = {"US": 20, "AU": 12, "FR": 7, "GB": 5, "RU": 4, "IN": 3, "ID": 3, "DE": 2, "PH": 2}


def test_the_ministerial_2_plus_2_meetings_are_there(run: Program) -> None:
    ran = run("meetings", "--format", "2+2", "--level", "ministerial", "--status", "held", "--count")
    assert int(ran.stdout) >= 205


def test_japan_has_met_its_partners_as_often_as_the_record_says(run: Program) -> None:
    rows = json.loads(run("partners", "Japan", "--format", "2+2", "-o", "json").stdout)
    assert {row["country"]: row["meetings"] for row in rows} == PARTNERS_OF_JAPAN


def test_australia_has_many_partners(run: Program) -> None:
    assert int(run("partners", "Australia", "--format", "2+2", "--count").stdout) >= 8


@pytest.mark.parametrize(
    ("listing", "at_least"),
    [("meetings", 261), ("agreements", 95), ("groupings", 19), ("countries", 143), ("officials", 272)],
)
def test_nothing_of_the_record_is_lost(run: Program, listing: str, at_least: int) -> None:
    assert int(run(listing, "--count").stdout) >= at_least


def test_no_warning_stands_without_a_reason(run: Program) -> None:
    ran = run("check", "--strict")
    assert (ran.stdout, ran.status) == ("", 0)
    accepted = json.loads(run("check", "--accepted", "-o", "json").stdout)
    assert [row for row in accepted if len(row["accepted"] or "") < 20] == []
