"""README.md: its commands and answers, run on the installed program, and its length."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dialoguekb.cli.commands import command_names
from documents import TOP, answer_to, blocks_of, generate, text_of
from knowledge import Program

README = text_of("README.md")
ANSWERED = list(generate.commands_in(README))
EXAMPLES = re.findall(r"^\| `([a-z]+)` \| [^|]+ \| `(dialoguekb [^`]+)` \|$", README, re.MULTILINE)

MOST_WORDS = 900
"""int: as many as a person reads before the first command."""


@pytest.mark.parametrize(("command", "answer"), ANSWERED, ids=[command for command, _ in ANSWERED])
def test_the_readme_shows_what_the_program_prints(command: str, answer: str, tmp_path: Path) -> None:
    assert generate.answer_to(command, tmp_path) == answer


def test_there_are_five_questions() -> None:
    assert len(ANSWERED) == 5


def test_the_readme_can_be_scanned() -> None:
    before, _, _ = README.partition("\n## Developing\n")
    assert len(before.split()) < MOST_WORDS


def test_every_command_has_a_line() -> None:
    assert sorted(name for name, _ in EXAMPLES) == sorted(command_names())


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_example_of_a_command_runs(name: str, example: str, run: Program, tmp_path: Path) -> None:
    answer = answer_to(example, run, tmp_path)
    assert example.split()[1] == name
    assert answer or list(tmp_path.iterdir())


def test_your_own_knowledge_base_takes_six_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lines,) = (block for block in blocks_of(README, "sh") if block.startswith("mkdir"))
    assert len(lines.splitlines()) == 6
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    generate.answer_to(f"{lines}test -d ../my-dialogues && dialoguekb meetings --count", tmp_path)


def test_the_example_in_python_prints_a_few_lines(tmp_path: Path) -> None:
    (example,) = blocks_of(README, "python")
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, check=True, text=True, encoding="utf-8"
    )
    lines = done.stdout.splitlines()
    assert 0 < len(lines) <= 20
    assert all(line.startswith("20") for line in lines)


def test_the_commands_to_install_and_to_test_are_the_contract() -> None:
    assert blocks_of(README, "sh")[:2] == [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/dialoguekb meetings --country Japan\n",
        "python3 -m venv .venv && .venv/bin/pip install -q '.[test]' && .venv/bin/pytest\n",
    ]


def test_continuous_integration_runs_the_readmes_own_test_command() -> None:
    command = blocks_of(README, "sh")[1].strip()
    assert command in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert text_of(picture).startswith("<svg")
