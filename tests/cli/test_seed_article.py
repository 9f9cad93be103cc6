"""The article of 24 August 2022: each of its twelve statements is asked of the program, and it is among the sources."""

import json
from typing import Any

import pytest

from knowledge import Program

ARTICLE = "financial-express-2022-08-24"
MEETING = "in-jp-2plus2-2022"


def ask(run: Program, *arguments: str) -> list[dict[str, Any]]:
    outcome = run(*arguments, "-o", "json")
    assert outcome.status == 0, outcome.stderr
    rows: list[dict[str, Any]] = json.loads(outcome.stdout)
    return rows


def the_one(run: Program, *arguments: str) -> dict[str, Any]:
    (row,) = ask(run, *arguments)
    return row


def article_report(meeting: dict[str, Any]) -> dict[str, Any]:
    (report,) = (report for report in meeting["reports"] if report["source"] == ARTICLE)
    return report  # type: ignore[no-any-return]


def test_1_when_where_and_with_whom(run: Program) -> None:
    meeting = the_one(run, "meetings", "--country", "India", "--with", "Japan", "--format", "2+2", "--on", "2022-09-08")
    assert (meeting["start"], meeting["city"], meeting["country"]) == ("2022-09-08", "Tokyo", "JP")
    assert {(seat["name"], seat["country"], seat["title"]) for seat in meeting["participants"]} == {
        ("Rajnath Singh", "IN", "Minister of Defence"),
        ("Subrahmanyam Jaishankar", "IN", "Minister of External Affairs"),
        ("Yasukazu Hamada", "JP", "Minister of Defense"),
        ("Yoshimasa Hayashi", "JP", "Minister for Foreign Affairs"),
    }
    assert ARTICLE in meeting["sources"]
    assert article_report(meeting)["start"] == "2022-09-08"
    assert article_report(meeting)["status"] == "scheduled"


@pytest.mark.parametrize("topic", ["joint-exercises", "defence-cooperation", "co-development-and-production"])
def test_2_the_focus(run: Program, topic: str) -> None:
    assert MEETING in [row["id"] for row in ask(run, "meetings", "--topic", topic, "--dialogue", "in-jp-2plus2")]
    note = article_report(the_one(run, "show", MEETING))["note"]
    for words in ("strategic cooperation", "joint exercises", "joint development of military platforms"):
        assert words in note


def test_3_before_modis_visit_for_the_state_funeral(run: Program) -> None:
    funeral = the_one(run, "meetings", "--official", "Narendra Modi", "--format", "state-event", "--year", "2022")
    assert funeral["title"] == "State Funeral of Shinzo Abe"
    assert (funeral["city"], ARTICLE in funeral["sources"]) == ("Tokyo", True)
    assert the_one(run, "show", MEETING)["start"] < funeral["start"]


def test_4_it_had_been_expected_in_april(run: Program) -> None:
    meeting = the_one(run, "show", MEETING)
    assert article_report(meeting)["was"] == "2022-04"
    assert ("expected", "2022-04") in {(report["status"], report["start"]) for report in meeting["reports"]}


@pytest.mark.parametrize("topic", ["defence-cooperation", "emerging-technologies", "co-development-and-production"])
def test_5_the_agenda(run: Program, topic: str) -> None:
    of_the_pair = ("--country", "Japan", "--with", "India")
    meeting = the_one(run, "meetings", "--topic", topic, *of_the_pair, "--format", "2+2", "--year", "2022")
    assert (meeting["id"], ARTICLE in meeting["sources"]) == (MEETING, True)


def test_6_after_the_leaders_of_the_quad_met_in_tokyo(run: Program) -> None:
    before = ask(run, "meetings", "--dialogue", "quad-leaders", "--until", "2022-08-24", "--sort", "-start")
    assert (before[0]["city"], before[0]["start"]) == ("Tokyo", "2022-05-24")
    assert ARTICLE in before[0]["sources"]


@pytest.mark.parametrize("topic", ["taiwan-strait", "south-china-sea", "east-china-sea", "line-of-actual-control"])
def test_7_regional_issues(run: Program, topic: str) -> None:
    found = {row["id"]: row for row in ask(run, "meetings", "--topic", topic, "--country", "IN", "--with", "JP")}
    assert ARTICLE in found[MEETING]["sources"]


def test_8_supplies_and_services(run: Program) -> None:
    agreement = the_one(run, "agreements", "--country", "IN", "--country", "JP", "--kind", "logistics")
    assert agreement["signed"].startswith("2020-09")
    assert "Acquisition and Cross-Servicing Agreement" in agreement["aliases"]
    assert ARTICLE in agreement["sources"]
    assert "Reciprocal Provision of Supplies and Services" in agreement["title"]
    assert "title" in [dispute["field"] for dispute in agreement["disputes"]]


def test_9_the_first_one(run: Program) -> None:
    first = ask(run, "meetings", "--dialogue", "India–Japan 2+2", "--sort", "start", "--limit", "1")[0]
    assert (first["city"], first["start"][:7], first["ordinal"]) == ("New Delhi", "2019-11", 1)
    assert ARTICLE in first["sources"]


def test_10_with_whom_india_has_it(run: Program) -> None:
    partners = ask(run, "partners", "India", "--format", "2+2", "--until", "2022-08-24")
    assert {row["name"] for row in partners} == {"United States", "Russia", "Australia", "Japan"}
    dialogues = ask(run, "dialogues", "--country", "India", "--format", "2+2")
    assert {row["id"] for row in dialogues if ARTICLE in row["sources"]} == {
        "au-in-2plus2",
        "in-jp-2plus2",
        "in-ru-2plus2",
        "in-us-2plus2",
    }
    australia = the_one(run, "countries", "--country", "Austral")
    assert (australia["id"], ARTICLE in australia["sources"]) == ("AU", True)


def test_11_all_but_russia_are_of_the_quad(run: Program) -> None:
    inside = ask(run, "partners", "India", "--format", "2+2", "--member-of", "QUAD", "--on", "2022-08-24")
    outside = ask(run, "partners", "India", "--format", "2+2", "--not-member-of", "QUAD", "--on", "2022-08-24")
    assert [row["country"] for row in inside] == ["AU", "JP", "US"]
    assert [row["country"] for row in outside] == ["RU"]
    assert ARTICLE in the_one(run, "show", "quad", "--output", "json")["sources"]


def test_12_djibouti(run: Program) -> None:
    agreement = the_one(run, "show", "India–Japan ACSA")
    assert "Djibouti" in agreement["note"]
    assert ARTICLE in agreement["sources"]
