"""Every transcript, played on the installed program."""

from pathlib import Path

import pytest

import dialoguekb
from dialoguekb.data_folder import bundled_folder
from knowledge import SOUND, Program, write_files

from .transcripts import FOLDER, Block, blocks_of, play

BLOCKS = [block for path in sorted(FOLDER.glob("*.txt")) for block in blocks_of(path)]

TRULY_STARTED = "knowledge-bases.txt"
"""str: the transcript that never relies on the server of starts."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds a small knowledge base `little`, one with a fault, `faulty`, and an empty folder."""
    folder = tmp_path_factory.mktemp("here")
    write_files(folder / "little", SOUND)
    write_files(
        folder / "faulty", {**SOUND, "dialogues.yaml": SOUND["dialogues.yaml"].replace("2+2, level", "2+3, level")}
    )
    (folder / "empty").mkdir()
    (folder / "note.txt").write_text("a note\n")
    return folder


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.file}: {block.command}"[:90])
def test_the_program_does_what_the_transcript_says(block: Block, run: Program, truly: Program, here: Path) -> None:
    program = truly if block.file == TRULY_STARTED else run
    assert play(block, program, bundled_folder(), here) == block


def test_the_program_under_test_is_the_package_under_test(truly: Program) -> None:
    assert truly("--version").stdout.startswith(f"dialoguekb {dialoguekb.__version__}, ")
