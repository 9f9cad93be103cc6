"""What an office was called on a day: at the table, in a tenure, in an answer about a day."""

from pathlib import Path

import pytest

from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.office_titles import title_spans
from dialoguekb.model.records import Office, OfficeTitle
from dialoguekb.query.selection import Question
from knowledge import SOUND, problems_of, run_here, write_files

OFFICE = """\
offices:
  - id: au-defence-minister
    country: AU
    role: defence-minister
    ministry: Department of War
    titles:
      - {title: Minister of War, to: 2018-05-01, sources: [herald]}
      - {title: Minister of Defence, ministry: Department of Defence, from: 2018-05-01, to: 2020, unsourced: [to]}
      - {title: Minister of Defence and Veterans, from: 2020}
officials:
  - {id: ana-uno, name: Ana Uno, country: AU, tenures: [{office: au-defence-minister, from: 2017-01, to: 2018-05-01}]}
  - {id: bo-dos, name: Bo Dos, country: AU, tenures: [{office: au-defence-minister, from: 2018-05-01, to: 2021-06-01}]}
"""

MEETING = """\
  - id: au-jp-{day}
    title: Talks of {day}
    format: other
    level: ministerial
    status: held
    start: {day}
    sides: [AU, JP]
    participants: [{who}]
    sources: [herald]
"""


@pytest.fixture(name="base")
def base_fixture(tmp_path: Path) -> Path:
    days = [("2017-02-03", "ana-uno"), ("2018-05-01", "bo-dos"), ("2019", "bo-dos"), ("2020", "bo-dos")]
    days += [("2021", "bo-dos")]
    meetings = "meetings:\n" + "".join(MEETING.format(day=day, who=who) for day, who in days)
    assert problems_of(tmp_path / "checked", SOUND | {"au.yaml": OFFICE + meetings}) == []
    return write_files(tmp_path / "kb", SOUND | {"au.yaml": OFFICE + meetings})


def test_a_participant_has_the_title_of_the_day(base: Path) -> None:
    with open_knowledge_base(base) as knowledge_base:
        query = "select meeting, title from participants where meeting like 'au-jp-20%' order by 1"
        titles = dict(knowledge_base.query(query, {}).rows)
    assert titles == {
        "au-jp-2017-02-03": "Minister of War",
        "au-jp-2018-05-01": "Minister of Defence",
        "au-jp-2019": "Minister of Defence",
        "au-jp-2020": "Minister of Defence or Minister of Defence and Veterans",
        "au-jp-2021": "Minister of Defence and Veterans",
    }


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (None, ["Minister of War", "Minister of Defence; later Minister of Defence and Veterans"]),
        ("2017-03-01", ["Minister of War"]),
        ("2018-05-01", ["Minister of War", "Minister of Defence"]),  # the day of handover
        ("2019-03-01", ["Minister of Defence"]),
        ("2021-03-01", ["Minister of Defence and Veterans"]),
    ],
)
def test_a_tenure_has_the_titles_of_its_days(base: Path, on: str | None, expected: list[str]) -> None:
    filters = {"role": ["defence-minister"], "country": ["AU"], **({"on": [on]} if on else {})}
    with open_knowledge_base(base) as knowledge_base:
        rows = knowledge_base.ask("officials", Question(filters=filters, columns=["tenures"])).rows
    assert [tenure["title"] for row in rows for tenure in row[0]] == expected


@pytest.mark.parametrize(
    ("on", "title", "ministry"),
    [
        ("2017-03-01", "Minister of War", "Department of War"),
        ("2018-05-01", "Minister of Defence", "Department of Defence"),
        ("2030-01-01", "Minister of Defence and Veterans", "Department of War"),
    ],
)
def test_an_office_is_listed_under_the_title_of_the_day(base: Path, on: str, title: str, ministry: str) -> None:
    with open_knowledge_base(base) as knowledge_base:
        (row,) = knowledge_base.rows("offices", role="defence-minister", country="AU", on=on)
    assert (row["title"], row["ministry"]) == (title, ministry)
    assert row["titles"][0] == {
        "title": "Minister of War",
        "ministry": "Department of War",
        "from": None,
        "to": "2018-05-01",
    }


_OUTPUTS = [
    ("show", "au-jp-2017-02-03"),
    ("meetings", "-o", "json", "--country", "Australia", "--year", "2017"),
    ("export", "-", "--full", "--country", "Australia", "--until", "2017"),
    ("brief", "Australia", "Japan", "--as-known-on", "2017-12-31"),
    ("search", "Minister of War", "--limit", "9", "-o", "json"),
    ("why", "au-jp-2017-02-03.participants[0]"),
    ("why", "au-defence-minister.titles[0].title"),
    ("sql", "select title from office_titles where last_day < '2018-06-01'"),
]


@pytest.mark.parametrize("arguments", _OUTPUTS, ids=" ".join)
def test_every_output_has_the_title_of_the_day(
    base: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capfd, arguments[0], *arguments[1:], "--data", str(base))
    assert (ran.status, "Minister of War" in ran.stdout) == (0, True), ran


def test_a_title_tells_its_own_sources_and_doubts(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first = run_here(capfd, "why", "au-defence-minister.titles[0].title", "--data", str(base)).stdout
    assert "backs the title" in first
    second = run_here(capfd, "why", "au-defence-minister.titles[1].to", "--data", str(base)).stdout
    assert "no source read confirms it" in second


def test_a_name_of_another_day_leads_to_the_office(base: Path) -> None:
    with open_knowledge_base(base) as knowledge_base:
        found = {
            knowledge_base.find(f"Australia {title}", ("office",)).id
            for title in ("Minister of War", "minister of defence")
        }
    assert found == {"au-defence-minister"}


def office(*titles: tuple[str | None, str | None]) -> Office:
    dated = [[PartialDate.parse(text) if text else None for text in pair] for pair in titles]
    stretches = (OfficeTitle(title=f"T{n}", from_=start, to=end) for n, (start, end) in enumerate(dated))
    return Office(id="o", country="AU", role="other", title="Short", titles=tuple(stretches))


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        ([], []),
        ([(None, None)], ["0001-01-01 9999-12-31"]),
        ([(None, "2000-01-01"), ("2000-01-01", None)], ["0001-01-01 1999-12-31", "2000-01-01 9999-12-31"]),
        ([("1990", "2000"), ("2000", None)], ["1990-01-01 2000-12-31", "2000-01-01 9999-12-31"]),
        ([("2000-01-01", None), ("1990", "1999-06")], ["1990-01-01 1999-06-30", "2000-01-01 9999-12-31"]),
        ([("1990-01-01", None), ("2000-01-01", None)], ["1990-01-01 1999-12-31", "2000-01-01 9999-12-31"]),
    ],
)
def test_the_days_of_titles(titles: list[tuple[str | None, str | None]], days: list[str]) -> None:
    spans = title_spans(office(*titles))
    assert [f"{span.days.earliest} {span.days.latest}" for span in spans] == days


def test_the_seats_of_three_countries_have_titles_of_their_days(bundled: KnowledgeBase) -> None:
    query = (
        "select p.office, count(*) from participants p join offices o on o.id = p.office where p.title <> o.title"
        " and p.office in ('gb-foreign-minister', 'kr-foreign-minister', 'fr-defence-minister') group by 1"
    )
    counts = dict(bundled.query(query, {}).rows)
    assert counts == {"gb-foreign-minister": 30, "kr-foreign-minister": 2, "fr-defence-minister": 24}
