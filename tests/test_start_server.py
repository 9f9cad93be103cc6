"""A call through the start server and a start of the program give the same bytes and the same exit status."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import SOUND, Program, installed_program, write_files
from start_server import StartServer

CALLS = (
    ("--version",),
    ("--help",),
    ("meetings", "--country", "JP", "--limit", "3"),
    ("meetings", "--country", "JP", "-o", "json"),
    ("meetings", "--country", "Jpan"),
    ("meetings", "--nonsense"),
    ("check",),
    ("check", "missing"),
    ("sql", "select 1 as number"),
    ("export", "summary.md", "--force"),
    ("brief", "India", "Japan"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[StartServer]:
    server = StartServer()
    yield server
    server.close()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_call_and_a_start_give_the_same(call: tuple[str, ...], server: StartServer, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "kb", {**SOUND, "topics.yaml": SOUND["topics.yaml"].replace("label", "lable")})
    served = Program(installed_program(), tmp_path, server)
    for where in (tmp_path, folder):
        assert served(*call, folder=where) == served.start(*call, folder=where)
    assert served(*call, COLUMNS="60") == served.start(*call, COLUMNS="60")
