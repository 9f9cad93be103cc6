"""A knowledge base that is found and not named is used only if nobody else can change it."""

import os
from pathlib import Path

import pytest

from dialoguekb.data_folder import DATA_VARIABLE, bundled_folder, choose_folder, shown_path
from dialoguekb.errors import WrongCallError
from knowledge import SOUND, Program, write_files


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into a folder inside a knowledge base; return the knowledge base."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    folder = write_files(tmp_path / "above" / "kb", SOUND)
    (folder / "notes").mkdir()
    monkeypatch.chdir(folder / "notes")
    return folder


@pytest.mark.parametrize(
    ("changed", "mode", "said"),
    [
        ("", 0o777, "can be written to by every user"),
        ("", 0o1777, "can be written to by every user"),
        ("..", 0o777, "which every user can write to"),
        ("..", 0o1777, None),
        ("", 0o775, None),
    ],
)
def test_a_folder_that_others_write_to_is_not_used_unless_named(
    inside: Path, monkeypatch: pytest.MonkeyPatch, changed: str, mode: int, said: str | None
) -> None:
    (inside / changed).resolve().chmod(mode)
    if said is None:
        assert choose_folder() == inside
    else:
        with pytest.raises(WrongCallError, match=said):
            choose_folder()
    assert choose_folder(inside) == inside
    monkeypatch.setenv(DATA_VARIABLE, str(inside))
    assert choose_folder() == inside


def test_a_folder_of_another_user_is_not_used_unless_named(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    with pytest.raises(WrongCallError, match="belongs to another user; to use it all the same, name it with --data"):
        choose_folder()
    assert choose_folder(inside) == inside


def test_the_tab_key_offers_nothing_from_a_folder_that_others_write_to(inside: Path, run: Program) -> None:
    asked = {
        "_DIALOGUEKB_COMPLETE": "complete_bash",
        "COMP_WORDS": "dialoguekb countries --country Bh",
        "COMP_CWORD": "3",
    }
    assert run(folder=inside / "notes", **asked).stdout.split() == ["Bharat"]
    inside.chmod(0o777)
    assert run(folder=inside / "notes", **asked).stdout == ""


def test_a_path_of_the_bundled_data_names_no_folder_of_the_machine() -> None:
    folder = str(bundled_folder())
    cases = {
        f"{folder}/meetings/in-jp-2plus2.yaml": "builtin:meetings/in-jp-2plus2.yaml",
        folder: "builtin",
        f"{folder}-of-mine/meetings.yaml": f"{folder}-of-mine/meetings.yaml",
        "data/meetings/in-jp-2plus2.yaml": "data/meetings/in-jp-2plus2.yaml",
        "meetings.yaml": "meetings.yaml",
    }
    assert {path: shown_path(path) for path in cases} == cases
