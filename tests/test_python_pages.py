"""Python beyond the listings: brief, export, timeline and check, and answers that other libraries read."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dialoguekb import open_knowledge_base
from dialoguekb.errors import DialoguekbError, MissingValueError, UnknownValueError, WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.output.json_text import json_text
from knowledge import SOUND, TODAY, run_here, spoilt, write_files


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    monkeypatch.delenv("DIALOGUEKB_DATA", raising=False)


@pytest.fixture(scope="module")
def kb() -> Iterator[KnowledgeBase]:
    with open_knowledge_base() as opened:
        yield opened


PAGES: dict[tuple[str, ...], Callable[[KnowledgeBase], str]] = {
    ("brief", "India", "Japan"): lambda kb: str(kb.brief("India", "Japan")),
    ("brief", "Quad", "--short", "-o", "markdown"): lambda kb: kb.brief("Quad", short=True).markdown,
    ("brief", "India", "Japan", "--short"): lambda kb: str(kb.brief("India", "Japan", short=True)),
    ("brief", "IN", "JP", "--since", "2024", "--no-sources", "-o", "html"): lambda kb: (
        kb.brief("IN", "JP", since=2024, sources=False).html
    ),
    ("brief", "IN", "JP", "--topic", "Cyber security", "-o", "json"): lambda kb: (
        json_text(kb.brief("IN", "JP", topic="Cyber security").data) + "\n"
    ),
    ("export", "-", "--country", "Japan", "--since", "2024-08-20"): lambda kb: (
        kb.export(country="Japan", since=date(2024, 8, 20)).markdown
    ),
    ("export", "-", "--dialogue", "in-jp-2plus2", "--full"): lambda kb: (
        kb.export(dialogue="in-jp-2plus2", full=True).markdown
    ),
}
"""What is typed -> the same text from Python."""


@pytest.mark.parametrize("typed", PAGES, ids=" ".join)
def test_a_page_is_that_of_the_command_line(
    kb: KnowledgeBase, capfd: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    assert PAGES[typed](kb) == run_here(capfd, *typed).stdout


def test_a_page_says_what_it_is_and_a_notebook_shows_it(kb: KnowledgeBase) -> None:
    page = kb.brief("India", "Japan", short=True)
    assert repr(page) == "<Page 'India and Japan: before the next round', 6 sections, 0 sources>"
    assert page._repr_markdown_() == page.markdown
    assert page.remarks == ()
    assert [str(remark) for remark in kb.export(country="Japan").remarks] != []


@pytest.mark.parametrize("ending", [".md", ".html", ".json"])
def test_an_export_is_written_in_the_form_of_the_ending(kb: KnowledgeBase, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"quad{ending}"
    page = kb.export(file, dialogue="quad-leaders")
    forms = {
        ".md": page.markdown,
        ".html": page.html,
        ".json": json_text(page.data) + "\n",
    }
    assert file.read_text(encoding="utf-8") == forms[ending]
    with pytest.raises(WrongCallError, match="exists and was left as it is"):
        kb.export(str(file), dialogue="quad-leaders")
    kb.export(file, dialogue="quad-leaders", force=True)


def test_an_export_of_nothing_writes_nothing_and_says_so(kb: KnowledgeBase, tmp_path: Path) -> None:
    page = kb.export(tmp_path / "none.md", year=1950)
    assert str(page.remarks[0]) == "no meetings and no agreements match; nothing was written"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("dialogue", {"group": "in-jp-2plus2", "start": "2019-11-30", "status": "held"}),
        ("partner", {"group": "India", "start": "2019-11-30", "status": "held"}),
        ("year", {"group": "2019", "start": "2019-11-30", "status": "held"}),
    ],
)
def test_a_timeline_is_rows_in_groups(kb: KnowledgeBase, by: str, first: dict[str, str]) -> None:
    rows = kb.timeline(by, country="Japan", dialogue="in-jp-2plus2")
    assert rows[0] == first
    assert [row["start"] for row in rows] == ["2019-11-30", "2022-09-08", "2024-08-20"]


def test_the_remarks_of_a_timeline_are_those_of_the_command_line(
    kb: KnowledgeBase, capfd: pytest.CaptureFixture[str]
) -> None:
    for typed, rows in (
        (("--country", "Japan"), kb.timeline(country="Japan")),
        (("--year", "1950"), kb.timeline(year=1950)),
        (("--by", "partner", "--dialogue", "AUSMIN"), kb.timeline("partner", dialogue="AUSMIN")),
    ):
        assert tuple(run_here(capfd, "timeline", *typed).stderr.splitlines()) == tuple(map(str, rows.remarks))


def test_check_returns_the_findings_of_the_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write_files(tmp_path, spoilt("agreements.yaml", "2021-07-11\n", "2021-07-11\n    ended: 2019\n"))
    with open_knowledge_base(folder) as opened:
        found = opened.check()
        printed = run_here(capfd, "check", str(folder), "-o", "json")
        assert found == json.loads(printed.stdout)
        assert found
        assert opened.check(rule=[found[0]["rule"]]) == [row for row in found if row["rule"] == found[0]["rule"]]
        with pytest.raises(UnknownValueError, match="rule"):
            opened.check(rule="nope")
    with open_knowledge_base(write_files(tmp_path / "sound", SOUND)) as opened:
        assert opened.check() == []


WRONG_CALLS: dict[str, tuple[Callable[[Any], object], type[DialoguekbError]]] = {
    "a brief of nothing": (lambda kb: kb.brief(), MissingValueError),
    "a brief of a number": (lambda kb: kb.brief(1.5, "JP"), WrongCallError),
    "a brief since no day": (lambda kb: kb.brief("IN", "JP", since="never"), WrongCallError),
    "a brief on an unknown topic": (lambda kb: kb.brief("IN", "JP", topic="cybr"), WrongCallError),
    "columns of an export": (lambda kb: kb.export(columns="id"), UnknownValueError),
    "a form of file": (lambda kb: kb.export("a.pdf", country="JP"), WrongCallError),
    "columns of a timeline": (lambda kb: kb.timeline(columns="id"), UnknownValueError),
    "a group": (lambda kb: kb.timeline("city"), UnknownValueError),
}


@pytest.mark.parametrize("wrong", WRONG_CALLS)
def test_a_wrong_call_is_refused(kb: KnowledgeBase, wrong: str) -> None:
    call, error = WRONG_CALLS[wrong]
    with pytest.raises(error):
        call(kb)


DAYS: Sequence[Any] = ("2024", 2024, date(2024, 1, 1), datetime(2024, 1, 1, 9, 30))  # noqa: DTZ001 - a time of pandas


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_a_date_is_a_text_a_year_a_date_or_a_time(kb: KnowledgeBase, day: Any) -> None:
    assert kb.meetings(country="Japan", since=day) == kb.meetings(country="Japan", since="2024-01-01")
    assert (
        kb.brief("IN", "JP", since=day, short=True).markdown == kb.brief("IN", "JP", since="2024", short=True).markdown
    )
    assert kb.officials(role="defence-minister", country="Japan", on=day)
    with open_knowledge_base(as_known_on=day) as then:
        assert then.known_on in {"2024-12-31", "2024-01-01"}


def test_an_answer_is_a_sequence_of_mappings_with_remarks(kb: KnowledgeBase) -> None:
    for answer in (
        kb.meetings(country="Japan"),
        kb.partners("Japan"),
        kb.search("fighter exercise"),
        kb.why("in-jp-2plus2-2022"),
        kb.timeline(country="Japan"),
        kb.check(),
        kb.sql("select id from meetings limit 2"),
    ):
        assert isinstance(answer, Sequence)
        assert all(isinstance(row, Mapping) for row in answer)
        assert isinstance(answer.remarks, tuple)


def test_pandas_reads_an_answer_as_it_stands(kb: KnowledgeBase) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(kb.meetings(country="Japan", with_="India", format="2+2"))
    assert list(frame["id"])[-1] == "in-jp-2plus2-2024"
    assert list(frame.columns) == [column.name for column in kb.meetings(limit=0).columns]
