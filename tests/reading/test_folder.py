"""A folder of files: records, duplicates, faults that do not hide or multiply others, a missing manifest."""

import os
from pathlib import Path

import pytest

from dialoguekb.model.problems import Problem
from dialoguekb.reading.folder_reader import FolderContents, read_folder
from dialoguekb.reading.manifest import Manifest
from dialoguekb.reading.reading_rules import RULES

MANIFEST = "title: Mine\nschema: 1\n"


def folder(path: Path, files: dict[str, str | bytes]) -> FolderContents:
    for name, content in {"dialoguekb.yaml": MANIFEST, **files}.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_folder(path)


def places(problems: list[Problem]) -> list[tuple[str, str, int, int]]:
    return [
        (problem.rule, Path(problem.place.file).name, problem.place.line, problem.place.column) for problem in problems
    ]


def topic(name: str) -> str:
    return f"  - id: {name}\n    label: {name}\n"


def ids(contents: FolderContents, kind: str = "topic") -> list[str]:
    return [record.id for record in contents.records[kind]]


def test_records_come_in_order_of_file_and_place_and_know_where_they_stand(tmp_path: Path) -> None:
    contents = folder(
        tmp_path,
        {
            "b.yaml": "topics:\n" + topic("three"),
            "a.yaml": "topics:\n" + topic("two") + topic("one") + "countries:\n  - {id: NO, name: Norway}\n",
            "empty-list.yaml": "topics:\nmeetings: []\n",
        },
    )
    assert contents.problems == []
    assert ids(contents) == ["two", "one", "three"]
    assert ids(contents, "country") == ["NO"]
    assert [str(record.origin) for record in contents.records["topic"]] == [
        f"{tmp_path / 'a.yaml'}:2:5",
        f"{tmp_path / 'a.yaml'}:4:5",
        f"{tmp_path / 'b.yaml'}:2:5",
    ]
    assert contents.manifest is not None
    assert contents.manifest.title == "Mine"


def test_the_same_id_twice_in_a_kind_is_a_problem_at_the_second(tmp_path: Path) -> None:
    contents = folder(
        tmp_path,
        {
            "a.yaml": "topics:\n" + topic("x") + "sources: [{id: x, publisher: p, title: t, kind: news}]\n",
            "b.yaml": "topics:\n" + topic("y") + topic("x"),
        },
    )
    (problem,) = contents.problems
    assert places([problem]) == [("duplicate-id", "b.yaml", 4, 9)]
    assert problem.message == f"the id 'x' is already used at {tmp_path / 'a.yaml'}:2:5"
    assert problem.record == "topic x"
    assert ids(contents) == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "expected", "near"),
    [
        ("meeting:\n  - {id: m, status: held}\n", ("unknown-kind", 1, 1), ("meetings",)),
        ("weather: []\n", ("unknown-kind", 1, 1), ()),
        ("topics: x\n", ("wrong-type", 1, 9), ()),
        ("topics: {id: x}\n", ("wrong-type", 1, 9), ()),
        ("- id: x\n", ("wrong-type", 1, 1), ()),
        ("topics\n", ("wrong-type", 1, 1), ()),
        ("topics: [x]\n", ("wrong-type", 1, 10), ()),
        ("", ("empty-file", 1, 1), ()),
    ],
)
def test_a_file_of_the_wrong_shape_is_reported_at_its_place(
    tmp_path: Path, text: str, expected: tuple[str, int, int], near: tuple[str, ...]
) -> None:
    (problem,) = folder(tmp_path, {"a.yaml": text}).problems
    assert (problem.rule, problem.place.line, problem.place.column) == expected
    assert problem.nearest == near


def test_the_records_under_a_misspelt_kind_are_read_as_meant(tmp_path: Path) -> None:
    assert ids(folder(tmp_path, {"a.yaml": "topic:\n" + topic("x")})) == ["x"]


def test_a_record_at_fault_is_left_out_and_its_id_remembered(tmp_path: Path) -> None:
    contents = folder(tmp_path, {"a.yaml": "topics:\n" + topic("x") + "  - {id: y, label: ''}\n" + topic("z")})
    assert ids(contents) == ["x", "z"]
    assert contents.incomplete["topic"] == {"y"}


def test_each_record_that_is_not_used_is_counted_once(tmp_path: Path) -> None:
    text = "topics:\n" + topic("x") + topic("x") + "  - {label: y}\n  - {id: Z, label: z}\n  - {id: w, label: ''}\n"
    assert folder(tmp_path, {"a.yaml": text}).left_out == 4


def test_after_a_syntax_error_the_unread_ids_are_remembered(tmp_path: Path) -> None:
    broken = "topics:\n" + topic("x") + "  - id: y\n    label: a: b\n  - {id: 'z', label: z}\nsources:\n- id: s\n"
    contents = folder(tmp_path, {"a.yaml": broken})
    assert places(contents.problems) == [("syntax", "a.yaml", 5, 13)]
    assert contents.problems[0].record == "topic y"
    assert ids(contents) == ["x"]
    assert contents.incomplete["topic"] == {"y", "z"}
    assert contents.incomplete["source"] == {"s"}
    assert contents.left_out == 3
    assert contents.unread_files == []


def test_a_problem_of_yaml_names_the_record_that_it_is_in(tmp_path: Path) -> None:
    text = "topics:\n" + topic("x") + "  - id: y\n    label: &a y\n    label: z\n" + topic("z")
    contents = folder(tmp_path, {"a.yaml": text})
    assert [(problem.rule, problem.record) for problem in contents.problems] == [
        ("anchor", "topic y"),
        ("duplicate-key", "topic y"),
    ]
    assert ids(contents) == ["x", "y", "z"]


def test_a_merge_key_is_one_problem_not_one_for_each_field_it_would_bring(tmp_path: Path) -> None:
    contents = folder(tmp_path, {"a.yaml": "topics:\n  - {id: x, <<: {label: y}}\n"})
    assert places(contents.problems) == [("merge-key", "a.yaml", 2, 13)]
    assert contents.incomplete["topic"] == {"x"}


def test_a_bad_byte_is_one_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    text = b"topics:\n  - {id: x\xff, label: x}\n  - {id: y, label: y\x00}\n  - {id: z, label: z}\n"
    contents = folder(tmp_path, {"a.yaml": text})
    assert places(contents.problems) == [("not-utf8", "a.yaml", 2, 11), ("nul", "a.yaml", 3, 21)]
    assert ids(contents) == ["y", "z"]


def test_every_fault_of_every_file_is_found_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "dir.yaml").mkdir(parents=True)
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    contents = folder(
        tmp_path,
        {
            "alias.yaml": "topics:\n" + topic("a").replace("label: a", "label: *a"),
            "date.yaml": "meetings:\n  - {id: b, status: held, start: 2022-02-30}\n",
            "deep.yaml": "topics: " + "[" * 65,
            "empty.yaml": "# nothing\n",
            "field.yaml": "topics:\n" + topic("c") + "    colour: x\n",
            "latin.yaml": b"topics:\n  - {id: d, label: caf\xe9}\n",
            "nul.yaml": b"topics:\n  - {id: e, label: caf\x00}\n",
            "syntax.yaml": "topics:\n  - id: f\n    label: 'x\n",
            "tag.yaml": "topics:\n  - {id: g, label: !!str x}\n",
            "two.yaml": "topics: []\n---\ntopics: []\n",
            "word.yaml": "meetings:\n  - {id: h, status: hold}\n",
        },
    )
    assert places(contents.problems) == [
        ("not-a-file", "dir.yaml", 1, 1),
        ("symlink-loop", "loop.yaml", 1, 1),
        ("alias", "alias.yaml", 3, 12),
        ("impossible-date", "date.yaml", 2, 34),
        ("too-deep", "deep.yaml", 1, 72),
        ("empty-file", "empty.yaml", 1, 1),
        ("unknown-field", "field.yaml", 4, 5),
        ("not-utf8", "latin.yaml", 2, 23),
        ("nul", "nul.yaml", 2, 23),
        ("not-a-file", "pipe.yaml", 1, 1),
        ("syntax", "syntax.yaml", 3, 12),
        ("tag", "tag.yaml", 2, 20),
        ("several-documents", "two.yaml", 2, 1),
        ("unknown-value", "word.yaml", 2, 21),
    ]
    assert {Path(name).name for name in contents.unread_files} == {"dir.yaml", "loop.yaml", "pipe.yaml"}
    assert {problem.rule for problem in contents.problems} <= RULES.keys()


def test_a_folder_without_a_manifest_is_no_knowledge_base(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("password: hunter2\n")
    (tmp_path / "real.yaml").write_text(MANIFEST)
    contents = read_folder(tmp_path)
    assert places(contents.problems) == [("missing-manifest", "dialoguekb.yaml", 1, 1)]
    assert contents.manifest is None
    assert not contents.is_read
    (tmp_path / "dialoguekb.yaml").symlink_to("real.yaml")
    (problem,) = read_folder(tmp_path).problems
    assert (problem.rule, problem.message) == ("missing-manifest", "the manifest is a link")


def test_a_manifest_that_cannot_be_read_is_the_only_problem_of_its_folder(tmp_path: Path) -> None:
    contents = folder(tmp_path, {"dialoguekb.yaml": MANIFEST.encode("utf-16"), "a.yaml": "weather: []\n"})
    assert places(contents.problems) == [("not-utf8", "dialoguekb.yaml", 1, 1)]
    assert not contents.is_read


def test_a_path_too_long_is_no_folder(tmp_path: Path) -> None:
    assert places(read_folder(tmp_path / ("a" * 5_000)).problems)[0][0] == "not-a-folder"


def test_what_is_no_folder_is_a_problem(tmp_path: Path) -> None:
    assert places(read_folder(tmp_path / "gone").problems) == [("not-a-folder", "gone", 1, 1)]


@pytest.mark.parametrize(
    ("text", "extends"),
    [
        (MANIFEST, ()),
        (MANIFEST + "extends: builtin\n", ("builtin",)),
        (MANIFEST + "extends: [builtin, ../other]\n", ("builtin", "../other")),
        (MANIFEST + "extends: ~\n", ()),
    ],
)
def test_a_manifest_extends_one_or_several(tmp_path: Path, text: str, extends: tuple[str, ...]) -> None:
    contents = folder(tmp_path, {"dialoguekb.yaml": text})
    assert contents.problems == []
    assert isinstance(contents.manifest, Manifest)
    assert contents.manifest.extends == extends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: x\nschema: 2\n", [("unknown-schema", 2, 9)]),
        ("title: x\n", [("missing-field", 1, 1)]),
        ("title: x\nschema: 1\nhome_country: India\n", [("wrong-form", 3, 15)]),
        ("title: x\nschema: 1\nas_of: 2026-02-30\n", [("impossible-date", 3, 8)]),
        ("title: x\nschema: 1\nextends: ''\n", [("empty-text", 3, 10)]),
        ("title: x\nschema: 1\nlicense: MIT\n", [("unknown-field", 3, 1)]),
        ("title: 'x\n", [("syntax", 1, 8)]),
        ("- a\n", [("wrong-type", 1, 1)]),
    ],
)
def test_a_manifest_at_fault_is_reported_at_its_place(
    tmp_path: Path, text: str, expected: list[tuple[str, int, int]]
) -> None:
    problems = folder(tmp_path, {"dialoguekb.yaml": text}).problems
    assert [(problem.rule, problem.place.line, problem.place.column) for problem in problems] == expected
