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


def test_every_answer_that_the_readme_shows_was_asked() -> None:
    assert len(console_blocks()) + README.count("dialoguekb export japan.md") == 9


def test_the_commands_without_an_answer_run() -> None:
    with_answers = ("meetings", "sql", "brief", "partners", "officials", "agreements", "dialogues", "timeline")
    shown = re.findall(rf"^(dialoguekb (?:{'|'.join(with_answers)}) [^#\n]+)", README, re.MULTILINE)
    assert len(shown) == 10
    for command in shown:
        _, *arguments = shlex.split(command)
        ran = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False)
        assert (ran.returncode, bool(ran.stdout)) == (0, True), command


def test_the_python_example_prints_what_it_says() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    ran = subprocess.run([sys.executable, "-c", example], capture_output=True, check=True, text=True, encoding="utf-8")
    assert ran.stdout.splitlines() == [
        "2019-11-30 New Delhi",
        "2022-09-08 Tokyo",
        "2024-08-20 New Delhi",
        "[{'n': 32}]",
        "scheduled",
    ]


def test_continuous_integration_runs_the_readmes_own_test_command() -> None:
    command = re.search(r"^python3 -m venv .*pytest$", README, re.MULTILINE)
    assert command is not None
    assert command[0] in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()
