"""The README's commands and answers, run on the installed program."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("dialoguekb")


def console_blocks() -> list[tuple[str, str]]:
    blocks = re.findall(r"```console\n\$ (.+)\n((?:.*\n)*?)```", README)
    return [(command, answer) for command, answer in blocks]


@pytest.mark.parametrize(("command", "answer"), console_blocks())
def test_the_readme_shows_what_the_program_prints(command: str, answer: str, tmp_path: Path) -> None:
    _, *arguments = shlex.split(command)
    environment = {**os.environ, "DIALOGUEKB_TODAY": "2026-11-23"}
    environment.pop("DIALOGUEKB_DATA", None)
    ran = subprocess.run(
        [PROGRAM, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout == answer


def test_the_recipe_for_a_meeting_passes_the_check_and_is_answered(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    for number, block in enumerate(blocks):
        name = "dialoguekb.yaml" if block.startswith("title:") else f"part-{number}.yaml"
        (tmp_path / name).write_text(block, encoding="utf-8")
    for arguments in (["check"], ["show", "in-jp-2plus2-2027"]):
        ran = subprocess.run(
            [PROGRAM, *arguments], cwd=tmp_path, capture_output=True, check=False, text=True, encoding="utf-8"
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Example Person, Minister of Defense (acting) (JP)" in ran.stdout


def test_five_questions_and_one_of_trust_are_asked() -> None:
    assert len(console_blocks()) + README.count("dialoguekb export japan.md") == 6


def test_continuous_integration_runs_the_readmes_own_test_command() -> None:
    command = re.search(r"^python3 -m venv .*pytest$", README, re.MULTILINE)
    assert command is not None
    assert command[0] in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()
