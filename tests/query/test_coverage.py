"""Where an answer rests on years that nobody declares as searched, it says so; elsewhere it is silent."""

from pathlib import Path
from typing import Any

import pytest

from dialoguekb.model.dates import PartialDate
from dialoguekb.query.coverage import find_coverage, in_spans
from dialoguekb.query.selection import Question
from knowledge import SOUND, TODAY, OpenBase, Program, run_here, write_files

DIALOGUES = """\
dialogues:
  - id: in-jp-2plus2
    name: India–Japan 2+2
    format: 2+2
    level: ministerial
    sides: [IN, JP]
    founded: 2018
    coverage: [{from: 2018, to: 2020}, {from: 2022-01, to: 2026}]
    sources: [herald]
  - {id: quad-leaders, name: Quad Summit, format: leaders, level: leader, grouping: quad, sources: [herald]}
  - {id: in-jp-2plus2-officials, name: India–Japan officials, format: 2+2, level: official, sides: [IN, JP],
     coverage: [{from: 2010, to: 2026}], sources: [herald]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    manifest = SOUND["dialoguekb.yaml"] + "as_of: 2026-11-23\n"
    return write_files(tmp_path / "kb", {**SOUND, "dialoguekb.yaml": manifest, "dialogues.yaml": DIALOGUES})


@pytest.mark.parametrize(
    ("filters", "touched", "undeclared"),
    [
        # From its founding to the day up to which the knowledge base is kept.
        ({"dialogue": ["in-jp-2plus2"]}, 1, {"in-jp-2plus2": "2021"}),
        ({"dialogue": ["in-jp-2plus2"], "since": ["2022"]}, 1, {}),
        ({"dialogue": ["in-jp-2plus2"], "year": ["2021"]}, 1, {"in-jp-2plus2": "2021"}),
        ({"dialogue": ["in-jp-2plus2"], "on": ["2021-05-05"]}, 1, {"in-jp-2plus2": "2021"}),
        ({"dialogue": ["in-jp-2plus2"], "until": ["2020-12-31"]}, 1, {}),
        # Before the founding there was nothing to be searched.
        ({"dialogue": ["in-jp-2plus2"], "since": ["1990"], "until": ["2017"]}, 1, {}),
        ({"dialogue": ["in-jp-2plus2"], "since": ["1990"]}, 1, {"in-jp-2plus2": "2021"}),
        # Beyond the day up to which the knowledge base is kept nothing is claimed.
        ({"dialogue": ["in-jp-2plus2"], "since": ["2027"]}, 1, {}),
        # Nothing known of its founding: from its first meeting, or from the period asked for.
        ({"dialogue": ["quad-leaders"]}, 1, {"quad-leaders": "2021–2026"}),
        ({"dialogue": ["quad-leaders"], "since": ["2025"]}, 1, {"quad-leaders": "2025–2026"}),
        ({"country": ["JP"], "with": ["IN"], "format": ["2+2"]}, 2, {"in-jp-2plus2": "2021"}),
        ({"country": ["JP"], "level": ["official"]}, 1, {}),
        ({"official": ["penny-wong"], "year": ["2022"]}, 1, {"quad-leaders": "2022"}),
        ({"grouping": ["quad"], "year": ["2022"]}, 1, {"quad-leaders": "2022"}),
        ({"member_at_table": ["quad"], "year": ["2022"]}, 3, {"quad-leaders": "2022"}),
        # What only a meeting can answer leaves every dialogue touched.
        ({"topic": ["security"], "status": ["held"], "year": ["2021"]}, 3, {"in-jp-2plus2": "2021", "quad-leaders": "2021"}),  # noqa: E501
        ({"country": ["CI"]}, 0, {}),
    ],
)  # fmt: skip
def test_the_years_that_a_question_touches(
    folder: Path, open_base: OpenBase, filters: dict[str, list[str]], touched: int, undeclared: dict[str, str]
) -> None:
    coverage = open_base(folder).find_coverage("meetings", Question(filters, today=TODAY))
    assert coverage is not None
    assert coverage.dialogues == touched
    assert {one.dialogue: in_spans(one.years) for one in coverage.gaps} == undeclared


HALVES = """\
  - {id: halves, name: Halves, format: other, level: official, sides: [AU, CI], sources: [herald],
     coverage: [{from: 2018-05, to: 2018-12}, {from: 2019-01, to: 2019-06}, {from: 2019-07, to: 2020-11},
                {from: 2026-01-01, to: 2026-11-23}]}
"""


@pytest.mark.parametrize(
    ("since", "until", "undeclared"),
    [
        ("2018", "2020", "2018, 2020"),
        ("2019", "2019", ""),
        # As far as the knowledge base is kept, the whole of 2026 was searched.
        ("2026", "2027", ""),
        ("0998", "1001", "0998–1001"),
    ],
)
def test_a_part_of_a_year_is_not_the_year(
    folder: Path, open_base: OpenBase, since: str, until: str, undeclared: str
) -> None:
    write_files(folder, {"dialogues.yaml": DIALOGUES + HALVES})
    question = Question({"dialogue": ["halves"], "since": [since], "until": [until]}, today=TODAY)
    coverage = open_base(folder).find_coverage("meetings", question)
    assert coverage is not None
    assert [in_spans(one.years) for one in coverage.gaps] == ([undeclared] if undeclared else [])


def test_partners_touch_the_dialogues_of_their_own_level(folder: Path, open_base: OpenBase) -> None:
    knowledge_base = open_base(folder)
    for filters, touched in (({}, 2), ({"level": ["official"]}, 1)):
        coverage = knowledge_base.find_coverage("partners", Question(filters, today=TODAY, bound={"home": "JP"}))
        assert coverage is not None
        assert coverage.dialogues == touched


@pytest.mark.parametrize(
    "listing", ["countries", "groupings", "offices", "officials", "agreements", "sources", "disputes", "stats"]
)
def test_a_listing_that_counts_no_meetings_is_silent(folder: Path, open_base: OpenBase, listing: str) -> None:
    assert open_base(folder).find_coverage(listing, Question(today=TODAY)) is None


@pytest.mark.parametrize("form", [[], ["-o", "json"], ["--count"]])
def test_the_remark_goes_to_stderr_and_leaves_the_answer_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    ran = run_here(capsys, "--data", str(folder), "meetings", "--dialogue", "in-jp-2plus2", *form)
    assert ran.status == 0
    assert "India–Japan 2+2: meetings of 2021 have not been searched for" in ran.stderr
    assert "2021" not in ran.stdout


IN_JP_2021 = "India–Japan 2+2: meetings of 2021 have not been searched for"
NOT_ALL_AGREEMENTS = "which agreements were searched for is not recorded; there may be others"
QUAD = "Quad Summit: meetings of 2021–2026 have not been searched for"


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (("dialogues", "--dialogue", "in-jp-2plus2"), [IN_JP_2021]),
        (("dialogues", "--format", "summit"), ["no dialogues match"]),
        (("topics", "--dialogue", "in-jp-2plus2"), [IN_JP_2021]),
        (("timeline", "--dialogue", "in-jp-2plus2"), [IN_JP_2021]),
        (("agreements", "--country", "Japan"), [NOT_ALL_AGREEMENTS]),
        (("agreements", "--country", "CI"), ["no agreements match", NOT_ALL_AGREEMENTS]),
        (("stats",), []),
        # A search depends on the dialogues of what it finds; where it finds nothing, on all of them.
        (("search", "exercises", "--kind", "meeting"), [IN_JP_2021]),
        (("search", "hamada", "--kind", "official"), []),
        (
            ("search", "zzzzz"),
            [
                "no match for 'zzzzz'",
                "no records match",
                "not searched for meetings of every year: in-jp-2plus2 (2021), quad-leaders (2021–2026)",
            ],
        ),
        (("show", "in-jp-2plus2"), [IN_JP_2021]),
        (("show", "Australia"), [QUAD]),
        (("show", "Australia", "Penny Wong"), [QUAD]),
        (("show", "in-jp-2plus2-2022"), []),
    ],
)
def test_every_answer_that_counts_meetings_says_it(
    folder: Path, capsys: pytest.CaptureFixture[str], call: tuple[str, ...], expected: list[str]
) -> None:
    ran = run_here(capsys, "--data", str(folder), *call)
    assert (ran.status, ran.stderr.splitlines()) == (0, expected)


def test_where_no_dialogue_could_have_such_meetings_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capsys, "--data", str(folder), "meetings", "--country", "CI")
    assert "no recorded dialogue fits the filters" in ran.stderr


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((), ""),
        ((1999,), "1999"),
        ((1999, 2000), "1999–2000"),
        ((1985, 1986, 1988, 1990, 1991), "1985–1986, 1988, 1990–1991"),
    ],
)
def test_years_in_spans(years: tuple[int, ...], text: str) -> None:
    assert in_spans(years) == text


def test_the_running_year_alone_is_no_gap(folder: Path, open_base: OpenBase) -> None:
    index = open_base(folder).index
    data_end = PartialDate.parse("2023-05-01")
    coverage = find_coverage(index, {"dialogue": ["in-jp-2plus2"], "since": ["2023"]}, data_end, ())
    assert coverage.gaps == ()


def test_remarks_can_be_silenced(folder: Path, run: Program) -> None:
    call = ("meetings", "--dialogue", "in-jp-2plus2", "--data", str(folder))
    assert run(*call, DIALOGUEKB_QUIET="1").stderr == ""
    assert run(*call, DIALOGUEKB_QUIET="0").stderr == run(*call).stderr != ""


UNDATED = """\
sources:
  - {id: herald, publisher: Herald, title: Ministers meet, kind: news, published: 2022-08-01}
  - {id: leaflet, publisher: Post, title: Without a date, kind: news}
"""


@pytest.mark.parametrize(
    ("listing", "arguments", "left_out"),
    [
        ("partners", {"home": "India"}, True),
        ("partners", {"home": "Côte d'Ivoire"}, False),
        ("partners", {"home": "India", "level": "official"}, False),
        ("dialogues", {"dialogue": "quad-leaders"}, True),
        ("dialogues", {"dialogue": "in-jp-2plus2"}, False),
        ("meetings", {"country": "India"}, True),
        ("meetings", {"country": "CI"}, False),
        ("topics", {"country": "CI"}, False),
    ],
)
def test_only_meetings_of_the_question_are_told_as_left_out(
    tmp_path: Path, open_base: OpenBase, listing: str, arguments: dict[str, str], left_out: Any
) -> None:
    meetings = SOUND["meetings.yaml"].replace("[{id: herald}]", "[leaflet]")
    files = {**SOUND, "sources.yaml": UNDATED, "meetings.yaml": meetings}
    base = open_base(write_files(tmp_path / "kb", files), as_known_on="2022-09-01")
    subject = [arguments.pop("home")] if "home" in arguments else []
    told = [remark.text for remark in base.rows(listing, *subject, **arguments).remarks if remark.topic == "undated"]  # type: ignore[arg-type]
    assert bool(told) == left_out
    assert all("quad-leaders-2021" in text for text in told)
