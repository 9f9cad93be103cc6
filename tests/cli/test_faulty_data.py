"""A knowledge base with faults answers all the same: every command, whatever is missing, and each says what is."""

from pathlib import Path

import pytest

from budget import sample
from dialoguekb.loading.full import check_folder
from knowledge import SOUND, run_here, write_files

CALLS = (
    (), ("meetings", "-o", "json"), ("countries",), ("offices",), ("officials", "-o", "csv"), ("groupings",),
    ("dialogues", "-o", "json"), ("dialogues", "--overdue"), ("agreements", "-o", "json"), ("topics",), ("sources",),
    ("partners", "Japan"), ("partners", "India", "--matrix"), ("stats",), ("disputes",), ("search", "ministers"),
    ("timeline",), ("brief", "India", "Japan"), ("export", "-", "--country", "Japan"),
    ("meetings", "--as-known-on", "2022-09-10"), ("agreements", "--as-known-on", "2022-09-10"),
    ("why", "in-jp-2plus2-2022"), ("show", "in-jp-2plus2-2022"), ("show", "JP"), ("sql", "select * from citations"),
)  # fmt: skip

FILES = [name for name in SOUND if name != "dialoguekb.yaml"]


@pytest.mark.deep
@pytest.mark.parametrize("file", sample(FILES, 3))
def test_a_file_is_missing(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _ask_everything(write_files(tmp_path / "kb", {name: SOUND[name] for name in SOUND if name != file}), capsys)


@pytest.mark.deep
@pytest.mark.parametrize("file", sample(FILES, 3))
def test_no_record_of_a_file_can_be_read(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOUND[file].replace("- id:", "- nonsense: 1\n    id:").replace("{id:", "{nonsense: 1, id:")
    _ask_everything(write_files(tmp_path / "kb", {**SOUND, file: text}), capsys)


def _ask_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    is_faulty = any(problem.severity == "error" for problem in check_folder(folder).problems)
    for call in CALLS:
        outcome = run_here(capsys, *call, "--data", str(folder))
        lines = outcome.stderr.splitlines()
        is_named = call[:1] in {("show",), ("why",), ("partners",), ("brief",), ("export",)}
        assert outcome.status == 0 or (is_named and "is called" in lines[-1]), (call, outcome.stderr)
        assert any(" in the files; " in line for line in lines) == is_faulty, (call, outcome.stderr)
        assert "please report" not in outcome.stderr, call


def test_a_country_without_a_record_does_not_stop_a_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "offices: [{id: zz-fm, country: ZZ, role: foreign-minister, title: FM}]\n"
        "dialogues: [{id: d, name: D, format: summit, level: leader, sides: [ZZ]}]\n"
        "meetings: [{id: m, dialogue: d, status: held, start: 2024-01-01}]\n"
    )
    folder = write_files(tmp_path / "kb", {"dialoguekb.yaml": SOUND["dialoguekb.yaml"], "a.yaml": text})
    outcome = run_here(capsys, "export", "-", "--data", str(folder))
    assert outcome.status == 0, outcome.stderr


def test_a_record_that_may_not_replace_one_below_leaves_it_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(tmp_path / "below", SOUND)
    above = {"dialoguekb.yaml": "title: Above\nschema: 1\nextends: ../below\n",
             "a.yaml": "countries:\n  - {id: JP, name: Nippon}\n"}  # fmt: skip
    outcome = run_here(capsys, "countries", "-o", "json", "--data", str(write_files(tmp_path / "above", above)))
    assert '"Japan"' in outcome.stdout
    assert '"Nippon"' not in outcome.stdout


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        ("bultin", "there is no folder 'bultin' to extend; did you mean builtin?"),
        ("../nowhere", "there is no folder '../nowhere' to extend"),
        ("[builtin, /]", "'/' is an absolute path"),
        ("../empty", "there is no manifest"),
        ("../damaged", "there is no folder '../further' to extend"),
        (".", "'.' extends this knowledge base in turn"),
    ],
)
def test_a_layer_that_cannot_be_read_stops_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], extends: str, said: str
) -> None:
    (tmp_path / "empty").mkdir()
    write_files(tmp_path / "damaged", {"dialoguekb.yaml": "title: D\nschema: 1\nextends: ../further\n"})
    manifest = f"title: Above\nschema: 1\nextends: {extends}\n"
    folder = write_files(tmp_path / "kb", {**SOUND, "dialoguekb.yaml": manifest})
    outcome = run_here(capsys, "countries", "--data", str(folder))
    assert (outcome.stdout, outcome.status) == ("", 1)
    assert f": {said}\n" in outcome.stderr
    assert " with: dialoguekb check " in outcome.stderr
