"""The YAML files of a folder, and their text."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialoguekb.locations import MANIFEST_NAME
from dialoguekb.model.problems import Place, Problem
from dialoguekb.reading.source_text import SourceText, is_showable, known, showable, whole_file_problem

LARGEST_FILE = 64 * 1024 * 1024
"""int, bytes: a larger file is not read."""

MOST_FAULTY_CHARACTERS = 100_000
"""int: a file in which more characters are at fault is no text, and not read."""

_ENDINGS = (".yaml", ".yml")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FORBIDDEN_BUT_NUL = [
    chr(code) for code in (*range(1, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF) if _FORBIDDEN.match(chr(code))
]
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
        shown = showable(str(path))
        self.problems.append(whole_file_problem(rule, shown, message, expected))
        self.unread.append(shown)


def folder_fault(folder: Path) -> Problem | None:
    """Return why a folder is no knowledge base that can be read, or None where its manifest can; never raises."""
    name = showable(str(folder))
    if name != str(folder):
        return whole_file_problem("file-name", name, _UNFIT_NAME, "another name for the folder, or for one around it")
    if not os.path.isdir(folder):  # noqa: PTH112 -- Path.is_dir raises for a path too long or not searchable
        return whole_file_problem("not-a-folder", name, f"there is no folder {name}", "a folder with a dialoguekb.yaml")
    manifest = folder / MANIFEST_NAME
    expected = "a file with at least 'title: …' and 'schema: 1'"
    try:
        is_link = stat.S_ISLNK(manifest.lstat().st_mode)
    except FileNotFoundError:
        return whole_file_problem("missing-manifest", str(manifest), "there is no manifest", expected)
    except OSError as fault:
        return whole_file_problem("unreadable", name, f"the folder cannot be read: {_reason(fault)}", _A_FOLDER)
    if is_link:
        return whole_file_problem("missing-manifest", str(manifest), "the manifest is a link", expected)
    read = read_text(manifest)
    return None if read.source else read.problems[0]


def find_files(folder: Path) -> FoundFiles:
    """Return the *.yaml and *.yml files below a folder, in a stable order.

    What is hidden is skipped, and so is a folder with a manifest of its own: it is another knowledge base.
    A link is never followed: what it leads to inside the folder is read where it really stands, and a link
    to what is not read, there or elsewhere, is a problem. So is a name that cannot be shown on one line.
    """
    found = FoundFiles()
    root = Path(os.path.realpath(folder))
    pending = [folder]
    while pending:
        current = pending.pop()
        for entry in _entries(current, found):
            path = current / entry.name
            if not is_showable(entry.name):
                _judge_name(entry, path, found)
            elif entry.is_symlink():
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
        found.refuse("unreadable", folder, f"the folder cannot be read: {_reason(fault)}", _A_FOLDER)


_A_FOLDER = "a folder you may read"
_UNFIT_NAME = "the name is not UTF-8 or holds a control character"


def _judge_name(entry: os.DirEntry[str], path: Path, found: FoundFiles) -> None:
    """Refuse what bears a name that cannot be shown, if it would have been read otherwise."""
    is_other_base = entry.is_dir() and os.path.lexists(path / MANIFEST_NAME)
    if entry.name.lower().endswith(_ENDINGS) or (entry.is_dir() and not is_other_base):
        found.refuse("file-name", path, _UNFIT_NAME, "another name")


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
    elif root in target.parents and not _is_read(target, root) and (target.is_dir() or _bears_ending(link)):
        found.refuse(
            "link-unread",
            link,
            "the link leads to what is not read where it stands",
            "a file in its place, or a link to one that is not hidden and ends in .yaml",
        )


def _bears_ending(path: Path) -> bool:
    return path.name.lower().endswith(_ENDINGS)


def _is_read(target: Path, root: Path) -> bool:
    """Whether what stands inside the folder `root` is read, or is quietly left to another knowledge base."""
    inner = target.relative_to(root)
    if any(part.startswith(".") for part in inner.parts):
        return False
    if target.is_dir():
        return True
    around = [root / folder for folder in inner.parents if folder.name]
    return _bears_ending(target) and not any(os.path.lexists(folder / MANIFEST_NAME) for folder in around)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, as far as it could be had."""

    source: SourceText | None
    """The text, each character that may not be there replaced by one that may; None where there is none."""
    problems: list[Problem]
    """What is wrong with the file as a whole or with its characters; never empty where there is no text."""


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
        # Memory is set aside for all that is asked for; some file systems know no sizes and say 0.
        return stream.read(max(before.st_size, 1024 * 1024))


def _decoded(file: str, data: bytes) -> ReadText:
    problems = []
    try:
        text = data.decode("utf-8")
        faulty = 0
    except UnicodeDecodeError as fault:
        text = data.decode("utf-8", "replace")
        faulty = text.count("\ufffd") - data.count("\ufffd".encode())
        before = data[: fault.start].decode("utf-8").removeprefix("\ufeff")
        message = f"byte 0x{data[fault.start]:02X} is not UTF-8{_and_more(faulty - 1)}"
        place = Place(file, *_position_at(before, len(before)))
        problems.append(Problem(known("not-utf8"), place, message, "a file saved as UTF-8"))
    bad_bytes = faulty > 0
    text = text.removeprefix("\ufeff")
    if _FORBIDDEN.search(text):
        for rule, signs in (("nul", ["\x00"]), ("forbidden-character", _FORBIDDEN_BUT_NUL)):
            count = sum(map(text.count, signs))
            faulty += count
            if count:
                problems.append(_character_problem(rule, signs, count, text, file))
    if not problems:
        return ReadText(SourceText(file, text), [])
    problems.sort(key=lambda problem: problem.place)
    if faulty > MOST_FAULTY_CHARACTERS:
        return ReadText(None, problems)
    spoilt = re.compile(f"{_FORBIDDEN.pattern}|\ufffd") if bad_bytes else _FORBIDDEN
    source = SourceText(file, _FORBIDDEN.sub(" ", text), frozenset(_lines_with(spoilt, text)))
    return ReadText(source, [replace(problem, source_line=source.line(problem.place.line)) for problem in problems])


def _character_problem(rule: str, signs: list[str], count: int, text: str, file: str) -> Problem:
    """Return the problem with characters of one rule, which are in the text `count` times, at the first."""
    index = min(at for at in map(text.find, signs) if at >= 0)
    sign = text[index]
    name = "a NUL character" if rule == "nul" else f"the invisible character U+{ord(sign):04X}"
    escape = f'"\\x{ord(sign):02X}"' if ord(sign) < 256 else f'"\\u{ord(sign):04X}"'
    message = f"{name} stands in the file{_and_more(count - 1)}"
    expected = f"none, or the escape {escape} in double quotation marks"
    return Problem(known(rule), Place(file, *_position_at(text, index)), message, expected)


def _and_more(count: int) -> str:
    return f" (and {count:,} more)" if count else ""


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield the number of the line of each match."""
    number, counted = 1, 0
    for match in pattern.finditer(text):
        number += _line_breaks(text, counted, match.start())
        counted = match.start()
        yield number


def _line_breaks(text: str, start: int, end: int) -> int:
    """Return how many line breaks are in a part of the text that parts none."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def _position_at(text: str, index: int) -> tuple[int, int]:
    begin = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return _line_breaks(text, 0, index) + 1, index - begin + 1


def _reason(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()
