"""The YAML files of a folder, and their text."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dialoguekb.locations import MANIFEST_NAME
from dialoguekb.problems import Problem
from dialoguekb.reading.source_text import SourceText, whole_file_problem

LARGEST_FILE = 64 * 1024 * 1024
"""int, bytes: a larger file is not read."""

_ENDINGS = (".yaml", ".yml")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class FoundFiles:
    """What a look into a folder found."""

    files: list[Path] = field(default_factory=list)
    """Paths of the YAML files, the folder as given joined with the relative path, sorted by relative path."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be followed or is no file."""
    unread: list[str] = field(default_factory=list)
    """Paths of what was meant to be read, as it seems, and cannot be."""

    def refuse(self, rule: str, path: Path, message: str, expected: str) -> None:
        """Keep a problem with a path as a whole."""
        self.problems.append(whole_file_problem(rule, str(path), message, expected))
        self.unread.append(str(path))


def find_files(folder: Path) -> FoundFiles:
    """Return the *.yaml and *.yml files below a folder, in a stable order.

    What is hidden is skipped, and so is a folder with a manifest of its own: it is another knowledge base.
    A link is never followed: a link to what is inside the folder is read where it really stands, and one
    that leads elsewhere is a problem.
    """
    found = FoundFiles()
    root = Path(os.path.realpath(folder))
    pending = [folder]
    while pending:
        current = pending.pop()
        for entry in _entries(current, found):
            path = current / entry.name
            if entry.is_symlink():
                _judge_link(path, root, found)
            elif entry.is_dir() and entry.name.lower().endswith(_ENDINGS):
                found.refuse("not-a-file", path, "a folder bears a YAML file's name", "a file, or another name")
            elif entry.is_dir():
                if not os.path.lexists(path / MANIFEST_NAME):
                    pending.append(path)
            elif entry.name.lower().endswith(_ENDINGS):
                found.files.append(path)
    found.files.sort(key=lambda path: path.relative_to(folder).parts)
    found.problems.sort(key=lambda problem: problem.place)
    return found


def _entries(folder: Path, found: FoundFiles) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder and not hidden."""
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError as fault:
        found.refuse("unreadable", folder, f"the folder cannot be read: {_reason(fault)}", "a folder you may read")


def _judge_link(link: Path, root: Path, found: FoundFiles) -> None:
    try:
        target = link.resolve(strict=True)
    except FileNotFoundError:
        found.refuse("dangling-link", link, "the link leads nowhere", "a file in its place, or no link")
        return
    except (OSError, RuntimeError):
        found.refuse("symlink-loop", link, "the link leads back to itself", "a file in its place, or no link")
        return
    around = link.parent.resolve()
    if target in (around, *around.parents) and target not in root.parents:
        found.refuse("symlink-loop", link, "the link leads to a folder around it", "no such link")
    elif root not in target.parents and (target.is_dir() or link.name.lower().endswith(_ENDINGS)):
        found.refuse(
            "link-outside",
            link,
            "the link leads out of the folder",
            "a copy in its place, or extends in the manifest",
        )


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, as far as it could be had."""

    source: SourceText | None
    """The text, each character that may not be there replaced by one that may; None where there is none."""
    problems: list[Problem]
    """What is wrong with the file as a whole or with its characters."""
    spoilt_lines: frozenset[int] = frozenset()
    """The lines, counted from 1, on which a character was replaced."""


def read_text(path: Path) -> ReadText:
    """Read a file without ever blocking on it; never raises for what the file is or holds."""
    file = str(path)
    try:
        data = _read_bytes(path)
    except OSError as fault:
        problem = whole_file_problem(
            "unreadable", file, f"the file cannot be read: {_reason(fault)}", "a file you may read"
        )
        return ReadText(None, [problem])
    if isinstance(data, Problem):
        return ReadText(None, [data])
    if data.startswith(_UTF16_MARKS):
        message = "the file is UTF-16"
        return ReadText(None, [whole_file_problem("not-utf8", file, message, "a file saved as UTF-8")])
    return _decoded(file, data)


def _read_bytes(path: Path) -> bytes | Problem:
    """Return the bytes, or the problem that the path is no file or too large; raise OSError."""
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
        what = kinds.get(stat.S_IFMT(before.st_mode), "a device")
        return whole_file_problem("not-a-file", str(path), f"{what} bears a YAML file's name", "a file")
    if before.st_size > LARGEST_FILE:
        size = -(-before.st_size // (1024 * 1024))
        return whole_file_problem(
            "too-large",
            str(path),
            f"the file is {size} MiB large",
            "at most 64 MiB; records may be split over files as you like",
        )
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123 -- a descriptor, not a path
        return stream.read(LARGEST_FILE)


def _decoded(file: str, data: bytes) -> ReadText:
    faulty_bytes = 0
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        first = fault.start
        text = data.decode("utf-8", "replace")
        faulty_bytes = text.count("\ufffd") - data.count("\ufffd".encode())
    text = text.removeprefix("\ufeff")
    forbidden = list(_FORBIDDEN.finditer(text))
    if not faulty_bytes and not forbidden:
        return ReadText(SourceText(file, text), [])
    source = SourceText(file, _FORBIDDEN.sub(" ", text))
    problems = []
    spoilt: set[int] = set()
    if faulty_bytes:
        before = data[:first].decode("utf-8").removeprefix("\ufeff")
        message = f"byte 0x{data[first]:02X} is not UTF-8{_and_more(faulty_bytes - 1)}"
        position = _position_at(before, len(before))
        problems.append(source.problem("not-utf8", position, message, expected="a file saved as UTF-8"))
        spoilt.update(number for number, line in enumerate(_lines(text), 1) if "\ufffd" in line)
    problems.extend(_character_problems(source, text, forbidden))
    if forbidden:
        spoilt.update(number for number, line in enumerate(_lines(text), 1) if _FORBIDDEN.search(line))
    return ReadText(source, sorted(problems, key=lambda problem: problem.place), frozenset(spoilt))


def _character_problems(source: SourceText, text: str, forbidden: list[re.Match[str]]) -> Iterator[Problem]:
    """Yield one problem for NULs and one for other forbidden characters, each at the first."""
    for rule, group in (
        ("nul", [match for match in forbidden if match[0] == "\x00"]),
        ("forbidden-character", [match for match in forbidden if match[0] != "\x00"]),
    ):
        if group:
            sign = group[0][0]
            name = "a NUL character" if rule == "nul" else f"the invisible character U+{ord(sign):04X}"
            escape = f'"\\x{ord(sign):02X}"' if ord(sign) < 256 else f'"\\u{ord(sign):04X}"'
            yield source.problem(
                rule,
                _position_at(text, group[0].start()),
                f"{name} stands in the file{_and_more(len(group) - 1)}",
                expected=f"none, or the escape {escape} in double quotation marks",
            )


def _and_more(count: int) -> str:
    return f" (and {count} more)" if count else ""


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _position_at(text: str, index: int) -> tuple[int, int]:
    before = _lines(text[:index])
    return len(before), len(before[-1]) + 1


def _reason(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()
