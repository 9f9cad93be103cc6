"""Why a record says what it says: the value, its place, its sources and its doubts."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from budget import budget
from dialoguekb.errors import AmbiguousNameError, DialoguekbError, UnknownNameError, UnknownValueError, WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.citations import citations_in
from dialoguekb.model.fields import NestedMapping, fields_of
from dialoguekb.model.problems import Place
from dialoguekb.model.records import Record
from dialoguekb.why.explanations import Explanation
from knowledge import SOUND, OpenBase, write_files

FILES = {
    **SOUND,
    "meetings.yaml": """\
meetings:
  - id: in-jp-2plus2-2022
    dialogue: in-jp-2plus2
    status: held
    start: 2022-09-08
    city: Tokyo
    country: JP
    participants:
      - rajnath-singh
      - {official: subrahmanyam-jaishankar, office: in-foreign-minister}
      - {official: yasukazu-hamada, as: Envoy}
    topics: [joint-exercises, {topic: exercises, as: drills}]
    outcomes:
      - Agreed to meet again
    reports:
      - {source: gazette, status: expected, start: 2022-04, city: Tokyo, was: 2021-04}
      - {source: herald, date: 2022-09-01, status: scheduled, start: 2022-09-08}
    sources: [herald, {id: gazette, supports: [city, start]}]
    unsourced: [{field: participants, why: one of them is from memory}, outcomes]
    missing: [documents, end, whether an aide took part]
    disputes:
      - field: start
        kept: 2022-09-08
        sources: [herald]
        not_kept: [{value: 2022-09-09, sources: [gazette]}]
        why: the ministry's day
  - id: quad-leaders-2022
    dialogue: quad-leaders
    title: Summit
    level: ministerial
    status: held
    start: 2022
    sources: [herald]
""",
    "officials.yaml": SOUND["officials.yaml"].replace(
        "      - {office: in-defence-minister, from: 2019-05-31}\n",
        "      - {office: in-foreign-minister, from: 2010, to: 2011}\n"
        "      - office: in-defence-minister\n"
        "        from: 2019-05-31\n"
        "        sources: [gazette, {id: herald, supports: [from]}]\n"
        "        unsourced: [{field: from, why: inferred}]\n"
        "    sources: [herald]\n",
    ),
    "agreements.yaml": SOUND["agreements.yaml"].replace(
        "    signed: 2020-09-09\n",
        "    signed: 2020-09-09\n    meeting: in-jp-2plus2-2022\n"
        "    signatories: [rajnath-singh, {name: N, as: Clerk}]\n",
    ),
    "sources.yaml": SOUND["sources.yaml"]
    + "  - {id: gazette, publisher: Gazette, title: Soon, kind: government, accessed: 2026-11-01, url: https://example.org}\n",
}  # fmt: skip
"""A knowledge base with every way in which a value can come about."""

MEETING = "in-jp-2plus2-2022"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("why"), FILES)


@pytest.fixture(scope="module")
def little(folder: Path) -> Iterator[KnowledgeBase]:
    with open_knowledge_base(folder) as base:
        yield base


def line_of(file: str, piece: str) -> int:
    text = FILES[file]
    assert text.count(piece) == 1, piece
    return text[: text.index(piece)].count("\n") + 1


def the_one(knowledge_base: KnowledgeBase, address: str) -> tuple[Explanation, Place]:
    (found,) = knowledge_base.explain(address)
    return found


RECORD = [("herald", "record")]
MEETINGS, OFFICIALS = "meetings.yaml", "officials.yaml"

# Address, value, file, a piece of the line where the value's key stands, and the sources with what they back.
VALUES: list[tuple[str, Any, str, str, list[tuple[str, str]]]] = [
    (f"{MEETING}.status", "held", MEETINGS, "status: held\n    start: 2022-09", RECORD),
    (f"{MEETING}.start", "2022-09-08", MEETINGS, "start: 2022-09-08\n", [("gazette", "field"), *RECORD]),
    (f"{MEETING}.outcomes", ["Agreed to meet again"], MEETINGS, "outcomes:", RECORD),
    (f"{MEETING}.outcomes[0]", "Agreed to meet again", MEETINGS, "- Agreed", RECORD),
    (f"{MEETING}.participants[1].office", "in-foreign-minister", MEETINGS, "office: in-foreign-minister", RECORD),
    (f"{MEETING}.participants[2]", {"official": "yasukazu-hamada", "as": "Envoy"}, MEETINGS, "as: Envoy", RECORD),
    (f"{MEETING}.participants[2].as", "Envoy", MEETINGS, "as: Envoy", RECORD),
    (f"{MEETING}.topics[0].topic", "joint-exercises", MEETINGS, "topics: [", RECORD),
    (f"{MEETING}.topics[1].as", "drills", MEETINGS, "topics: [", RECORD),
    (f"{MEETING}.reports[0].status", "expected", MEETINGS, "status: expected", [("gazette", "part")]),
    (f"{MEETING}.reports[1].date", "2022-09-01", MEETINGS, "2022-09-01", [("herald", "part")]),
    ("rajnath-singh.tenures[0].from", "2010", OFFICIALS, "from: 2010", RECORD),
    (
        "rajnath-singh.tenures[1].from",
        "2019-05-31",
        OFFICIALS,
        "from: 2019-05-31",
        [("herald", "field"), ("gazette", "part")],
    ),
    (
        "rajnath-singh.tenures[1].office",
        "in-defence-minister",
        OFFICIALS,
        "office: in-defence-minister",
        [("gazette", "part")],
    ),
    ("in-jp-2plus2.sides", ["IN", "JP"], "dialogues.yaml", "id: in-jp-2plus2", RECORD),
    ("joint-exercises.broader[0]", "exercises", "topics.yaml", "broader: [exercises]", []),
    ("herald.published", "2022-08-01", "sources.yaml", "id: herald", []),
    ("S. Jaishankar.name", "Subrahmanyam Jaishankar", OFFICIALS, "name: Subrahmanyam", []),
    ("S. Jaishankar.tenures[0].from", "2019-05-30", OFFICIALS, "from: 2019-05-30", []),
    ("official/penny-wong.family_name", "Wong", OFFICIALS, "family_name: Wong", []),
    ("https://example.org.publisher", "Gazette", "sources.yaml", "id: gazette", []),
]


@pytest.mark.parametrize(("address", "value", "file", "piece", "sources"), VALUES, ids=lambda value: str(value)[:40])
def test_a_value_comes_with_its_place_and_its_sources(
    little: KnowledgeBase,
    folder: Path,
    *,
    address: str,
    value: Any,
    file: str,
    piece: str,
    sources: list[tuple[str, str]],
) -> None:
    told, place = the_one(little, address)
    assert told.value == value
    assert not told.is_inherited
    assert (Path(place.file), place.line) == (folder / file, line_of(file, piece))
    assert [(backing.source.id, backing.backs) for backing in told.backing] == sources


DIALOGUE = ("in-jp-2plus2", "dialogues.yaml", "id: in-jp-2plus2,")
TENURE = ("rajnath-singh", OFFICIALS, "in-defence-minister")

# The record, the field that inherits, its value, the field that says it, and the record, file and line of that.
INHERITED = [
    (MEETING, "format", "2+2", "format", DIALOGUE),
    (MEETING, "level", "ministerial", "level", DIALOGUE),
    (MEETING, "title", "India–Japan 2+2, 2022-09-08", "name", DIALOGUE),
    (MEETING, "sides", ["IN", "JP"], "sides", DIALOGUE),
    (MEETING, "agreements", ["in-jp-acsa-2020"], "meeting", ("in-jp-acsa-2020", "agreements.yaml", "meeting:")),
    (MEETING, "participants[0].office", "in-defence-minister", "tenures[1]", TENURE),
    ("quad-leaders-2022", "sides", ["AU", "IN", "JP"], "members", ("quad", "groupings.yaml", "members:")),
    ("in-jp-acsa-2020", "signatories[0].as", "Minister of Defence", "tenures[1]", TENURE),
    ("in-jp-acsa-2020", "signatories[0].country", "IN", "country", ("rajnath-singh", OFFICIALS, "country: IN")),
]


@pytest.mark.parametrize(("record", "field", "value", "said_at", "origin"), INHERITED)
def test_what_is_inherited_is_shown_where_it_is_written(
    little: KnowledgeBase,
    folder: Path,
    *,
    record: str,
    field: str,
    value: Any,
    said_at: str,
    origin: tuple[str, str, str],
) -> None:
    told, place = the_one(little, f"{record}.{field}")
    said_by, file, piece = origin
    assert (told.field, told.value, told.said_by.id, told.said_at) == (field, value, said_by, said_at)
    assert told.is_inherited
    assert Path(place.file) == folder / file
    assert piece in FILES[file].splitlines()[place.line - 1]


def test_the_sources_of_what_is_inherited_are_those_of_the_record_that_says_it(little: KnowledgeBase) -> None:
    told, _ = the_one(little, f"{MEETING}.participants[0].office")
    assert [(each.source.id, each.backs) for each in told.backing] == [("gazette", "part"), ("herald", "part")]
    assert {mark.field for mark in told.unsourced} == {"participants", "from"}  # the marks of both records


def test_an_entry_comes_with_what_it_inherits(little: KnowledgeBase) -> None:
    found = little.explain(f"{MEETING}.participants[0]")
    assert [told.field for told, _ in found] == ["participants[0]", "participants[0].office", "participants[0].as"]


def test_what_a_record_says_itself_is_not_inherited(little: KnowledgeBase) -> None:
    for field, value in (("title", "Summit"), ("level", "ministerial")):
        told, _ = the_one(little, f"quad-leaders-2022.{field}")
        assert (told.value, told.is_inherited) == (value, False)
    assert [told.value for told, _ in little.explain(f"{MEETING}.participants[2].office")] == [None]


def test_doubts_come_with_the_field_and_no_other(little: KnowledgeBase) -> None:
    start, _ = the_one(little, f"{MEETING}.start")
    assert [(dispute.kept, dispute.not_kept[0].value) for dispute in start.disputes] == [("2022-09-08", "2022-09-09")]
    assert start.unsourced == ()
    participants, _ = the_one(little, f"{MEETING}.participants")
    assert [mark.why for mark in participants.unsourced] == ["one of them is from memory"]
    assert participants.disputes == ()
    tenure, _ = the_one(little, "rajnath-singh.tenures[1].from")
    assert [mark.why for mark in tenure.unsourced] == ["inferred"]
    assert the_one(little, "rajnath-singh.tenures[1].office")[0].unsourced == ()


def test_what_was_announced_earlier_is_no_dispute(little: KnowledgeBase) -> None:
    def announced(field: str) -> list[tuple[str, str | None, str]]:
        told, _ = the_one(little, f"{MEETING}.{field}")
        return [(said.source, said.date, said.value) for said in told.announced]

    assert announced("start") == [("gazette", None, "2021-04"), ("gazette", None, "2022-04")]
    assert announced("status") == [("gazette", None, "expected"), ("herald", "2022-09-01", "scheduled")]
    assert announced("city") == []  # the same city was announced


EMPTY = [
    (f"{MEETING}.end", ("end",)),
    (f"{MEETING}.documents", ("documents",)),
    (f"{MEETING}.mode", ()),
    ("in-jp-acsa-2020.ended", ()),
    ("rajnath-singh.tenures[1].to", ()),
    ("IN.capital", ()),
]


@pytest.mark.parametrize(("address", "missing"), EMPTY)
def test_an_empty_field_is_an_answer(little: KnowledgeBase, address: str, missing: tuple[str, ...]) -> None:
    told, place = the_one(little, address)
    assert told.is_empty
    assert place.file
    assert told.missing == missing


def test_without_a_field_it_is_every_field_with_a_value(little: KnowledgeBase) -> None:
    assert [told.field for told, _ in little.explain("in-jp-acsa-2020")] == [
        "short",
        "title",
        "kind",
        "parties",
        "signed",
        "in_force",
        "signatories",
        "meeting",
    ]
    inherited = {told.field for told, _ in little.explain(MEETING) if told.is_inherited}
    assert inherited == {"title", "format", "level", "sides", "agreements"}


WRONG: list[tuple[str, type[DialoguekbError], str]] = [
    (f"{MEETING}.strat", UnknownValueError, "no field of a meeting is called 'strat'; did you mean start"),
    (f"{MEETING}.date", UnknownValueError, "no field of a meeting is called 'date'; did you mean start?"),
    (f"{MEETING}.venue", UnknownValueError, "no field of a meeting is called 'venue'; did you mean city?"),
    (f"{MEETING}.participants[0].offical", UnknownValueError, "no field of a participant is called 'offical'; did"),
    ("penny-wong.dialogue", UnknownValueError, "no field of an official is called 'dialogue'"),
    (f"{MEETING}.participants[3]", WrongCallError, r"the list has 3, the last is participants\[2\]"),
    ("in-jp-2plus2.aliases[0]", WrongCallError, "aliases\\[0\\]: the list is not written here"),
    ("penny-wong.tenures.from", WrongCallError, r"'tenures' is a list; name one of its entries .*: tenures\[0\]"),
    (f"{MEETING}.start[0]", WrongCallError, "'start' is no list"),
    (f"{MEETING}.start.year", WrongCallError, "'start' has no fields inside it"),
    (f"{MEETING}.participants[x]", WrongCallError, "write it as start"),
    (f"{MEETING}.participants[-1]", WrongCallError, "write it as start"),
    (f"{MEETING}.participants[{'9' * 5000}]", UnknownNameError, "no record is called"),
    (f"{MEETING}.origin", UnknownValueError, "no field of a meeting"),
    ("in-jp-2plus2-2023.start", UnknownNameError, "no record is called 'in-jp-2plus2-2023'; did you mean"),
    ("S. Jaishankr.tenures[0].from", UnknownNameError, "no record is called 'S. Jaishankr'; did you mean"),
    ("nobody", UnknownNameError, "no record is called 'nobody'"),
    ("", UnknownNameError, "no record is called ''; write a record, a dot and a field, such as JP.capital"),
    (".", UnknownNameError, "no record is called '.'; write a record, a dot and a field, such as JP.capital"),
    (".name", UnknownNameError, "no record is called '.name'; write a record, a dot and a field"),
    ("jp.", WrongCallError, "'jp.' names no field; write a record, a dot and a field, .* or jp alone for every field"),
    (f"{MEETING}.", WrongCallError, f"'{MEETING}.' names no field"),
    ("jp.name.", WrongCallError, "'name.' names no field"),
    ("Minister for Foreign Affairs.title", AmbiguousNameError, "may mean 2 records"),
]


@pytest.mark.parametrize(("address", "error", "says"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_call_says_what_is_valid(
    little: KnowledgeBase, address: str, error: type[DialoguekbError], says: str
) -> None:
    with pytest.raises(error, match=says) as raised:
        little.explain(address)
    assert raised.value.exit_status == 2


def test_in_layers_the_place_is_in_the_folder_that_has_the_record(
    tmp_path: Path, bundled: KnowledgeBase, open_base: OpenBase
) -> None:
    files = {
        "dialoguekb.yaml": "title: Mine\nschema: 1\nextends: builtin\n",
        "mine.yaml": "countries:\n  - id: JP\n    overrides: true\n    name: Japan\n    capital: Kyoto\n",
    }
    mine = open_base(write_files(tmp_path, files))
    told, place = the_one(mine, "JP.capital")
    assert (told.value, Path(place.file), place.line) == ("Kyoto", tmp_path / "mine.yaml", 5)
    _, below = the_one(mine, "IN.capital")
    assert Path(below.file).parent == bundled.folder


def lines_of_keys(node: yaml.Node, path: str, found: dict[str, int]) -> dict[str, int]:
    """Note the line of every key and entry below a node of PyYAML's, by path."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{path}.{key.value}".lstrip(".")
            found[inner] = key.start_mark.line + 1
            lines_of_keys(value, inner, found)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            found[f"{path}[{number}]"] = item.start_mark.line + 1
            lines_of_keys(item, f"{path}[{number}]", found)
    return found


def naive_lines(folder: Path) -> dict[tuple[str, int, str], int]:
    """Return (file, line of the record, path) -> line of the key, as PyYAML reads the files."""
    lines: dict[tuple[str, int, str], int] = {}
    for file in folder.rglob("*.yaml"):
        top = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        assert isinstance(top, yaml.MappingNode)
        for _, records in top.value:
            for record in records.value if isinstance(records, yaml.SequenceNode) else []:
                for path, line in lines_of_keys(record, "", {}).items():
                    lines[str(file), record.start_mark.line + 1, path] = line
    return lines


def written_paths(record: Record) -> list[str]:
    """Return the path of every field and nested field that the record has a value for."""
    paths = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value in (None, (), False) or field.key == "overrides":
            continue
        paths.append(field.key)
        if isinstance(field.form, NestedMapping) and field.many:
            paths += [
                f"{field.key}[{number}].{inner.key}"
                for number, entry in enumerate(value)
                for inner in fields_of(field.form.cls)
                if getattr(entry, inner.name) not in (None, (), False)
            ]
    return paths


@pytest.mark.deep
def test_every_written_field_of_the_bundled_data_is_found_on_the_line_of_its_key(bundled: KnowledgeBase) -> None:
    lines = naive_lines(bundled.folder)
    wrong = []
    asked: dict[str, int] = defaultdict(int)
    fields = [(record, path) for record in bundled.records.all() for path in written_paths(record)]
    for record, path in fields[:: budget(9, 1)]:
        told, place = next(
            pair for pair in bundled.explain(f"{record.kind_name}/{record.id}.{path}") if pair[0].field == path
        )
        short = path.rpartition(".")[0]  # an entry written short has no keys: the entry stands for them
        key = (record.origin.file, record.origin.line)
        if told.is_empty or place.line != lines.get((*key, path), lines.get((*key, short))):
            wrong.append(f"{place}: {record.id}.{path}")
        asked[record.kind_name] += 1
    assert wrong == []
    assert min(asked.values()) >= budget(5, 20)


@pytest.mark.deep
def test_every_field_of_the_bundled_data_can_be_explained(bundled: KnowledgeBase) -> None:
    for record in list(bundled.records.all())[:: budget(4, 1)]:
        for told, place in bundled.explain(f"{record.kind_name}/{record.id}"):
            assert not told.is_empty
            assert place.file.endswith(".yaml")
            cited = {each.source.id for each in told.backing}
            if not told.is_inherited:
                assert cited <= {citation.id for _, citation in citations_in(record)}
