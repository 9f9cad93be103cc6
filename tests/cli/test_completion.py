"""The Tab key: what the shells are offered, through the installed program."""

from itertools import product
from pathlib import Path

import pytest

from budget import sample
from dialoguekb.data_folder import bundled_folder
from knowledge import SOUND, Program, write_files


@pytest.fixture(scope="module")
def index(run: Program) -> None:
    """Let the program make the index from which it answers the Tab key quickly."""
    assert run("countries", "--count").status == 0


def offered(run: Program, line: str, data: str = "") -> list[str]:
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "DIALOGUEKB_DATA": data}
    ran = run(folder=None, _DIALOGUEKB_COMPLETE="complete_bash", **asked)
    assert (ran.status, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


@pytest.mark.parametrize("shell", ["complete_bash", "complete_zsh", "complete_fish"])
@pytest.mark.parametrize(
    ("word", "place"), [("J", "x"), ("J", "²"), ("J", ""), ("J", "99"), ("\udcff", "3"), ("", "-1")]
)
def test_what_no_shell_says_is_answered_in_silence(run: Program, shell: str, word: str, place: str) -> None:
    line = f"dialoguekb meetings --country {word}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": place, "_TYPER_COMPLETE_ARGS": line}
    ran = run(folder=None, _DIALOGUEKB_COMPLETE=shell, **asked)
    assert (ran.status, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("dialoguekb meet", ["meetings"]),
        ("dialoguekb meetings --coun", ["--country", "--count"]),
        ("dialoguekb meetings --country Ja", ["Jamaica", "Japan"]),
        ("dialoguekb meetings --country jp", ["JP", "JPN"]),
        ("dialoguekb meetings --dialogue in-jp", ["in-jp-2plus2", "in-jp-2plus2-officials", "in-jp-summit"]),
        ("dialoguekb meetings --official Kishid", ["Kishida\\ Fumio", "Kishida"]),
        ("dialoguekb officials Hayas", ["Hayashi"]),
        ("dialoguekb officials yoshimasa-h", ["yoshimasa-hayashi"]),
        ("dialoguekb meetings --format 2", ["2+2"]),
        ("dialoguekb meetings --status s", ["scheduled"]),
        ("dialoguekb meetings --columns id,sta", ["id,status", "id,start"]),
        ("dialoguekb meetings --sort ci", ["city"]),
        ("dialoguekb meetings --since last-y", ["last-year"]),
        ("dialoguekb meetings -o js", ["json", "jsonl"]),
        ("dialoguekb show in-jp-2plus2-202", ["in-jp-2plus2-2022", "in-jp-2plus2-2024"]),
        ("dialoguekb meetings --city tok", ["Tokyo"]),
        ("dialoguekb export - --city Mani", ["Manila"]),
        ("dialoguekb meetings --city New", ["New\\ Delhi", "New\\ York"]),
        ("dialoguekb groupings --kind zz", []),
        ("dialoguekb meetings --topic taiw", ["taiwan-strait"]),
        ("dialoguekb meetings --grouping auk", ["aukus"]),
        ("dialoguekb meetings --country Atlan", []),
        ("dialoguekb meetings --country Sou", ["South\\ Korea", "South\\ Africa"]),
        ("dialoguekb meetings --country=Jama", ["Jamaica"]),
        ("dialoguekb meetings --country = Jama", ["Jamaica"]),
        ("dialoguekb show jp", ["jp-prime-minister", "jp-foreign-minister", "jp-defence-minister"]),
        ("dialoguekb why JP.cap", ["JP.capital"]),
        ("dialoguekb why in-jp-2plus2-2022.sta", ["in-jp-2plus2-2022.status", "in-jp-2plus2-2022.start"]),
        ("dialoguekb sql --tables part", ["participants", "parties"]),
        ("dialoguekb sql part", []),
    ],
)
def test_what_is_typed_is_completed(run: Program, line: str, expected: list[str]) -> None:
    assert offered(run, line)[:3] == expected


def test_names_come_from_the_folder_in_use(run: Program, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "kb", SOUND)
    assert offered(run, "dialoguekb meetings --official penn", str(folder)) == ["penny-wong"]


@pytest.mark.parametrize(
    "before", ["--data {} meetings", "--data={} meetings", "meetings --data {}", "meetings --data={}"]
)
def test_names_come_from_the_folder_that_the_line_names(run: Program, tmp_path: Path, before: str) -> None:
    folder = write_files(tmp_path / "kb", {**SOUND, "more.yaml": "countries:\n  - {id: ZZ, name: Zzland}\n"})
    assert offered(run, f"dialoguekb {before.format(folder)} --country Zz") == ["Zzland"]
    assert offered(run, f"dialoguekb {before.format(tmp_path / 'nowhere')} --country Jap") == []


def test_a_folder_that_is_not_there_completes_to_nothing(run: Program) -> None:
    assert offered(run, "dialoguekb meetings --country Jap", "/nowhere") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(run: Program, shell: str) -> None:
    ran = run(_DIALOGUEKB_COMPLETE=f"source_{shell}")
    assert ran.status == 0
    assert "_DIALOGUEKB_COMPLETE" in ran.stdout


QUICK_LINES = (
    "dialoguekb meetings --country Ja",
    "dialoguekb meetings --country ",
    "dialoguekb meetings --official 岸",
    "dialoguekb meetings --topic tai",
    "dialoguekb officials --country jp",
    "dialoguekb agreements --with Ind",
    "dialoguekb meetings --country Atlan",
    "dialoguekb meetings --country Côte",
    "dialoguekb countries --member-of q",
)


@pytest.mark.deep
@pytest.mark.parametrize(("line", "shell"), sample(list(product(QUICK_LINES, ("bash", "zsh", "fish"))), 5))
@pytest.mark.usefixtures("index")
def test_the_quick_way_offers_what_the_command_line_offers(run: Program, line: str, shell: str) -> None:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    asked = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args", **words}
    # A folder before the command is beyond the quick way.
    slow = {
        name: text.replace("dialoguekb ", f"dialoguekb --data {bundled_folder().name} ", 1)
        for name, text in asked.items()
    }
    slow["COMP_CWORD"] = str(len(line.split(" ")) + 1)
    quick = run(folder=None, _DIALOGUEKB_COMPLETE=f"complete_{shell}", **asked)
    whole = run(folder=bundled_folder().parent, _DIALOGUEKB_COMPLETE=f"complete_{shell}", **slow)
    assert (quick.stdout, quick.status) == (whole.stdout, whole.status)
