"""Countries over time: codes, names, the time in which one existed, and what falls outside it."""

from pathlib import Path

import pytest

from dialoguekb.knowledge_base import open_knowledge_base
from knowledge import SOUND, problems_of, write_files

from .findings import messages

COUNTRIES = """\
countries:
  - {id: XK, name: Kosovo, existed: {from: 2008-02-17}, sources: [herald]}
  - id: YUCS
    alpha3: YUG
    name: Yugoslavia
    existed: {from: 1992-04-28, to: 2003-02-04}
    successors: [XK]
    former_names: [{name: Federal Republic, from: 1992-04-28, to: 2003-02-04}, Third Yugoslavia]
    capital: Belgrade
    other_capitals: [Podgorica]
    sources: [herald]
"""

MEETING = (
    "meetings:\n  - {id: met, title: Talks, format: other, level: ministerial, status: held, start: %s,"
    " sides: [YUCS, IN], sources: [herald]}\n"
)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("1999-05-01", []),
        ("2003-02-04", []),
        ("2003", []),
        ("2003-02-05", ["Yugoslavia ended on 2003-02-04"]),
        ("1990", ["Yugoslavia began on 1992-04-28"]),
    ],
)
def test_a_country_meets_while_it_exists(tmp_path: Path, start: str, found: list[str]) -> None:
    assert messages(tmp_path, "outside-existence", COUNTRIES + MEETING % start) == found


@pytest.mark.parametrize(("joined", "found"), [("2000", 0), ("2007", 1)])
def test_a_country_belongs_to_groupings_and_has_ministers_while_it_exists(
    tmp_path: Path, joined: str, found: int
) -> None:
    text = COUNTRIES + (
        f"groupings:\n  - {{id: forum, short: F, name: F, kind: forum, members: [{{country: YUCS, from: {joined}}}]}}\n"
        "offices:\n  - {id: yucs-minister, country: YUCS, role: foreign-minister, title: Minister}\n"
        f"officials:\n  - {{id: a-b, name: A B, tenures: [{{office: yucs-minister, from: {joined}}}]}}\n"
    )
    assert len(messages(tmp_path, "outside-existence", text)) == 2 * found


@pytest.mark.parametrize("existed", ["", "existed: {from: 1918}, "])
def test_a_former_country_says_when_it_ended(tmp_path: Path, existed: str) -> None:
    text = f"countries:\n  - {{id: CSHH, name: Czechoslovakia, {existed}sources: [herald]}}\n"
    says = "CSHH is the code of a former country, and its end is not written"
    assert messages(tmp_path, "former-country-without-end", text) == [says]


def test_a_country_ends_after_it_began(tmp_path: Path) -> None:
    days = "from: 1990, to: 1980"
    text = f"countries:\n  - {{id: AA, name: A, existed: {{{days}}}, former_names: [{{name: B, {days}}}]}}\n"
    assert messages(tmp_path, "order-of-dates", text) == ["to 1980 is before from 1990"] * 2


@pytest.mark.parametrize(("key", "meant"), [("to", "existed"), ("until", "existed"), ("successor", "successors")])
def test_another_word_leads_to_the_field(tmp_path: Path, key: str, meant: str) -> None:
    text = f"countries:\n  - {{id: YU, name: Yugoslavia, {key}: 2003-02-04, sources: [herald]}}\n"
    (problem,) = [each for each in problems_of(tmp_path, SOUND | {"x.yaml": text}) if each.rule == "unknown-field"]
    assert problem.nearest == (meant,)


def test_names_and_filters_work_for_a_country_that_is_no_more(tmp_path: Path) -> None:
    with open_knowledge_base(write_files(tmp_path / "kb", SOUND | {"x.yaml": COUNTRIES + MEETING % "1999"})) as base:
        for name in ("YUCS", "yucs", "Yugoslavia", "Federal Republic", "third yugoslavia"):
            assert [row["id"] for row in base.meetings(country=name)] == ["met"]
        (row,) = base.partners("IN", where="row.id = 'YUCS'", columns="country,existed")
        assert row == {"country": "YUCS", "existed": {"from": "1992-04-28", "to": "2003-02-04"}}
        rows = {row["id"]: row for row in base.countries(columns="id,existed,successors,other_capitals,former_names")}
    assert rows["YUCS"]["successors"] == ["XK"]
    assert rows["YUCS"]["other_capitals"] == ["Podgorica"]
    assert [former["name"] for former in rows["YUCS"]["former_names"]] == ["Federal Republic", "Third Yugoslavia"]
    assert rows["IN"]["existed"] is None
