"""The place of a value in its file."""

from pathlib import Path

import pytest

from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.model.records import Record, Topic
from dialoguekb.reading.folder_reader import read_folder
from dialoguekb.reading.locator import Locator, locate

TEXT = """\
meetings:
  - id: m
    status: held
    start: 2022-09-08
    participants: [a, {official: b, as: Envoy}]
    outcomes:
      - One
      - Two
officials:
  - id: o
    name: O
    country: JP
    tenures:
      - {office: x, from: 2020, to: 2021}
      - office: y
        from: 2021
"""


@pytest.fixture
def records(tmp_path: Path) -> dict[str, Record]:
    """A meeting and an official."""
    (tmp_path / "dialoguekb.yaml").write_text("title: x\nschema: 1\n")
    (tmp_path / "a.yaml").write_text(TEXT)
    contents = read_folder(tmp_path)
    assert contents.problems == []
    return {record.kind_name: record for kind in contents.records.values() for record in kind}


PLACES = [
    ("meeting", "", 2, 5),
    ("meeting", "id", 2, 9),
    ("meeting", "start", 4, 12),
    ("meeting", "participants", 5, 19),
    ("meeting", "participants[0]", 5, 20),
    ("meeting", "participants[0].official", 5, 20),
    ("meeting", "participants[0].office", 5, 20),
    ("meeting", "participants[1].official", 5, 34),
    ("meeting", "participants[1].as", 5, 41),
    ("meeting", "participants[1].as_", 5, 41),
    ("meeting", "participants[1].office", 5, 23),
    ("meeting", "participants[9].official", 5, 19),
    ("meeting", "outcomes[1]", 8, 9),
    ("meeting", "end", 2, 5),
    ("meeting", "no such", 2, 5),
    ("official", "tenures[0].to", 14, 37),
    ("official", "tenures[1].from_", 16, 15),
    ("official", "tenures[1].to", 15, 9),
]


@pytest.mark.parametrize(("kind", "path", "line", "column"), PLACES)
def test_a_value_is_found_or_what_is_nearest_around_it(
    records: dict[str, Record], kind: str, path: str, line: int, column: int
) -> None:
    record = records[kind]
    place, shown = locate(record, path)
    assert place == Place(record.origin.file, line, column)
    assert shown == TEXT.splitlines()[line - 1]


def test_a_locator_reads_a_file_once(records: dict[str, Record]) -> None:
    locator = Locator()
    before = locator.locate(records["meeting"], "start")
    Path(records["meeting"].origin.file).write_text("")
    assert locator.locate(records["meeting"], "start") == before


def test_a_file_that_is_gone_leaves_the_place_of_the_record(records: dict[str, Record]) -> None:
    record = records["meeting"]
    Path(record.origin.file).unlink()
    assert locate(record, "start") == (record.origin, "")


def test_a_record_in_no_file_has_no_place() -> None:
    assert locate(Topic(id="x", label="X"), "label") == (NOWHERE, "")
