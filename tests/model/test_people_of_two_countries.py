"""A person with offices of several countries, and a person without a record, at the table and in every answer."""

import json
from pathlib import Path

import pytest

from dialoguekb.errors import UnknownNameError
from dialoguekb.knowledge_base import open_knowledge_base
from knowledge import SOUND, problems_of, run_here, write_files

PEOPLE = """\
countries:
  - {id: ES, name: Spain}
  - {id: EU, name: European Union}
offices:
  - {id: es-foreign-minister, country: ES, role: foreign-minister, title: Minister of Foreign Affairs}
  - {id: eu-representative, country: EU, role: foreign-minister, title: High Representative}
officials:
  - id: jordi-exemplo
    name: Jordi Exemplo
    country: ES
    tenures:
      - {office: es-foreign-minister, from: 2018-06-07, to: 2019-12-15}
      - {office: eu-representative, from: 2019-12-01, to: 2024-11-30}
  - id: ida-nowhere
    name: Ida Nowhere
    tenures: [{office: es-foreign-minister, from: 2019-12-15, to: 2021-07-10}]
"""

MEETING = """\
  - id: {id}
    title: Talks {id}
    format: other
    level: ministerial
    status: held
    start: {start}
    sides: [{sides}]
    participants: [{participant}]
    sources: [herald]
"""


def meetings(*rows: tuple[str, str, str, str]) -> str:
    keys = ("id", "start", "sides", "participant")
    return PEOPLE + "meetings:\n" + "".join(MEETING.format(**dict(zip(keys, row, strict=True))) for row in rows)


SPANISH = ("es-jp-2019", "2019-02-01", "ES, JP", "jordi-exemplo")
EUROPEAN = ("eu-jp-2022", "2022-03-01", "EU, JP", "jordi-exemplo")
HANDOVER = ("eu-in-2019", "2019-12-10", "EU, IN", "jordi-exemplo")
NO_HOME = ("es-in-2020", "2020-02-01", "ES, IN", "ida-nowhere")
NO_RECORD = ("in-jp-2021", "2021-02-01", "IN, JP", "{name: Tore Sandvik, as: Minister of Defence, for: JP}")

ALL = meetings(SPANISH, EUROPEAN, HANDOVER, NO_HOME, NO_RECORD)


@pytest.fixture(name="base", scope="module")
def base_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("people") / "kb", SOUND | {"people.yaml": ALL})


def test_nothing_is_wrong_with_them(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, SOUND | {"people.yaml": ALL})
    assert [(problem.severity, problem.rule, problem.message) for problem in problems] == [
        ("info", "unrecorded-participant", "Tore Sandvik has no record")
    ]
    assert "{id: tore-sandvik, name: Tore Sandvik, country: JP, sources: [...]}" in problems[0].expected


@pytest.mark.parametrize("name", ["Ana: Uno", "[x]", "Ana, Uno", "- Ana", "Ana #2", "{a}"])
def test_the_record_to_write_quotes_a_name_that_yaml_would_read_otherwise(tmp_path: Path, name: str) -> None:
    person = f"{{name: {json.dumps(name)}, as: Minister of Defence, for: JP}}"
    files = SOUND | {"people.yaml": meetings(("in-jp-2021", "2021-02-01", "IN, JP", person))}
    (problem,) = (each for each in problems_of(tmp_path, files) if each.rule == "unrecorded-participant")
    assert f"name: {json.dumps(name)}, country: JP" in problem.expected


def test_the_country_at_the_table_is_that_of_the_office(base: Path) -> None:
    with open_knowledge_base(base) as knowledge_base:
        query = "select meeting, country, office, title from participants where meeting not like '%2plus2%' order by 1"
        seats = knowledge_base.query(query, {}).rows
    assert [tuple(seat) for seat in seats] == [
        ("es-in-2020", "ES", "es-foreign-minister", "Minister of Foreign Affairs"),
        ("es-jp-2019", "ES", "es-foreign-minister", "Minister of Foreign Affairs"),
        ("eu-in-2019", "EU", "eu-representative", "High Representative"),
        ("eu-jp-2022", "EU", "eu-representative", "High Representative"),
        ("in-jp-2021", "JP", None, "Minister of Defence"),
    ]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("--country", "EU"), ["jordi-exemplo"]),
        (("--country", "ES"), ["jordi-exemplo", "ida-nowhere"]),
        (("--country", "ES", "--country", "EU"), ["jordi-exemplo"]),
        (("--country", "EU", "--role", "foreign-minister", "--on", "2020-01-01"), ["jordi-exemplo"]),
        (("--country", "ES", "--role", "foreign-minister", "--on", "2020-01-01"), ["ida-nowhere"]),
        (("--country", "ES", "--on", "2018-07-01"), ["jordi-exemplo"]),
    ],
)
def test_officials_are_listed_by_the_countries_that_they_served(
    base: Path, arguments: tuple[str, ...], ids: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capfd, "officials", *arguments, "-o", "json", "--data", str(base))
    assert [row["id"] for row in json.loads(ran.stdout)] == ids


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "ida-nowhere"),
        ("show", "ida-nowhere", "-o", "markdown"),
        ("show", "ida-nowhere", "-o", "yaml"),
        ("officials", "ida-nowhere"),
        ("officials", "ida-nowhere", "-o", "cards"),
        ("why", "ida-nowhere"),
        ("search", "Ida Nowhere"),
        ("brief", "ES", "IN"),
        ("export", "-", "--full", "--country", "ES"),
    ],
)
def test_a_person_without_a_country_of_origin_is_shown(
    base: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capfd, *arguments, "--data", str(base))
    assert (ran.status, "Nowhere" in ran.stdout, "None" in ran.stdout) == (0, True, False), ran


def test_the_tenures_of_another_country_name_it(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capfd, "officials", "Jordi Exemplo", "--data", str(base))
    assert "High Representative (EU) 2019-12-01–2024-11-30" in ran.stdout
    assert "Meetings attended (3)" in ran.stdout


@pytest.mark.parametrize("name", ["Tore Sandvik", "sandvik tore", "TORE  SANDVIK"])
@pytest.mark.parametrize("command", ["meetings", "stats", "timeline", "topics", "export"])
def test_a_person_without_a_record_is_found_by_name(
    base: Path, command: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file = ("-",) if command == "export" else ()
    ran = run_here(capfd, command, *file, "--official", name, "--data", str(base))
    assert ran.status == 0, ran
    if command in {"meetings", "export"}:
        assert "in-jp-2021" in ran.stdout


@pytest.mark.parametrize(
    ("name", "other"), [("Herald", "!!!"), ("\U0001f600", "!!!"), ("Bilateral Talks", "\U0001f600")]
)
def test_a_person_without_a_record_is_found_whatever_else_has_the_name(tmp_path: Path, name: str, other: str) -> None:
    person = f"{{name: {json.dumps(name)}, as: Minister of Defence, for: JP}}"
    row = ("in-jp-2021", "2021-02-01", "IN, JP", person)
    written = meetings(row).replace("Talks in-jp-2021", json.dumps(name))
    with open_knowledge_base(write_files(tmp_path / "kb", SOUND | {"people.yaml": written})) as knowledge_base:
        assert [each["id"] for each in knowledge_base.meetings(official=name)] == ["in-jp-2021"]
        with pytest.raises(UnknownNameError):
            knowledge_base.meetings(official=other)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "in-jp-2021"),
        ("meetings", "--year", "2021", "--columns", "participants"),
        ("export", "-", "--full", "--year", "2021"),
    ],
)
def test_a_person_without_a_record_is_marked(
    base: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert "(no record)" in run_here(capfd, *arguments, "--data", str(base)).stdout


def test_the_search_finds_a_person_without_a_record(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "in-jp-2021" in run_here(capfd, "search", "Sandvik", "--data", str(base)).stdout


def test_the_officials_do_not_list_a_person_without_a_record(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capfd, "officials", "Tore Sandvik", "--data", str(base))
    hint = "Tore Sandvik has no record; dialoguekb meetings --official 'Tore Sandvik' finds where they sat"
    assert (ran.status, hint in ran.stderr) == (2, True), ran


def test_a_name_that_nobody_has_is_an_error(base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command, name in [("meetings", "Tore Nobody"), ("officials", "Tore Sandvik"), ("agreements", "Tore Nobody")]:
        assert run_here(capfd, command, "--official", name, "--data", str(base)).status == 2


@pytest.mark.parametrize(
    ("meeting", "rule", "message"),
    [
        (
            ("x", "2019-12-10", "ES, EU", "jordi-exemplo"),
            "participant-country",
            "Jordi Exemplo may stand for ES or EU on 2019-12-10",
        ),
        (("x", "2019-12-10", "ES, EU", "{official: jordi-exemplo, for: EU}"), None, None),
        (("x", "2019-12-10", "ES, EU", "{official: jordi-exemplo, office: eu-representative}"), None, None),
        (
            ("x", "2019-12-10", "ES, EU", "{official: jordi-exemplo, office: eu-representative, for: ES}"),
            "participant-country",
            "Jordi Exemplo stands for ES, but eu-representative is an office of EU",
        ),
        (
            ("x", "2022-03-01", "ES, JP", "jordi-exemplo"),
            "participant-side",
            "Jordi Exemplo represents EU, which is not a side of this meeting",
        ),
        (
            ("x", "2022-03-01", "ES, JP", "{official: jordi-exemplo, for: ES}"),
            "participant-office",
            "Jordi Exemplo held no recorded office of ES on 2022-03-01",
        ),
        (("x", "2022-03-01", "ES, JP", "{official: jordi-exemplo, for: ES, as: Envoy}"), None, None),
        (
            ("x", "2022-03-01", "ES, JP", "{official: jordi-exemplo, for: IN, as: Envoy}"),
            "participant-side",
            "Jordi Exemplo represents IN, which is not a side of this meeting",
        ),
        (
            ("x", "2022-03-01", "ES, JP", "{name: Tore Sandvik}"),
            "participant-country",
            "nothing says for whom Tore Sandvik sits at the table",
        ),
        (("x", "2022-03-01", "ES, JP", "{as: Envoy, for: ES}"), "participant-name", "the participant names nobody"),
        (
            ("x", "2022-03-01", "ES, JP", "{name: Ana Uno, for: ES, office: es-foreign-minister}"),
            "participant-name",
            "Ana Uno has no record, so no tenure shows the office es-foreign-minister",
        ),
        (
            ("x", "2022-03-01", "ES, JP", "{name: Nowhere Ida, for: ES}"),
            "unrecorded-participant",
            "Nowhere Ida has the name of an official, ida-nowhere",
        ),
    ],
)
def test_for_whom_somebody_sits_is_certain(
    tmp_path: Path, meeting: tuple[str, str, str, str], rule: str | None, message: str | None
) -> None:
    problems = problems_of(tmp_path, SOUND | {"people.yaml": meetings(meeting)})
    told = [(each.rule, each.message) for each in problems if not each.message.endswith("has no record")]
    assert told == ([(rule, message)] if rule else [])
