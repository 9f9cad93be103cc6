"""A forked call is a start: the same bytes, the same exit status, and nothing left behind for the next."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from budget import sample
from knowledge import SOUND, Program, clean_environment, write_files
from start_server import StartServer

CALLS = (
    (),
    ("--version",),
    ("--help",),
    ("meetings", "--country", "Japan"),
    ("meetings", "--country", "Jpan"),
    ("meetings", "-o", "json", "--limit", "3"),
    ("meetings", "--no-such-option"),
    ("meetings", "--country", "\udcff"),
    ("export", "--help"),
    ("sql", "select count(*) from citations"),
    ("sql", "selekt"),
    ("export", "-", "--country", "Japan"),
    ("brief", "India", "Japan"),
    ("export", "summary.md", "--force"),
    ("partners", "--matrix"),
    ("check",),
    ("check", "faulty"),
    ("meetings", "--data", "faulty"),
    ("meetings", "--data", "faulty", "--strict"),
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    spoilt = SOUND["dialogues.yaml"].replace("2+2, level", "2+3, level")
    write_files(tmp_path / "faulty", {**SOUND, "dialogues.yaml": spoilt})
    return tmp_path


@pytest.fixture(scope="module")
def run(truly: Program) -> Iterator[Program]:
    """Fork each call, under `--deep` too."""
    server = StartServer(truly.path, clean_environment())
    yield replace(truly, server=server)
    server.close()


@pytest.mark.deep
@pytest.mark.parametrize("arguments", sample(CALLS, 7), ids=" ".join)
def test_both_ways_give_the_same(arguments: tuple[str, ...], here: Path, run: Program, truly: Program) -> None:
    assert run(*arguments, folder=here) == truly(*arguments, folder=here)


def test_variables_are_read_anew_by_each_call(run: Program, truly: Program) -> None:
    for columns, day in (("40", "2022-09-01"), ("120", "2026-11-23")):
        forked = run("timeline", COLUMNS=columns, DIALOGUEKB_TODAY=day)
        assert forked == truly("timeline", COLUMNS=columns, DIALOGUEKB_TODAY=day)


def test_a_call_leaves_nothing_behind(here: Path, run: Program, truly: Program) -> None:
    once = truly("meetings", "--count", folder=here)
    assert run("meetings", "--count", folder=here, DIALOGUEKB_DATA=str(here / "faulty")) != once
    assert run("meetings", "--count", folder=here) == once


def test_what_python_reads_at_its_start_is_heeded(run: Program, truly: Program) -> None:
    assert run("show", "CI", PYTHONIOENCODING="latin-1") == truly("show", "CI", PYTHONIOENCODING="latin-1")
    assert run("show", "JP", LC_ALL="C") == truly("show", "JP", LC_ALL="C")
