"""Which files of a folder are read, and which are reported as unreadable."""

import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from dialoguekb.reading.folder_entries import LARGEST_FILE
from dialoguekb.reading.folder_files import MOST_FAULTY_CHARACTERS, find_files, folder_fault, read_text


def files_and_problems(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    result = find_files(folder)
    return (
        [path.relative_to(folder).as_posix() for path in result.files],
        [(problem.rule, os.path.relpath(problem.place.file, folder)) for problem in result.problems],
    )


def write(path: Path, data: bytes = b"topics: []\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_yaml_files_come_sorted_and_what_is_hidden_is_skipped(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a/b/c.YAML", "a.yaml", ".git/x.yaml", "a/.#b.yaml", "notes.md", "x.yaml~"):
        write(tmp_path / name)
    assert files_and_problems(tmp_path) == (["a/b/c.YAML", "a/z.yml", "a.yaml", "b.yaml"], [])


def test_a_folder_with_a_manifest_of_its_own_is_another_knowledge_base(tmp_path: Path) -> None:
    write(tmp_path / "base" / "dialoguekb.yaml")
    write(tmp_path / "base" / "a.yaml")
    write(tmp_path / "b.yaml")
    assert files_and_problems(tmp_path) == (["b.yaml"], [])


def test_a_path_is_shown_as_the_caller_gave_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "data" / "a.yaml")
    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in find_files(Path("data")).files] == [os.path.join("data", "a.yaml")]  # noqa: PTH118


def test_links_are_judged_and_never_followed(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    write(folder / "sub" / "a.yaml")
    outside = write(tmp_path / "outside" / "o.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "dangling.yaml").symlink_to("nowhere.yaml")
    (folder / "sub" / "around").symlink_to("..")
    (folder / "sub" / "self").symlink_to(".")
    (folder / "inside.yaml").symlink_to("sub/a.yaml")
    (folder / "out.yaml").symlink_to(outside)
    (folder / "outer").symlink_to(outside.parent)
    (folder / ".hidden.yaml").symlink_to("nowhere.yaml")
    assert files_and_problems(folder) == (
        ["sub/a.yaml"],
        [
            ("dangling-link", "dangling.yaml"),
            ("symlink-loop", "loop.yaml"),
            ("link-outside", "out.yaml"),
            ("link-outside", "outer"),
            ("symlink-loop", "sub/around"),
            ("symlink-loop", "sub/self"),
        ],
    )


def test_a_folder_that_is_itself_reached_by_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.yaml")
    (tmp_path / "link").symlink_to("real")
    assert files_and_problems(tmp_path / "link") == (["a.yaml"], [])


def test_a_folder_named_like_a_file_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "x.yaml" / "a.yaml")
    assert files_and_problems(tmp_path) == ([], [("not-a-file", "x.yaml")])


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    (problem,) = read_text(tmp_path / "x.yaml").problems
    assert (problem.rule, problem.message) == ("not-a-file", "a pipe has the name of a YAML file")


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("x.yaml")
        (problem,) = read_text(Path("x.yaml")).problems
    assert (problem.rule, problem.message) == ("not-a-file", "a socket has the name of a YAML file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_one_may_not_read_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "x.yaml").chmod(0)
    write(tmp_path / "sub" / "y.yaml")
    (tmp_path / "sub").chmod(0)
    try:
        assert files_and_problems(tmp_path) == (["x.yaml"], [("unreadable", "sub")])
        assert [problem.rule for problem in read_text(tmp_path / "x.yaml").problems] == ["unreadable"]
    finally:
        (tmp_path / "sub").chmod(0o755)


def test_what_the_system_will_not_open_is_a_problem(tmp_path: Path) -> None:
    # A path below a file cannot be opened by anyone, root included.
    (problem,) = read_text(write(tmp_path / "x.yaml") / "y.yaml").problems
    assert problem.rule == "unreadable"
    assert problem.message == "the file cannot be read: not a directory"


def test_a_file_over_the_limit_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    with file.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    read = read_text(file)
    assert read.source is None
    assert [(problem.rule, problem.message) for problem in read.problems] == [("too-large", "the file is 65 MiB large")]


TEXTS = [
    (b"a: b\n", "a: b\n", []),
    (b"\xef\xbb\xbfa: b\n", "a: b\n", []),
    ("é: 日本\n".encode(), "é: 日本\n", []),
    (b"a: 1\nb: x\xe9y\n", "a: 1\nb: x\ufffdy\n", [("not-utf8", 2, 5)]),
    ("日本: ".encode() + b"\xff\xfe\n", "日本: \ufffd\ufffd\n", [("not-utf8", 1, 5)]),
    (b"a: x\x00y\n", "a: x y\n", [("nul", 1, 5)]),
    (b"a: 1\r\nb: \x1b[31m\n", "a: 1\r\nb:  [31m\n", [("forbidden-character", 2, 4)]),
    ("a: x\u2028y\n".encode(), "a: x y\n", [("forbidden-character", 1, 5)]),
    ("a: \ufeffx\n".encode(), "a:  x\n", [("forbidden-character", 1, 4)]),
    (b"\x00a\x00\x7f\xff", " a  \ufffd", [("nul", 1, 1), ("forbidden-character", 1, 4), ("not-utf8", 1, 5)]),
    ("a: \ufffd\n".encode(), "a: \ufffd\n", []),
]


@pytest.mark.parametrize(("data", "text", "expected"), TEXTS)
def test_characters_are_judged_where_they_stand_and_replaced_one_for_one(
    tmp_path: Path, data: bytes, text: str, expected: list[tuple[str, int, int]]
) -> None:
    read = read_text(write(tmp_path / "x.yaml", data))
    assert read.source is not None
    assert read.source.text == text
    assert [(problem.rule, problem.place.line, problem.place.column) for problem in read.problems] == expected
    assert read.source.damaged_lines == {line for _, line, _ in expected}


def test_many_bad_bytes_are_one_problem_that_counts_them(tmp_path: Path) -> None:
    (problem,) = read_text(write(tmp_path / "x.yaml", b"a: \xe9\xe9\nb: \xe9\n")).problems
    assert problem.message == "byte 0xE9 is not UTF-8 (and 2 more)"


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-be"])
def test_utf16_is_named_as_such(tmp_path: Path, coding: str) -> None:
    mark = b"\xfe\xff" if coding == "utf-16-be" else b""
    read = read_text(write(tmp_path / "x.yaml", mark + "a: b".encode(coding)))
    assert read.source is None
    assert [problem.message for problem in read.problems] == ["the file is UTF-16"]


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("x.txt", ["link-unread"]),
        (".hidden.yaml", ["link-unread"]),
        (".hidden/a.yaml", ["link-unread"]),
        (".hidden", ["link-unread"]),
        ("base/a.yaml", ["link-unread"]),
        ("sub/a.yaml", []),
        ("sub", []),
    ],
)
def test_a_link_to_a_file_that_is_not_read_is_a_problem(tmp_path: Path, target: str, rules: list[str]) -> None:
    for name in ("x.txt", ".hidden.yaml", ".hidden/a.yaml", "base/dialoguekb.yaml", "base/a.yaml", "sub/a.yaml"):
        write(tmp_path / name)
    (tmp_path / "l.yaml").symlink_to(target)
    assert files_and_problems(tmp_path) == (["sub/a.yaml"], [(rule, "l.yaml") for rule in rules])


def test_a_link_that_no_one_takes_for_data_is_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", "base/dialoguekb.yaml"):
        write(tmp_path / name)
    (tmp_path / "readme").symlink_to("notes.txt")
    (tmp_path / "newest").symlink_to("base")
    assert files_and_problems(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xff.yaml", "\\xff.yaml"),
        (b"a\nb.yaml", "a\\x0ab.yaml"),
        (b"\x1b[31m.yml", "\\x1b[31m.yml"),
        ("a\u2028b.yaml".encode(), "a\\u2028b.yaml"),
    ],
)
def test_a_file_whose_name_cannot_be_shown_is_reported_and_not_read(tmp_path: Path, name: bytes, shown: str) -> None:
    write(tmp_path / os.fsdecode(name))
    write(tmp_path / "é.yaml")
    assert files_and_problems(tmp_path) == (["é.yaml"], [("file-name", shown)])
    assert find_files(tmp_path).unread == [str(tmp_path / shown)]


def test_a_folder_whose_name_cannot_be_shown_is_not_looked_into(tmp_path: Path) -> None:
    write(tmp_path / os.fsdecode(b"\xff") / "a.yaml")
    write(tmp_path / os.fsdecode(b"\xfe.txt"))
    assert files_and_problems(tmp_path) == ([], [("file-name", "\\xff")])


def test_a_knowledge_base_below_a_name_that_cannot_be_shown_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff") / "kb"
    write(folder / "dialoguekb.yaml")
    problem = folder_fault(folder)
    assert problem is not None
    assert (problem.rule, problem.place.file) == ("file-name", str(tmp_path / "\\xff" / "kb"))


def test_forbidden_characters_are_counted_one_problem_a_kind(tmp_path: Path) -> None:
    read = read_text(write(tmp_path / "x.yaml", b"a\x00\x01\x00\r\n\x02\x00\n"))
    assert [(problem.message, str(problem.place).rpartition("yaml:")[2]) for problem in read.problems] == [
        ("the file has a NUL character (and 2 more)", "1:2"),
        ("the file has the invisible character U+0001 (and 1 more)", "1:3"),
    ]
    assert read.source is not None
    assert read.source.damaged_lines == {1, 2}


@pytest.mark.parametrize("sign", [b"\x00", b"\x01", b"\x00\n", b"\xff"])
def test_a_file_of_faulty_characters_is_one_problem_and_takes_no_more_memory_than_its_text(
    tmp_path: Path, sign: bytes
) -> None:
    size = 4 * 1024 * 1024
    path = write(tmp_path / "x.yaml", sign * (size // len(sign)))
    tracemalloc.start()
    try:
        read = read_text(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert read.source is None
    assert len(read.problems) == 1
    assert f"(and {size // len(sign) - 1:,} more)" in read.problems[0].message
    assert peak < 8 * size


def test_text_with_as_many_faulty_characters_as_may_be_is_still_read(tmp_path: Path) -> None:
    assert read_text(write(tmp_path / "x.yaml", b"\x00" * MOST_FAULTY_CHARACTERS)).source is not None
