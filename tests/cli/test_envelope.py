"""`-o json --envelope`: the rows of `-o json` with what stderr says otherwise, the question and the knowledge base."""

import json
from pathlib import Path

import pytest

from dialoguekb.listings.registry import LISTINGS
from knowledge import SOUND, run_here, spoilt, write_files

WORDS = {"search": ("fighter",), "officials": ("Rajnath Singh",), "meetings": ("--country", "Japan", "--limit", "2")}
COMMANDS = (
    *((listing, *WORDS.get(listing, ())) for listing in LISTINGS),
    ("meetings", "--country", "Chile", "--year", "2024"),
    ("partners", "Japan", "--matrix", "--year", "2022-2024"),
    ("partners", "--matrix", "--year", "1901"),
    ("dialogues", "--overdue"),
    ("sql", "select id from meetings where city = 'Tokyo' limit 3"),
    ("sql", "select id from meetings where dialogue = 'AUSMIN'"),
    ("show", "in-jp-2plus2", "India–Japan ACSA"),
    ("show", "in-jp-2plus2-2024", "JP", "--as-known-on", "2022-08-24"),
    ("why", "in-jp-2plus2-2024.start"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_an_envelope_holds_the_rows_and_what_stderr_says_otherwise(
    arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    bare = run_here(capfd, *arguments, "-o", "json")
    outcome = run_here(capfd, *arguments, "-o", "json", "--envelope")
    envelope = json.loads(outcome.stdout)
    assert (outcome.status, outcome.stderr) == (bare.status, "")
    assert list(envelope) == ["rows", "remarks", "query", "data"]
    assert envelope["rows"] == json.loads(bare.stdout)
    assert [remark["text"] for remark in envelope["remarks"]] == bare.stderr.splitlines()
    assert all(list(remark) == ["topic", "text", "details"] for remark in envelope["remarks"])
    assert envelope["data"]["version"]


def test_a_check_in_an_envelope_has_its_sum_as_a_remark(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path, {**spoilt("agreements.yaml", "[IN, JP]", "[IN, XX]"), "notes.txt": "not read"})
    arguments = ("check", str(tmp_path), "-o", "json")
    bare, outcome = run_here(capfd, *arguments), run_here(capfd, *arguments, "--envelope")
    envelope = json.loads(outcome.stdout)
    assert (outcome.status, outcome.stderr) == (1, "")
    assert envelope["rows"] == json.loads(bare.stdout)
    assert [remark["text"] for remark in envelope["remarks"]] == bare.stderr.splitlines()
    assert envelope["data"]["title"] == "Little"


def test_an_envelope_says_what_was_asked_of_what_data(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("meetings", "--country", "Japan", "--country", "India", "--since", "2022", "--sort", "-start")
    known = ("--limit", "1", "--columns", "id,start", "--as-known-on", "2022-08-24", "-o", "json", "--envelope")
    envelope = json.loads(run_here(capfd, *arguments, *known).stdout)
    assert envelope["query"] == {
        "listing": "meetings",
        "subject": None,
        "filters": {"country": ["Japan", "India"], "since": ["2022"]},
        "where": None,
        "columns": ["id", "start"],
        "sort": "-start",
        "limit": 1,
    }
    data = envelope["data"]
    assert (data["folder"], data["as_known_on"]) == ("builtin", "2022-08-24")
    assert data["layers"] == [{name: data[name] for name in ("title", "version", "as_of", "licence")}]


def test_an_envelope_names_the_layers_and_what_is_wrong_with_the_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = spoilt("agreements.yaml", "    parties: [IN, JP]\n", "    parties: [IN, XX]\n")
    write_files(tmp_path, {**files, "dialoguekb.yaml": f"{SOUND['dialoguekb.yaml']}as_of: 2024\n"})
    above = write_files(tmp_path / "above", {"dialoguekb.yaml": "title: Above\nschema: 1\nextends: ..\n"})
    outcome = run_here(capfd, "countries", "--data", str(above), "-o", "json", "--envelope")
    data = json.loads(outcome.stdout)["data"]
    assert outcome.stderr == ""
    assert [layer["title"] for layer in data["layers"]] == ["Above", "Little"]
    assert data["layers"][1]["as_of"] == "2024"
    assert data["shortcomings"]["errors"] == 1
    assert "agreements.yaml" in data["shortcomings"]["first"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("meetings --envelope", "--envelope is for JSON; write -o json --envelope"),
        ("meetings --envelope -o csv", "--envelope is for JSON; write -o json --envelope"),
        ("show JP --envelope -o yaml", "--envelope is for JSON; write -o json --envelope"),
        ("meetings --count -o json --envelope", "which --count does not print"),
        ("meetings --columns help -o json --envelope", "which --columns help does not print"),
        ("sql --tables -o json --envelope", "which --tables does not print"),
        ("check --rules -o json --envelope", "which --rules does not print"),
    ],
)
def test_an_envelope_without_rows_of_json_is_refused(
    line: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    outcome = run_here(capfd, *line.split())
    assert (outcome.status, outcome.stdout) == (2, "")
    assert message in outcome.stderr
