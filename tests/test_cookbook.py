"""docs/cookbook.md: each command gives the answer shown, and every command of the program is used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dialoguekb.cli.commands import command_names
from documents import answer_to, blocks_of, generate, shell_commands, text_of
from knowledge import Program

COOKBOOK = text_of("docs/cookbook.md")
ANSWERED = list(generate.commands_in(COOKBOOK))


@pytest.mark.parametrize(("command", "answer"), ANSWERED, ids=[command for command, _ in ANSWERED])
def test_a_command_gives_the_answer_shown(command: str, answer: str, run: Program, tmp_path: Path) -> None:
    assert answer_to(command, run, tmp_path) == answer


@pytest.mark.parametrize("command", shell_commands(COOKBOOK))
def test_a_command_without_an_answer_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # one of them removes what is there
    generate.answer_to(command, tmp_path)


def test_there_are_thirty_questions_or_more_and_each_has_a_block() -> None:
    questions = re.split(r"^### ", COOKBOOK, flags=re.MULTILINE)[1:]
    assert len(questions) >= 30
    assert [question.splitlines()[0] for question in questions if "\n```" not in question] == []


def test_every_command_is_used() -> None:
    used = {command.split()[1] for command in [*(command for command, _ in ANSWERED), *shell_commands(COOKBOOK)]
            if len(command.split()) > 1}  # fmt: skip
    assert set(command_names()) - used == set()


def test_the_python_example_prints_what_it_says(tmp_path: Path) -> None:
    (example,) = blocks_of(COOKBOOK, "python")
    printed = COOKBOOK.split("It prints:\n\n```\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, check=True, text=True, encoding="utf-8"
    )
    assert done.stdout == printed
