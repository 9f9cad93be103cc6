"""What is cited is what is installed: the versions of program, schema and data agree wherever they stand."""

import re
from pathlib import Path

import yaml

import dialoguekb
from dialoguekb.model.about import SCHEMA_VERSION
from knowledge import SOUND, Program, write_files

TOP = Path(__file__).parents[1]


def read(file: Path) -> dict[str, str]:
    """Return a file's mapping with every scalar as written."""
    mapping: dict[str, str] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text only
    return mapping


MANIFEST = read(TOP / "data" / "dialoguekb.yaml")
CITATION = read(TOP / "CITATION.cff")


def first_heading(file: Path) -> str:
    found = re.search(r"^## (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def test_the_version_names_program_schema_and_data(run: Program) -> None:
    program = f"dialoguekb {dialoguekb.__version__}, schema {SCHEMA_VERSION}"
    assert run("--version").stdout == f"{program}, data {MANIFEST['version']} ({MANIFEST['title']})\n"
    assert int(MANIFEST["schema"]) == SCHEMA_VERSION


def test_the_citation_is_of_this_version_of_the_data() -> None:
    assert CITATION["version"] == MANIFEST["version"]
    assert CITATION["date-released"].replace("-", ".") == MANIFEST["version"]
    assert MANIFEST["licence"] in CITATION["license"]


def test_the_changelogs_begin_with_these_versions() -> None:
    assert first_heading(TOP / "data" / "CHANGELOG.md").split()[0] == MANIFEST["version"]
    assert first_heading(TOP / "CHANGELOG.md").split()[0] == dialoguekb.__version__


def test_the_version_is_told_of_data_that_has_problems(run: Program, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "mine", {**SOUND, "meetings.yaml": "meetings: nonsense\n"})
    assert run("--data", str(folder), "--version").stdout.endswith("data without a version (Little)\n")
    (folder / "dialoguekb.yaml").write_text("no mapping")
    ran = run("--data", str(folder), "--version")
    assert (ran.status, ran.stdout.endswith("data that cannot be read\n")) == (0, True)


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Program) -> None:
    assert run("--data", "nowhere", "--version").status == 2
