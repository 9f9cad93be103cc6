"""The whole command tree: no listing lacks an output form, no command lacks help with an example that works."""

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from budget import sample
from dialoguekb.cli.typer_program import typer_program
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.output.forms import FORMS
from dialoguekb.query.selection import Question
from knowledge import SOUND, TODAY, Program, clean_environment, run_here, spoilt, write_files

COMMANDS: dict[str, Any] = dict(typer_program().commands)
OUTPUT_OPTIONS = {"--output", "-o", "--columns", "--sort", "--limit", "--count", "--raw", "--data"}


def options_of(command: str) -> set[str]:
    return {option for parameter in COMMANDS[command].params for option in parameter.opts}


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge base in which every listing has a row."""
    disputed = (
        "    sources: [herald]\n    disputes: [{field: signed, kept: 2020-09-09, not_kept: [{value: 2020-09-10}]}]\n"
    )
    return write_files(
        tmp_path_factory.mktemp("little"), spoilt("agreements.yaml", "    sources: [herald]\n", disputed)
    )


def test_the_commands_are_the_listings_and_these() -> None:
    assert set(COMMANDS) == {*LISTINGS, "brief", "cache", "check", "export", "show", "sql", "timeline", "why"}


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_takes_every_output_option(listing: str) -> None:
    assert options_of(listing) >= OUTPUT_OPTIONS


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_has_an_option_for_each_of_its_filters(listing: str) -> None:
    if listing == "partners":
        return  # takes its country as an argument
    wanted = {f"--{name.replace('_', '-')}" for name in LISTINGS[listing].filters}
    assert options_of(listing) >= wanted


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("listing", LISTINGS)
def test_every_form_of_every_listing_holds_the_same_rows(
    listing: str, form: str, capfd: pytest.CaptureFixture[str], little: Path
) -> None:
    words = ["herald"] if listing == "search" else []
    outcome = run_here(capfd, listing, *words, "--data", str(little), "-o", form)
    assert outcome.status == 0
    with open_knowledge_base(little) as base:
        asked = Question(today=TODAY, subject="herald" if listing == "search" else None)
        rows = base.count(listing, asked)
        firsts = [str(row[0]) for row in base.ask(listing, asked).rows]
    names = [declared.column.name for declared in LISTINGS[listing].columns if not declared.on_request]
    match form:
        case "json":
            assert [list(row) for row in json.loads(outcome.stdout)] == [names] * rows
        case "jsonl":
            assert [list(json.loads(line)) for line in outcome.stdout.splitlines()] == [names] * rows
        case "yaml":
            assert [list(row) for row in yaml.safe_load(outcome.stdout)] == [names] * rows
        case "csv" | "csv-excel":
            assert [len(row) for row in csv.reader(io.StringIO(outcome.stdout))] == [len(names)] * (rows + 1)
        case "cards":
            assert len(outcome.stdout.split("\n\n")) == rows
        case "tsv":
            assert [line.count("\t") for line in outcome.stdout.splitlines()] == [len(names) - 1] * (rows + 1)
        case "table" | "markdown":
            assert len(outcome.stdout.splitlines()) == rows + 2
        case _:
            assert [first for first in firsts if first not in outcome.stdout] == []
    assert rows, f"SOUND of tests/knowledge.py has no record that '{listing}' lists: add one"


OTHERS = ("show IN in-jp-2plus2-2022", "why IN in-jp-2plus2-2022.level", "check")


@pytest.mark.deep
@pytest.mark.parametrize(
    ("command", "form"), sample([(command, form) for form in FORMS if form != "table" for command in OTHERS], 8)
)
def test_the_other_commands_take_every_form(command: str, form: str, run: Program, little: Path) -> None:
    outcome = run(*command.split(), "--data", str(little), "-o", form)
    assert outcome.status == 0
    if form == "json":
        assert isinstance(json.loads(outcome.stdout), list)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(command: str, run: Program) -> None:
    help_text = COMMANDS[command].help or ""
    assert help_text.split("\n")[0].rstrip().endswith((".", ":")) or ". " in help_text
    examples = [line.removeprefix("Example: ") for line in help_text.splitlines() if line.startswith("Example: ")]
    assert len(examples) == 1, help_text
    program, *arguments = shlex.split(examples[0])
    assert (program, arguments[0]) == ("dialoguekb", command)
    outcome = run(*arguments)
    assert outcome.status == 0
    assert outcome.stdout or command == "check"  # a sound knowledge base has no findings to print
    assert command != "check" or "no problems" in outcome.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    for parameter in COMMANDS[command].params:
        assert parameter.help, f"{command} {parameter.name}"


def test_the_bare_program_counts_what_is_there_and_suggests_what_works(run: Program, bundled: KnowledgeBase) -> None:
    stdout = run().stdout
    assert f"{len(bundled.records.meetings)} meetings" in stdout
    assert f"{len(bundled.records.countries)} countries" in stdout
    suggested = [line.strip() for line in stdout.splitlines() if line.strip().startswith("dialoguekb ")]
    assert len(suggested) == 3
    for line in suggested:
        outcome = run(*shlex.split(line)[1:])
        assert outcome.status == 0
        assert outcome.stdout


def test_help_needs_no_knowledge_base(run: Program, little: Path) -> None:
    for arguments in (("--help",), ("meetings", "-h"), ("show", "--help")):
        outcome = run(*arguments, DIALOGUEKB_DATA=str(little / "nowhere"))
        assert (outcome.status, outcome.stderr) == (0, "")
        assert "Usage: dialoguekb" in outcome.stdout


def test_the_nearest_folder_upwards_with_a_manifest_is_the_knowledge_base(run: Program, tmp_path: Path) -> None:
    write_files(tmp_path, SOUND)
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert (
        run("meetings", "--columns", "id", "-o", "csv", folder=inside).stdout
        == "id\nquad-leaders-2021\nin-jp-2plus2-2022\n"
    )


def test_reading_writes_nothing_into_a_data_folder(run: Program, tmp_path: Path) -> None:
    write_files(tmp_path, SOUND)
    before = {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]}
    for command in ("meetings", "check", "show IN", "partners"):
        assert run(*command.split(), folder=tmp_path).status == 0
    assert {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]} == before


@pytest.mark.parametrize("arguments", [("meetings", "--count"), ("--help",)])
def test_a_start_gives_no_warning(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "dialoguekb", *arguments],
        env=clean_environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, b"Warning" in done.stderr) == (0, False)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_cuts_no_sentence_and_fits_80_columns(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capfd, *command.split(), "--help").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert not re.search(r"\w(\.\.\.|…)$", shown.replace("ARGS]...", "").replace("NAME...", ""), re.MULTILINE)


@pytest.mark.parametrize("listing", LISTINGS)
def test_the_options_of_a_listing_stand_in_groups(listing: str, capfd: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capfd, listing, "--help").stdout
    parts = re.split(r"^(\w+):\n", shown, flags=re.MULTILINE)[1:]
    groups = {name: re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.MULTILINE) for name, text in batched_pairs(parts)}
    assert {"--columns", "--output", "--limit", "--no-pager"} <= set(groups["Output"])
    assert {"--data", "--as-known-on", "--no-cache"} <= set(groups["Data"])
    assert {f"--{name.replace('_', '-')}" for name in LISTINGS[listing].filters} | {"--where"} == set(groups["Filter"])


def batched_pairs(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("option", ["--columns", "--sort"])
@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_lists_its_columns(listing: str, option: str, capfd: pytest.CaptureFixture[str]) -> None:
    words = ["defence"] if listing == "search" else []
    rows = json.loads(run_here(capfd, listing, *words, option, "help", "-o", "json").stdout)
    assert [row["column"] for row in rows] == list(LISTINGS[listing].column_names)
    assert all(row["meaning"].endswith(".") for row in rows)
