from pathlib import Path

import pytest

from knowledge import Program


def test_a_file_is_written_and_stderr_says_what_it_holds(run: Program, tmp_path: Path) -> None:
    done = run("export", "japan.md", "--country", "Japan", folder=tmp_path)
    assert (done.status, done.stdout) == (0, "")
    text = (tmp_path / "japan.md").read_text(encoding="utf-8")
    assert text.startswith("# Dialogues and agreements of Japan\n")
    sources = text.count("\n[^")
    assert done.stderr.startswith("wrote japan.md: ")
    wrote, *remarks = done.stderr.splitlines()
    assert wrote.endswith(f"agreements, {sources} sources")
    assert all(remark.startswith("not searched for meetings of every year: ") for remark in remarks)
    assert run("export", "-", "--country", "Japan", folder=tmp_path).stdout == text


def test_a_document_without_a_table_of_partners_counts_none(run: Program, tmp_path: Path) -> None:
    assert "partner" in run("export", "-", "--country", "Peru", folder=tmp_path).stderr
    assert "partner" not in run("export", "-", "--country", "Chile", "--with", "Peru", folder=tmp_path).stderr


def test_an_existing_file_is_kept_without_force(run: Program, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    refused = run("export", "a.md", "--year", "2022", folder=tmp_path)
    assert refused.status == 2
    assert refused.stderr == "dialoguekb: a.md exists and was left as it is; --force overwrites it\n"
    assert target.read_text() == "mine"
    assert run("export", "a.md", "--year", "2022", "--force", folder=tmp_path).status == 0
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_where_nothing_matches_stderr_says_which_years_were_not_searched(run: Program, tmp_path: Path) -> None:
    done = run("export", "-", "--dialogue", "in-jp-2plus2", "--city", "Melbourne", folder=tmp_path)
    nothing, searched = done.stderr.splitlines()
    assert nothing == "no meetings and no agreements match; nothing was written"
    assert searched.endswith("meetings after 2024 have not been searched for")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("a.pdf",), 2, "must end in .md"),
        (("nowhere/a.md",), 3, "there is no folder"),
        (("folder.md",), 3, "it is a folder"),
        (("a.md", "--country", "Jpan"), 2, "did you mean Japan?"),
        (("a.md", "--format", "sumit"), 2, "did you mean summit?"),
        (("a.md", "--year", "1950"), 0, "no meetings and no agreements match; nothing was written"),
        ((), 2, "missing argument"),
    ],
)
def test_what_cannot_be_written_is_said_and_writes_nothing(
    run: Program, tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    (tmp_path / "folder.md").mkdir()
    done = run("export", *arguments, folder=tmp_path)
    assert (done.status, done.stdout) == (status, "")
    assert said in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.md"]
