"""The YAML files of a folder and their text."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialoguekb.data_folder import MANIFEST_NAME
from dialoguekb.model.problems import Place, Problem
from dialoguekb.reading.folder_entries import (
    DATA_FILE,
    FOLDER,
    IGNORED,
    LARGEST_FILE,
    LINK,
    MISNAMED,
    has_manifest,
    is_yaml_name,
    kind_of_entry,
    may_hold_data,
)
from dialoguekb.reading.source_text import (
    SourceText,
    escape_unprintable,
    is_printable,
    line_breaks,
    numbered_matches,
    rule_name,
    whole_file_problem,
)

MOST_FAULTY_CHARACTERS = 100_000
"""int: a file with more invalid characters is not text and is not read."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FORBIDDEN_BUT_NUL = [
    chr(code) for code in (*range(1, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF) if _FORBIDDEN.match(chr(code))
]
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class FolderFiles:
    """The YAML files of a folder, and what is wrong with its other entries."""

    files: list[Path] = field(default_factory=list)
    """Paths of the YAML files (the given folder joined with the relative path), sorted by relative path."""
    problems: list[Problem] = field(default_factory=list)
    """Entries that cannot be read: links, folders with a YAML file's name, unprintable names."""
    unread: list[str] = field(default_factory=list)
    """Paths that look like data files or folders but cannot be read."""
    ignored: list[str] = field(default_factory=list)
    """Names, below the folder, of files that may hold data but are not named as YAML files."""

    def refuse(self, rule: str, path: Path, message: str, expected: str) -> None:
        """Add a problem with a path, and the path to `unread`."""
        name = escape_unprintable(str(path))
        self.problems.append(whole_file_problem(rule, name, message, expected))
        self.unread.append(name)


def folder_fault(folder: Path) -> Problem | None:
    """Return the problem that keeps a folder from being read as a knowledge base; None if its manifest is readable."""
    name = escape_unprintable(str(folder))
    if name != str(folder):
        return whole_file_problem("file-name", name, _UNPRINTABLE_NAME, "another name for the folder or one above it")
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
    text = read_text(manifest)
    return None if text.source else text.problems[0]


def find_files(folder: Path) -> FolderFiles:
    """Return the *.yaml and *.yml files below a folder, in a stable order.

    Skips hidden files and folders, and folders with a manifest of their own: those are other knowledge
    bases. Never follows a link: a target inside the folder is read at its real path, and a link to anything
    that is not read is a problem. So is an unprintable name.
    """
    listing = FolderFiles()
    root = Path(os.path.realpath(folder))
    pending = [folder]
    while pending:
        current = pending.pop()
        for entry in _entries(current, listing):
            path = current / entry.name
            kind = kind_of_entry(entry)
            if kind != IGNORED and not is_printable(entry.name):
                _check_name(entry, kind, path, listing)
            elif kind == LINK:
                _check_link(path, root, listing)
            elif kind == MISNAMED:
                listing.refuse("not-a-file", path, "a folder has the name of a YAML file", "a file, or another name")
            elif kind == FOLDER:
                pending.append(path)
            elif kind == DATA_FILE:
                listing.files.append(path)
            elif may_hold_data(entry):
                listing.ignored.append(str(path.relative_to(folder)))
    listing.ignored.sort()
    listing.files.sort(key=lambda path: path.relative_to(folder).parts)
    listing.problems.sort(key=lambda problem: problem.place)
    return listing


def _entries(folder: Path, listing: FolderFiles) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder."""
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as fault:
        listing.refuse("unreadable", folder, f"the folder cannot be read: {_reason(fault)}", _A_FOLDER)


_A_FOLDER = "a folder that you may read"
_UNPRINTABLE_NAME = "the name is not UTF-8 or has a control character"


def _check_name(entry: os.DirEntry[str], kind: str, path: Path, listing: FolderFiles) -> None:
    """Refuse an entry with an unprintable name, unless it is a link to something that is not data."""
    leads_to_folder = entry.is_dir() and not has_manifest(entry.path)
    if kind != LINK or is_yaml_name(entry.name) or leads_to_folder:
        listing.refuse("file-name", path, _UNPRINTABLE_NAME, "another name")


def _check_link(link: Path, root: Path, listing: FolderFiles) -> None:
    try:
        target = link.resolve(strict=True)
    except FileNotFoundError:
        listing.refuse(
            "dangling-link", link, "the target of the link does not exist", "a file instead of the link, or no link"
        )
        return
    except (OSError, RuntimeError):
        listing.refuse("symlink-loop", link, "the link leads back to itself", "a file instead of the link, or no link")
        return
    parent = link.parent.resolve()
    if target in (parent, *parent.parents) and target not in root.parents:
        listing.refuse("symlink-loop", link, "the link leads to a folder that contains it", "no link")
    elif root not in target.parents and (target.is_dir() or is_yaml_name(link.name)):
        listing.refuse(
            "link-outside",
            link,
            "the link leads out of the folder",
            "a copy instead of the link, or `extends` in the manifest",
        )
    elif root in target.parents and not _is_read(target, root) and (target.is_dir() or is_yaml_name(link.name)):
        listing.refuse(
            "link-unread",
            link,
            "the target of the link is not read",
            "a file instead of the link, or a target that is not hidden and ends in .yaml",
        )


def _is_read(target: Path, root: Path) -> bool:
    """Whether a file or folder inside `root` is read, as opposed to hidden or part of another knowledge base."""
    inner = target.relative_to(root)
    if any(part.startswith(".") for part in inner.parts):
        return False
    if target.is_dir():
        return True
    parents = [root / folder for folder in inner.parents if folder.name]
    return is_yaml_name(target.name) and not any(has_manifest(str(folder)) for folder in parents)


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file and what is wrong with it."""

    source: SourceText | None
    """The text with invalid characters replaced; None if the file cannot be read as text."""
    problems: list[Problem]
    """Problems of the file as a whole or of its characters; never empty if `source` is None."""


def read_text(path: Path) -> FileText:
    """Read a file without blocking on a pipe; faults of the file become problems, not exceptions."""
    file = str(path)
    try:
        data = _read_bytes(path)
    except OSError as fault:
        problem = whole_file_problem(
            "unreadable", file, f"the file cannot be read: {_reason(fault)}", "a file that you may read"
        )
        return FileText(None, [problem])
    if isinstance(data, Problem):
        return FileText(None, [data])
    if data.startswith(_UTF16_MARKS):
        message = "the file is UTF-16"
        return FileText(None, [whole_file_problem("not-utf8", file, message, "a file saved as UTF-8")])
    return _decode(file, data)


def _read_bytes(path: Path) -> bytes | Problem:
    """Return the bytes, or a problem if the path is not a regular file or too large.

    Raises OSError if the file cannot be read.
    """
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
        what = kinds.get(stat.S_IFMT(before.st_mode), "a device")
        return whole_file_problem("not-a-file", str(path), f"{what} has the name of a YAML file", "a file")
    if before.st_size > LARGEST_FILE:
        size = -(-before.st_size // (1024 * 1024))
        return whole_file_problem(
            "too-large",
            str(path),
            f"the file is {size} MiB large",
            "at most 64 MiB; you can split the records into several files",
        )
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123 -- a descriptor, not a path
        # `read` allocates the size it is given; some file systems report a size of 0 for every file.
        return stream.read(max(before.st_size, 1024 * 1024))


def _decode(file: str, data: bytes) -> FileText:
    problems = []
    faulty = 0
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        text = data.decode("utf-8", "replace")
        faulty = text.count("\ufffd") - data.count("\ufffd".encode())
        before = data[: fault.start].decode("utf-8").removeprefix("\ufeff")
        message = f"byte 0x{data[fault.start]:02X} is not UTF-8{_and_more(faulty - 1)}"
        place = Place(file, *_position_at(before, len(before)))
        problems.append(Problem(rule_name("not-utf8"), place, message, "a file saved as UTF-8"))
    has_invalid_bytes = faulty > 0
    text = text.removeprefix("\ufeff")
    if _FORBIDDEN.search(text):
        for rule, characters in (("nul", ["\x00"]), ("forbidden-character", _FORBIDDEN_BUT_NUL)):
            count = sum(map(text.count, characters))
            faulty += count
            if count:
                problems.append(_character_problem(rule, characters, count, text, file))
    if not problems:
        return FileText(SourceText(file, text), [])
    problems.sort(key=lambda problem: problem.place)
    if faulty > MOST_FAULTY_CHARACTERS:
        return FileText(None, problems)
    damaged = re.compile(f"{_FORBIDDEN.pattern}|\ufffd") if has_invalid_bytes else _FORBIDDEN
    source = SourceText(file, _FORBIDDEN.sub(" ", text), frozenset(line for line, _ in numbered_matches(damaged, text)))
    return FileText(source, [replace(problem, source_line=source.line(problem.place.line)) for problem in problems])


def _character_problem(rule: str, characters: list[str], count: int, text: str, file: str) -> Problem:
    """Return a problem at the first of the `count` characters of the text that break one rule."""
    index = min(at for at in map(text.find, characters) if at >= 0)
    character = text[index]
    name = "a NUL character" if rule == "nul" else f"the invisible character U+{ord(character):04X}"
    escape = f'"\\x{ord(character):02X}"' if ord(character) < 256 else f'"\\u{ord(character):04X}"'
    message = f"the file has {name}{_and_more(count - 1)}"
    expected = f"none, or the escape {escape} in double quotation marks"
    return Problem(rule_name(rule), Place(file, *_position_at(text, index)), message, expected)


def _and_more(count: int) -> str:
    return f" (and {count:,} more)" if count else ""


def _position_at(text: str, index: int) -> tuple[int, int]:
    line_start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return line_breaks(text, 0, index) + 1, index - line_start + 1


def _reason(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()
