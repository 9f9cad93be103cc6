"""Mistakes that once went unnoticed: each gives a finding with a true message."""

from pathlib import Path

import pytest

from knowledge import SOUND, Program, problems_of, write_files

ORDINARY = "dialogue: in-jp-2plus2, status: held, start: 2019-11-30, sources: [herald]"


def meeting(more: str, sources: str = "[herald]") -> str:
    fields = f"dialogue: in-jp-2plus2, status: held, start: 2019-11-30, sources: {sources}"
    return f"meetings:\n  - {{id: in-jp-2plus2-2019, {fields}, {more}}}\n"


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        (meeting("unsourced: [start, start]"), "duplicate-entry", "unsourced names 'start' twice"),
        (meeting("unsourced: [start, {field: start, why: x}]"), "duplicate-entry", "unsourced names 'start' twice"),
        (
            meeting("accepted: [{rule: two-plus-two-form, why: a}, {rule: two-plus-two-form, why: b}]"),
            "needless-acceptance",
            "the record already accepts two-plus-two-form",
        ),
        (
            meeting("accepted: [{rule: held-meeting, why: a}]"),
            "unknown-warning",
            "held-meeting is an error, and errors cannot be accepted",
        ),
        (
            meeting("accepted: [{rule: hold-meeting, why: a}]"),
            "unknown-warning",
            "no warning is called 'hold-meeting'",
        ),
        (
            meeting("city: Delhi", "[{id: herald, supports: [disputes]}]"),
            "unknown-field-path",
            "disputes describes the record itself, so it has no source",
        ),
        (
            "sources:\n  - {id: a, publisher: P, title: Page, kind: news, published: 2022, accessed: 2020}\n",
            "order-of-dates",
            "accessed 2020 is before published 2022",
        ),
        *(
            (
                f'sources:\n  - {{id: a, publisher: P, title: Page, kind: news, published: 2022, url: "{address}"}}\n',
                "wrong-form",
                f"'{shown}' is not a valid url",
            )
            for address, shown in [
                ("https://[::1", "https://[::1"),
                ("http://x:99999999/", "http://x:99999999/"),
                ("https://x:abc/", "https://x:abc/"),
                ("https://.", "https://."),
                ("http://x/\\u202egpj.exe", "http://x/\u202egpj.exe"),
            ]
        ),
    ],
)
def test_a_slip_is_a_finding(tmp_path: Path, text: str, rule: str, says: str) -> None:
    found = problems_of(tmp_path, {**SOUND, "more.yaml": text})
    assert says in [problem.message for problem in found if problem.rule == rule], [p.message for p in found]


def test_an_address_may_be_written_in_capitals(tmp_path: Path) -> None:
    text = 'sources:\n  - {id: a, publisher: P, title: A page, kind: news, published: 2022, url: "HTTPS://Example.org:8080/x"}\n'
    assert [p for p in problems_of(tmp_path, {**SOUND, "more.yaml": text}) if p.severity == "error"] == []


def test_one_rule_alone_does_not_hide_that_files_could_not_be_read(run: Program, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "kb", {**SOUND, "broken.yaml": "topics: [\n"})
    ran = run("check", str(folder), "--rule", "kept-value")
    assert ran.status == 1
    assert "of reading not shown; what could not be read was not looked at" in ran.stderr
    assert "no findings of kept-value" in ran.stderr
    sound = write_files(tmp_path / "sound", SOUND)
    assert run("check", str(sound), "--rule", "kept-value").status == 0


def test_a_folder_is_named_once_and_has_a_name(run: Program, tmp_path: Path) -> None:
    folder = str(write_files(tmp_path / "kb", SOUND))
    both = run("check", folder, "--data", folder)
    assert (both.status, both.stderr.startswith("dialoguekb: name one folder: ")) == (2, True)
    for arguments in (["check", ""], ["meetings", "--data", ""]):
        ran = run(*arguments)
        assert (ran.status, "name a folder, or leave" in ran.stderr) == (2, True)


def test_the_advice_can_be_pasted(run: Program, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "two words", {**SOUND, "broken.yaml": "topics: [\n"})
    assert f"dialoguekb check '{folder}'" in run("topics", "--data", str(folder)).stderr


def test_an_alias_takes_no_field_away(run: Program, tmp_path: Path) -> None:
    alias = SOUND["dialogues.yaml"].replace("format: 2+2,", "aliases: [in-jp-2plus2-2022.start], format: 2+2,")
    folder = write_files(tmp_path / "kb", {**SOUND, "dialogues.yaml": alias})
    assert "2022-09-08" in run("why", "in-jp-2plus2-2022.start", "--data", str(folder)).stdout


def test_it_runs_where_python_drops_docstrings(run: Program) -> None:
    ran = run("--version", PYTHONOPTIMIZE="2")
    assert (ran.status, ran.stderr) == (0, "")
