"""The short form of `python -m bench`: it reports how long a person waits, and fails only where nothing is answered."""

import subprocess

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from knowledge import clean_environment, installed_program

TAB = {"_DIALOGUEKB_COMPLETE": "complete_bash", "COMP_WORDS": "dialoguekb meetings --country Ja", "COMP_CWORD": "3"}

CALLS: dict[str, tuple[tuple[str, ...], dict[str, str], bytes]] = {
    "listing": (("meetings", "--country", "Japan", "--with", "India"), {}, b"in-jp-2plus2-2022"),
    "search": (("search", "fighter", "exercise"), {}, b"in-jp-2plus2-2022"),
    "tab": ((), TAB, b"Japan"),
    "listing without an index": (("meetings", "--country", "Japan", "--no-cache"), {}, b"in-jp-2plus2-2022"),
}


@pytest.mark.parametrize("name", CALLS)
def test_how_long_a_person_waits(benchmark: BenchmarkFixture, name: str) -> None:
    arguments, more, expected = CALLS[name]
    call = [str(installed_program()), *arguments]

    def answered() -> bytes:
        return subprocess.run(call, env=clean_environment(**more), capture_output=True, check=True).stdout

    assert expected in benchmark.pedantic(answered, rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]
