"""A short fuzz of what people hand to the program: files, values, the line before the Tab key, a damaged index.

A failure names the seed of its case, and the same seed makes the same case again. `corpus/` holds the files that are
changed: a file that once broke the program belongs there.
"""

import os
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from budget import budget
from cases import for_each
from dialoguekb.cli.command import Option
from dialoguekb.cli.command_candidates import command_candidates
from dialoguekb.cli.commands import command_called, command_names
from dialoguekb.completion import tab_key
from dialoguekb.errors import FaultyDataError
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.loading.full import check_folder, load
from dialoguekb.output.problem_text import problem_lines
from dialoguekb.query.filters import FILTERS
from fuzz.mutations import mutate, typed_value
from knowledge import SOUND, TODAY, run_here, write_files

pytestmark = pytest.mark.deep

CORPUS = sorted(Path(__file__).with_name("corpus").glob("*.yaml"))


def chance_of(seed: int) -> random.Random:
    """Return what makes the case of a seed."""
    return random.Random(seed)  # noqa: S311 -- not a secret


@pytest.mark.parametrize("file", CORPUS, ids=lambda path: path.stem)
@for_each("seed", range(budget(4, 150)))
def test_a_changed_file_is_read_or_explained(file: Path, seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    name = "dialoguekb.yaml" if file.stem == "manifest" else "more.yaml"
    folder = write_files(tmp_path_factory.getbasetemp() / "fuzz", {**SOUND, "more.yaml": ""})
    (folder / name).write_bytes(mutate(file.read_bytes(), chance_of(seed)))
    begin = time.monotonic()
    problems = check_folder(folder).problems
    assert all(problem.message and problem.place.file for problem in problems)
    assert all(line.count("\n") <= 1 for line in problem_lines(problems))
    with suppress(FaultyDataError):
        load(folder, cache=False).index.close()
    assert time.monotonic() - begin < 5


@for_each("seed", range(budget(25, 500)))
def test_any_values_of_options_are_answered_or_refused(seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    chance = chance_of(seed)
    name = chance.choice(sorted(LISTINGS))
    parameters = command_called(name).parameters
    words = [name]
    for parameter in chance.sample(sorted(parameters), 2):
        declared = parameters[parameter].declared
        value = typed_value(chance, FILTERS[parameter].choices if parameter in FILTERS else ())
        words += [chance.choice(declared.names), value] if isinstance(declared, Option) else [value]
    outcome = run_here(capsys, *words)
    assert outcome.status in {0, 1, 2, 3}, words
    assert not any(sign in outcome.stderr for sign in ("Traceback", "please report", "\x1b", "\u202e")), words
    assert outcome.stderr or outcome.status == 0, words


@for_each("seed", range(budget(25, 300)))
def test_any_line_before_the_tab_key_is_completed_or_left_alone(
    seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = chance_of(seed)
    command = command_called(chance.choice(command_names()))
    declared = [parameter.declared for parameter in command.parameters.values()]
    options = [name for each in declared if isinstance(each, Option) for name in each.names]
    words = ["dialoguekb", command.name, chance.choice([*options, ""]), typed_value(chance, ("Ja", "in-", "sou"))]
    line = chance.choice([" ", "  ", "\n", "="]).join(words)[: chance.randint(0, 200)]
    monkeypatch.setenv(tab_key.VARIABLE, f"complete_{chance.choice(['bash', 'words', 'fish', 'nonsense'])}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", chance.choice(["0", "1", "2", "3", "4", "-1", "x", "9" * 30]))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    tab_key.complete(command_candidates)
    offered = capsys.readouterr()
    assert offered.err == "", line
    assert all(each.isprintable() or each in "\n\t\u200c\u200d" for each in offered.out), line


CALLS = (("meetings", "-o", "json"), ("search", "minister"), ("sql", "select * from names"), ("show", "JP"))


@for_each("seed", range(budget(6, 150)))
def test_a_damaged_index_never_changes_an_answer(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    folder = tmp_path / "kb"
    if not folder.exists():
        write_files(folder, SOUND)
    chance = chance_of(seed)
    call = (*chance.choice(CALLS), "--data", str(folder))
    right = run_here(capsys, *call, "--no-cache")
    run_here(capsys, *call)
    victim = chance.choice(sorted((tmp_path / "cache" / "dialoguekb").iterdir()))
    status = victim.stat()
    victim.write_bytes(mutate(victim.read_bytes(), chance))
    if chance.random() < 0.5:
        os.utime(victim, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run_here(capsys, *call) == right, (victim.suffix, call)
