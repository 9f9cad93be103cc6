"""What an editor, git, a web page or another program leaves in a file is named for what it is."""

import json
from pathlib import Path

import pytest

from dialoguekb.model.records import Source, Topic
from dialoguekb.reading.folder_reader import FolderContents, read_folder

MANIFEST = "title: Mine\nschema: 1\n"


def read(path: Path, text: str, name: str = "a.yaml") -> FolderContents:
    (path / "dialoguekb.yaml").write_text(MANIFEST)
    (path / name).write_text(text, encoding="utf-8", newline="")
    return read_folder(path)


def messages(contents: FolderContents) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.message) for problem in contents.problems]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_each_merge_conflict_is_one_problem_with_its_lines_and_sides(tmp_path: Path, line_break: str) -> None:
    conflict = ["<<<<<<< HEAD", "    label: a", "=======", "    label: b", ">>>>>>> branch/x"]
    lines = ["topics:", "  - id: x", *conflict, "  - id: y", *conflict[:1], "||||||| base", *conflict[1:], ""]
    contents = read(tmp_path, line_break.join(lines))
    assert messages(contents) == [
        (3, "lines 3 to 7 are an unresolved merge conflict (HEAD, branch/x)"),
        (9, "lines 9 to 14 are an unresolved merge conflict (HEAD, branch/x)"),
    ]
    assert {problem.rule for problem in contents.problems} == {"merge-conflict"}
    assert contents.incomplete["topic"] == {"x", "y"}


def test_conflict_signs_inside_a_text_are_text(tmp_path: Path) -> None:
    contents = read(tmp_path, "topics:\n  - {id: x, label: 'a <<<<<<< b', definition: '======= >>>>>>>'}\n")
    assert contents.problems == []


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000", "\u202f", "\u200b"])
def test_a_space_that_is_none_is_named_where_a_space_belongs(tmp_path: Path, space: str) -> None:
    text = f"topics:\n{space}{space}- id: x\n    label: y\n  - id: z\n    label:{space}z\n"
    contents = read(tmp_path, text)
    assert [problem.place.line for problem in contents.problems] == [2, 5]
    for problem in contents.problems:
        assert problem.rule == "odd-space"
        assert f"(U+{ord(space):04X}) stands where a space belongs" in problem.message


def test_odd_spaces_inside_a_text_are_part_of_it(tmp_path: Path) -> None:
    contents = read(tmp_path, "topics:\n  - {id: x, label: 'a\u00a0b'}\n")
    (topic,) = contents.records["topic"]
    assert contents.problems == []
    assert isinstance(topic, Topic)
    assert topic.label == "a\u00a0b"


def test_an_odd_space_at_the_end_of_a_value_is_shown_and_the_value_without_it_suggested(tmp_path: Path) -> None:
    contents = read(tmp_path, "sources:\n  - {id: s, publisher: P, title: T, kind: news, published: 2024\u00a0}\n")
    (problem,) = contents.problems
    assert "'2024\\u00a0' is not a date" in problem.message
    assert problem.nearest == ("2024",)


def test_a_syntax_fault_names_the_record_that_it_is_in(tmp_path: Path) -> None:
    whole = "sources:\n  - {id: s-1, publisher: P, title: T, published: 2020, kind: news}\n"
    contents = read(tmp_path, whole + "  - id: s-2\n    publisher: P\n    title: Joint Statement: the text\n")
    assert [(problem.rule, problem.record) for problem in contents.problems] == [("syntax", "source s-2")]


def test_a_syntax_fault_before_the_id_names_no_other_record(tmp_path: Path) -> None:
    whole = "sources:\n  - {id: s-1, publisher: P, title: T, published: 2020, kind: news}\n"
    contents = read(tmp_path, whole + "  - publisher: P\n    title: a: b\n    id: s-2\n")
    assert [(problem.rule, problem.record) for problem in contents.problems] == [("syntax", "")]


@pytest.mark.parametrize("name", ["𠮷田", "🇯🇵 desk", 'a "quoted" 𠮷', "back\\slash 𠮷", "plain"])
def test_json_with_its_usual_escapes_is_read(tmp_path: Path, name: str) -> None:
    record = {"id": "s", "publisher": name, "title": "T", "kind": "news", "published": "2024"}
    contents = read(tmp_path, json.dumps({"sources": [record]}))
    assert contents.problems == []
    (source,) = contents.records["source"]
    assert isinstance(source, Source)
    assert source.publisher == name


def test_a_problem_after_a_pair_of_escapes_stands_where_it_is_written(tmp_path: Path) -> None:
    text = r'{"sources": [{"id": "s", "publisher": "\ud842\udfb7", "titel": "T"}]}'
    contents = read(tmp_path, text)
    assert {problem.place.column for problem in contents.problems if problem.rule == "unknown-field"} == {
        text.index('"titel"') + 1
    }


@pytest.mark.parametrize("text", [r"'\ud842\udfb7'", r'"\\ud842\\udfb7"'])
def test_a_pair_that_is_no_escape_stays_as_written(tmp_path: Path, text: str) -> None:
    contents = read(tmp_path, rf'{{"topics": [{{"id": "x", "definition": "\ud842\udfb7", "label": {text}}}]}}')
    (topic,) = contents.records["topic"]
    assert isinstance(topic, Topic)
    assert (topic.label, topic.definition) == (r"\ud842\udfb7", "𠮷")


def test_half_a_pair_is_a_problem(tmp_path: Path) -> None:
    assert [problem.rule for problem in read(tmp_path, r'{"topics": [{"id": "x", "label": "\ud842"}]}').problems] == [
        "syntax"
    ]


@pytest.mark.parametrize(
    ("key", "field"), [("journal", "publisher"), ("urldate", "accessed"), ("year", "published"), ("link", "url"),
                       ("Code", "id"), ("comments", "note"), ("titel", "title")]
)  # fmt: skip
def test_a_field_under_another_name_is_suggested(tmp_path: Path, key: str, field: str) -> None:
    contents = read(tmp_path, f"sources:\n  - {{id: s, publisher: P, title: T, kind: news, {key}: '2024'}}\n")
    assert [problem.nearest for problem in contents.problems if problem.rule == "unknown-field"] == [(field,)]


def test_an_id_with_accents_is_suggested_without(tmp_path: Path) -> None:
    contents = read(tmp_path, "topics:\n  - {id: Käkönen 2003, label: x}\n")
    assert [problem.nearest for problem in contents.problems] == [("kakonen-2003",)]


def test_files_that_look_like_data_and_are_not_read_are_listed(tmp_path: Path) -> None:
    for name in ("meetings.yaml.txt", "sub/more.json", "holders.CSV", "README.md", "LICENSE", ".hidden.csv", "a.yaml~"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    contents = read(tmp_path, "topics: []\n")
    assert contents.ignored_files == ["a.yaml~", "holders.CSV", "meetings.yaml.txt", "sub/more.json"]


@pytest.mark.parametrize("line", ["\u00a0\u00a0label: x\n", "<<<<<<< a\n=======\n>>>>>>> b\n"])
def test_of_many_slips_of_one_kind_the_first_hundred_are_listed(tmp_path: Path, line: str) -> None:
    contents = read(tmp_path, "topics:\n" + 250 * line)
    *listed, rest = contents.problems
    assert len(listed) == 100
    assert rest.message.startswith("150 more problems in this file are not listed")
