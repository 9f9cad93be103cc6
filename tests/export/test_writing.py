import os
import stat
from pathlib import Path

import pytest

from dialoguekb.errors import EnvironmentFailedError, WrongCallError
from dialoguekb.export.document_forms import writer_for
from dialoguekb.export.file_writer import destination, refuse_existing, write_whole
from dialoguekb.export.markdown_document import render_markdown_document


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.md", "Tōkyō\n")
    assert (tmp_path / "a.md").read_bytes() == "Tōkyō\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_new_file_has_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "a.md"
    plain.touch()
    write_whole(target, "new")
    assert target.stat().st_mode == plain.stat().st_mode
    target.chmod(0o640)
    write_whole(target, "newer")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text() == "newer"


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(EnvironmentFailedError, match="No space left on device"):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, "new")
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(folder / "real.md")
    (tmp_path / "dangling.md").symlink_to(folder / "new.md")
    write_whole(tmp_path / "link.md", "new")
    write_whole(tmp_path / "dangling.md", "newer")
    assert (tmp_path / "link.md").is_symlink()
    assert (folder / "real.md").read_text() == "new"
    assert (folder / "new.md").read_text() == "newer"


def test_where_no_file_can_stand_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    (tmp_path / "file").touch()
    for name, said in (
        ("pipe.md", "it is not a regular file"),
        ("folder.md", "it is a folder"),
        ("loop.md", "cannot write"),
        ("nowhere/a.md", "there is no folder"),
        ("file/a.md", "cannot write"),
        (f"{'x' * 300}.md", "File name too long"),
        ("a\0.md", "cannot write"),
    ):
        with pytest.raises(EnvironmentFailedError, match=said):
            destination(tmp_path / name)
    with pytest.raises(EnvironmentFailedError, match="not a regular file"):
        destination(Path("/dev/full"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_without_permission_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(EnvironmentFailedError, match="read-only"):
        write_whole(target, "new")
    target.chmod(0o644)
    tmp_path.chmod(0o555)
    with pytest.raises(EnvironmentFailedError, match="Permission denied"):
        write_whole(target, "new")
    tmp_path.chmod(0o755)
    assert target.read_text() == "old"


def test_an_existing_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    refuse_existing(target)
    target.touch()
    with pytest.raises(WrongCallError, match=r"a\.md exists and was left as it is; --force overwrites it"):
        refuse_existing(target)


@pytest.mark.parametrize("name", ["a.md", "A.MD", "folder.x/a.md", "-"])
def test_the_ending_chooses_the_form(name: str) -> None:
    assert writer_for(name) is render_markdown_document


@pytest.mark.parametrize("name", ["a", "a.pdf", "a.md.txt", "", "md", "--", ".md/"])
def test_another_ending_names_the_forms(name: str) -> None:
    with pytest.raises(WrongCallError, match=r"must end in \.md"):
        writer_for(name)
