"""A record cut out of its file loads again to the same record."""

from pathlib import Path

import pytest
import yaml

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.reading.record_extract import extract_record
from knowledge import Program, run_here, spoilt, write_files

BLOCK = """meetings:
  # the first
  - id: a
    note: >
      folded
        deeper

      text
# aside
    city: "No"   # a city
    sides:
    - IN
    - JP

  # the second
  - id: b
"""
CUT = '  - id: a\n    note: >\n      folded\n        deeper\n\n      text\n    # aside\n    city: "No"   # a city\n'


@pytest.mark.parametrize(
    ("text", "line", "column", "extract"),
    [
        (BLOCK, 3, 5, f"{CUT}    sides:\n    - IN\n    - JP\n"),
        (BLOCK, 16, 5, "  - id: b\n"),
        ("countries:\n- {id: CI, name: Côte d'Ivoire, note: 'a } b', sides: [\n  A]} # end\n- {id: B}\n", 2, 3,
         "  - {id: CI, name: Côte d'Ivoire, note: 'a } b', sides: [\n    A]}\n"),
        ('{"countries": [\n  {\n    "id": "JP", "name": "a \\" } b"\n  },\n  {"id": "IN"}\n]}', 2, 3,
         '  - {\n    "id": "JP", "name": "a \\" } b"\n    }\n'),
        ("countries:\r\n- id: A\r\n  name: B\r\n- id: C\r\n", 2, 3, "  - id: A\n    name: B\n"),
    ],
)  # fmt: skip
def test_the_extract_is_the_entry_as_written(text: str, line: int, column: int, extract: str) -> None:
    assert extract_record(text, line, column) == extract
    assert yaml.safe_load(extract)


def test_every_record_of_the_bundled_data_loads_again(bundled: KnowledgeBase) -> None:
    texts: dict[str, str] = {}
    for record in bundled.records.all():
        place = record.origin
        text = texts.setdefault(place.file, "") or Path(place.file).read_text(encoding="utf-8")
        texts[place.file] = text
        extract = extract_record(text, place.line, place.column)
        (loaded,) = yaml.load(extract, yaml.BaseLoader)  # noqa: S506 - its scalars are texts
        assert loaded["id"] == record.id
        assert extract.count("\n  - ") == 0


def test_show_as_yaml_is_ready_for_a_knowledge_base_of_ones_own(
    run: Program, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = run("show", "in-jp-2plus2-2022", "JP", "in-jp-2plus2-2019", "-o", "yaml")
    assert shown.stdout.startswith("meetings:\n  # builtin:meetings/in-jp-2plus2.yaml:")
    assert [len(records) for records in yaml.safe_load(shown.stdout).values()] == [2, 1]
    overriding = shown.stdout.replace("  - id: ", "  - overrides: true\n    id: ")
    (tmp_path / "dialoguekb.yaml").write_text("title: Mine\nschema: 1\nextends: [builtin]\n")
    (tmp_path / "mine.yaml").write_text(overriding, encoding="utf-8")
    for name in ("in-jp-2plus2-2022", "JP"):
        mine, theirs = (
            run_here(capfd, "show", name, "-o", "csv", *more).stdout.splitlines()[1].rsplit(",", 3)[0]
            for more in (["--data", str(tmp_path)], [])
        )
        assert mine == theirs


def test_show_as_yaml_knows_no_earlier_day(run: Program) -> None:
    outcome = run("show", "JP", "-o", "yaml", "--as-known-on", "2020")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "leave out --as-known-on, or write -o json" in outcome.stderr


def test_a_record_as_yaml_cannot_speak_to_the_terminal(run: Program, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "kb", spoilt("countries.yaml", "name: Japan", 'name: Japan\n    note: "a\u202eb"'))
    assert "\u202e" not in run("show", "JP", "-o", "yaml", "--data", str(folder)).stdout


def test_show_as_markdown_is_a_page(run: Program) -> None:
    lines = run("show", "in-jp-2plus2-2022", "-o", "markdown").stdout.splitlines()
    assert lines[0] == "# India–Japan 2+2 Foreign and Defence Ministerial Meeting, 2022-09-08"
    assert "- **Start:** 2022-09-08[^5]" in lines
    assert "| Rajnath Singh | Minister of Defence | IN |" in lines
    assert any(line.startswith("[^5]: Financial Express, ") for line in lines)
    assert all(heading in lines for heading in ("## Sources disagree", "## Sources"))
    assert "## Named by" in run("show", "JP", "IN", "-o", "md").stdout


def test_an_address_in_a_page_is_a_link(run: Program) -> None:
    address = "https://www.mofa.go.jp/s_sa/sw/in/pageite_000001_00002.html"
    page = run("show", "in-jp-2plus2-2024", "mofa-jp-2024-08-20", "-o", "markdown").stdout
    assert f"  - [Joint Statement: Third Japan-India 2+2 Foreign and Defence Ministerial Meeting]({address})" in page
    (line,) = (line for line in page.splitlines() if line.startswith("- **Address:**"))
    assert line.endswith(f"]({address})")
