"""One folder -> its manifest, its records and its problems."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialoguekb import progress
from dialoguekb.locations import MANIFEST_NAME
from dialoguekb.model.problems import Place, Problem
from dialoguekb.model.records import RECORD_CLASSES, Record
from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.reading.decoder import decode_record, id_of
from dialoguekb.reading.field_values import NO_VALUE
from dialoguekb.reading.file_problems import listed
from dialoguekb.reading.folder_files import find_files, folder_fault, read_text
from dialoguekb.reading.garbage_collector import collector_paused
from dialoguekb.reading.manifest import Manifest, decode_manifest
from dialoguekb.reading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dialoguekb.reading.reading_faults import FAULTY, Faults
from dialoguekb.reading.source_text import SourceText, shortened
from dialoguekb.reading.strict_yaml import read_yaml

KINDS_BY_PLURAL: dict[str, type[Record]] = {PLURALS[cls.record_kind]: cls for cls in RECORD_CLASSES}
"""The top keys of a file, and the class of what stands in the list below each."""


@dataclass(slots=True)
class FolderContents:
    """What a folder holds, layers below it not counted."""

    folder: Path
    """The folder, as the caller gave it."""
    manifest: Manifest | None = None
    """Its manifest; None where that is missing or at fault."""
    records: dict[str, list[Record]] = field(default_factory=lambda: {cls.record_kind: [] for cls in RECORD_CLASSES})
    """Kind to records, in order of file and of place in it; no id twice in a kind."""
    problems: list[Problem] = field(default_factory=list)
    """What is at fault, in order of file, those of a file in order of place."""
    incomplete: dict[str, set[str]] = field(default_factory=lambda: {cls.record_kind: set() for cls in RECORD_CLASSES})
    """Kind to the ids that files declare and whose records could not be had."""
    unread_files: list[str] = field(default_factory=list)
    """Paths of what could not be read at all, so that its ids are not known."""
    files: list[str] = field(default_factory=list)
    """Paths of the files looked into, in order."""
    is_read: bool = True
    """Whether the folder was looked into at all: it is there, and its manifest can be read."""


def read_folder(path: Path) -> FolderContents:
    """Read every YAML file of a folder; never raises for what is found there.

    Without a manifest that can be read it is no knowledge base, and nothing else in it is looked at.
    """
    contents = FolderContents(path)
    fault = folder_fault(path)
    if fault is not None:
        contents.problems.append(fault)
        contents.is_read = False
        return contents
    found = find_files(path)
    contents.problems.extend(found.problems)
    contents.unread_files.extend(found.unread)
    _read_files(found.files, contents)
    return contents


def read_files_alone(folder: Path, files: list[Path]) -> FolderContents:
    """Read some files of a folder, none of them its manifest, and nothing else of it; never raises."""
    contents = FolderContents(folder)
    _read_files(files, contents)
    return contents


def _read_files(files: list[Path], contents: FolderContents) -> None:
    places: dict[tuple[str, str], Place] = {}
    contents.files.extend(map(str, files))
    with collector_paused():
        for number, file in enumerate(files, 1):
            _read_file(file, contents, places, is_manifest=file == contents.folder / MANIFEST_NAME)
            progress.step("reading", number, len(files))


def read_manifest(path: Path) -> Manifest | None:
    """Return what a folder says of itself, and read nothing else; None where it has no manifest that can be read."""
    if folder_fault(path) is not None:
        return None
    source = read_text(path / MANIFEST_NAME).source
    root = read_yaml(source).root if source else None
    return decode_manifest(root, Faults(source)) if source is not None and root is not None else None


def _read_file(
    file: Path, contents: FolderContents, places: dict[tuple[str, str], Place], *, is_manifest: bool
) -> None:
    read = read_text(file)
    if read.source is None:
        contents.problems.extend(read.problems)
        contents.unread_files.append(str(file))
        return
    parsed = read_yaml(read.source)
    faults = Faults(read.source)
    starts: list[tuple[int, str]] = []
    if is_manifest:
        if parsed.root is not None and not parsed.ended_early:
            contents.manifest = decode_manifest(parsed.root, faults)
    elif parsed.root is not None:
        starts = _take_records(parsed.root, contents, places, faults)
    problems = [*read.problems, *_within_records(parsed.problems, starts), *faults.problems]
    contents.problems.extend(listed(read.source, problems, parsed.left_out + faults.found.left_out))
    if (parsed.problems or read.source.spoilt_lines) and not is_manifest:
        _glean_ids(read.source, contents, places)


def _within_records(problems: list[Problem], starts: list[tuple[int, str]]) -> list[Problem]:
    """Name in each problem the record whose lines it stands on; `starts` holds first lines and names, ascending."""
    lines = [line for line, _ in starts]
    named = []
    for problem in problems:
        index = bisect_right(lines, problem.place.line) - 1
        named.append(replace(problem, record=starts[index][1]) if index >= 0 else problem)
    return named


def _take_records(
    root: Node, contents: FolderContents, places: dict[tuple[str, str], Place], faults: Faults
) -> list[tuple[int, str]]:
    """Decode all lists of a file into `contents`; return the first line and the name of each record."""
    if not isinstance(root, Mapping):
        if not isinstance(root, Refused):
            faults.report("wrong-type", root, "the file is no mapping", expected=_expected_keys())
        return []
    starts: list[tuple[int, str]] = []
    for key, value in root.entries:
        cls = _class_under(key, faults)
        faults.record = ""
        if cls is None or not _is_list(key, value, faults):
            continue
        for node in value.items:  # type: ignore[union-attr]
            record_id = id_of(node)
            starts.append((node.line, f"{cls.record_kind} {record_id}" if record_id else cls.record_kind))
            _take_record(cls, node, contents, places, faults)
    return sorted(starts)


def _class_under(key: Scalar, faults: Faults) -> type[Record] | None:
    """Return the class of the records under a top key; a misspelt one is reported and taken as meant."""
    cls = KINDS_BY_PLURAL.get(key.text)
    if cls is not None or (key.plain and key.text == "<<"):
        return cls
    faults.record = ""
    near = faults.suggest(key.text, KINDS_BY_PLURAL)
    faults.report("unknown-kind", key, f"there are no {shortened(key.text)}", expected=_expected_keys(), nearest=near)
    return KINDS_BY_PLURAL[near[0]] if near else None


def _expected_keys() -> str:
    return f"lists of records under: {', '.join(KINDS_BY_PLURAL)}"


def _is_list(key: Scalar, value: Node, faults: Faults) -> bool:
    if isinstance(value, Sequence):
        return True
    says_nothing = isinstance(value, Scalar) and value.plain and value.text in NO_VALUE
    if not says_nothing and not isinstance(value, Refused):
        what = "a mapping" if isinstance(value, Mapping) else "one text"
        expected = "a list: begin each record with '- id: …'"
        faults.report("wrong-type", value, f"{shortened(key.text)} is {what}", expected=expected)
    return False


def _take_record(
    cls: type[Record],
    node: Node,
    contents: FolderContents,
    places: dict[tuple[str, str], Place],
    faults: Faults,
) -> None:
    kind = cls.record_kind
    record = decode_record(cls, node, faults)
    record_id = id_of(node)
    if record_id is None:
        return
    here = Place(faults.source.file, node.line, node.column)
    first = places.setdefault((kind, record_id), here)
    if first is not here:
        _report_second(node, record_id, first, faults)
    elif record is FAULTY:
        contents.incomplete[kind].add(record_id)
    else:
        contents.records[kind].append(record)


def _report_second(node: Node, record_id: str, first: Place, faults: Faults) -> None:
    assert isinstance(node, Mapping)  # noqa: S101 -- only a mapping has an id
    at = next(value for key, value in node.entries if key.text == "id")
    faults.report("duplicate-id", at, f"the id {shortened(record_id)} is taken: {first}", expected="an id of its own")


_TOP_KEY = re.compile(r"([a-z]+)\s*:")
_ID = re.compile(r"\bid[\"']?\s*:\s*[\"']?([^\s\"',{}\[\]#]+)")


def _glean_ids(source: SourceText, contents: FolderContents, places: dict[tuple[str, str], Place]) -> None:
    """Note as incomplete every id that the text seems to declare and no record bears, so that it is not called unknown.

    An id too many does no harm: it only keeps a later rule silent until the file can be read.
    """
    kind = None
    for line in source.text.splitlines():
        top = _TOP_KEY.match(line)
        if top is not None:
            cls = KINDS_BY_PLURAL.get(top[1])
            kind = cls.record_kind if cls else None
        if kind is not None:
            ids = {match[1] for match in _ID.finditer(line)}
            contents.incomplete[kind].update(each for each in ids if (kind, each) not in places)
