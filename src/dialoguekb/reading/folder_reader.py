"""One folder -> its manifest, records and problems."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialoguekb.data_folder import MANIFEST_NAME
from dialoguekb.model.problems import Place, Problem
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.model.records import KINDS, Record
from dialoguekb.reading.amendments import Amendment
from dialoguekb.reading.decoder import decode_record, id_of
from dialoguekb.reading.field_values import NO_VALUE
from dialoguekb.reading.file_problems import FileProblems, list_problems
from dialoguekb.reading.folder_files import find_files, folder_fault, read_text
from dialoguekb.reading.garbage_collector import pause_garbage_collector
from dialoguekb.reading.manifest import Manifest, decode_manifest
from dialoguekb.reading.merge_conflicts import merge_conflicts
from dialoguekb.reading.nodes import InvalidNode, Mapping, Node, Scalar, Sequence
from dialoguekb.reading.odd_spaces import with_plain_spaces
from dialoguekb.reading.reading_faults import FAULTY, Faults
from dialoguekb.reading.source_text import SourceText, quote, show_odd_spaces
from dialoguekb.reading.strict_yaml import YamlDocument, read_yaml

KINDS_BY_PLURAL: dict[str, type[Record]] = {cls.plural: cls for cls in KINDS.values()}
"""Top-level key of a file to the class of the records listed under it."""


@dataclass(slots=True)
class FolderContents:
    """The contents of one folder, without the layers below it."""

    path: Path
    """The folder, as given by the caller."""
    manifest: Manifest | None = None
    """Its manifest; None if it is missing or invalid."""
    records: dict[str, list[Record]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    """Kind to records, ordered by file and place; ids are unique within a kind."""
    amendments: list[Amendment] = field(default_factory=list)
    """The records that add to those of layers below, ordered by file and place."""
    problems: list[Problem] = field(default_factory=list)
    """Problems, ordered by file and place."""
    incomplete: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    """Kind to the ids of records that are declared but could not be decoded."""
    left_out: int = 0
    """int, how many declared records are not among `records`: undecoded, without an id, or of an id already used."""
    unread_files: list[str] = field(default_factory=list)
    """Paths of files that could not be read, so the ids in them are unknown."""
    files: list[str] = field(default_factory=list)
    """Paths of the files read, in order."""
    ignored_files: list[str] = field(default_factory=list)
    """Names, below the folder, of files that may hold data but are not named as YAML files."""
    is_read: bool = True
    """Whether the folder was read: it exists, and so does a readable manifest."""


def read_folder(path: Path, progress: Progress = ignore_progress) -> FolderContents:
    """Read every YAML file of a folder; faults in the data become problems, not exceptions.

    A folder without a readable manifest is not a knowledge base; nothing else in it is read.
    """
    contents = FolderContents(path)
    fault = folder_fault(path)
    if fault is not None:
        contents.problems.append(fault)
        contents.is_read = False
        return contents
    listing = find_files(path)
    contents.problems.extend(listing.problems)
    contents.unread_files.extend(listing.unread)
    contents.ignored_files.extend(listing.ignored)
    _read_files(listing.files, contents, progress)
    return contents


def read_files_alone(folder: Path, files: list[Path]) -> FolderContents:
    """Read only the given files of a folder, none of them its manifest."""
    contents = FolderContents(folder)
    _read_files(files, contents, ignore_progress)
    return contents


def _read_files(files: list[Path], contents: FolderContents, progress: Progress) -> None:
    places: dict[tuple[str, str], Place] = {}
    contents.files.extend(map(str, files))
    with pause_garbage_collector():
        for number, file in enumerate(files, 1):
            _read_file(file, contents, places, is_manifest=file == contents.path / MANIFEST_NAME)
            progress("reading", number, len(files))


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest of a folder without reading other files; None if there is no valid one."""
    if folder_fault(path) is not None:
        return None
    source = read_text(path / MANIFEST_NAME).source
    root = read_yaml(source).root if source else None
    return decode_manifest(root, Faults(source)) if source is not None and root is not None else None


def _read_file(
    file: Path, contents: FolderContents, places: dict[tuple[str, str], Place], *, is_manifest: bool
) -> None:
    text = read_text(file)
    if text.source is None:
        contents.problems.extend(text.problems)
        contents.unread_files.append(str(file))
        return
    conflicts = merge_conflicts(text.source)
    if conflicts.problems:
        problems = [*text.problems, *conflicts.problems]
        contents.problems.extend(list_problems(text.source, problems, conflicts.omitted))
        _add_undecoded_ids(text.source, contents, places)
        return
    source, odd_spaces, document = _read_document(text.source)
    faults = Faults(source)
    starts: list[tuple[int, str]] = []
    if is_manifest:
        if document.root is not None and not document.ended_early:
            contents.manifest = decode_manifest(document.root, faults)
    elif document.root is not None:
        starts = _decode_records(document.root, contents, places, faults)
    if document.unfinished is not None:
        starts.append(_start_of_unfinished(*document.unfinished))
    named = _with_record_names(document.problems, sorted(starts))
    problems = [*text.problems, *odd_spaces.problems, *named, *faults.problems]
    omitted = odd_spaces.omitted + document.omitted + faults.file_problems.omitted
    contents.problems.extend(list_problems(source, problems, omitted))
    if (document.problems or source.damaged_lines) and not is_manifest:
        _add_undecoded_ids(source, contents, places)


def _read_document(source: SourceText) -> tuple[SourceText, FileProblems, YamlDocument]:
    """Return the text, its odd spaces and its nodes; where such spaces spoil its structure, as if they were spaces."""
    document = read_yaml(source)
    if document.ended_early or _has_odd_keys(document):
        plain, problems = with_plain_spaces(source)
        if problems.problems:
            return plain, problems, read_yaml(plain)
    return source, FileProblems(source), document


def _has_odd_keys(document: YamlDocument) -> bool:
    root = document.root
    return isinstance(root, Mapping) and any(show_odd_spaces(key.text) != key.text for key, _ in root.entries)


def _start_of_unfinished(plural: str, node: Node) -> tuple[int, str]:
    """Return the first line and the name of a record in which a syntax error ends the file."""
    cls, record_id = KINDS_BY_PLURAL.get(plural), id_of(node)
    return node.line, f"{cls.kind_name} {record_id}" if cls and record_id else ""


def _with_record_names(problems: list[Problem], starts: list[tuple[int, str]]) -> list[Problem]:
    """Return the problems, each with the name of its record; `starts` is the sorted first line and name of each."""
    lines = [line for line, _ in starts]
    result = []
    for problem in problems:
        index = bisect_right(lines, problem.place.line) - 1
        result.append(replace(problem, record=starts[index][1]) if index >= 0 else problem)
    return result


def _decode_records(
    root: Node, contents: FolderContents, places: dict[tuple[str, str], Place], faults: Faults
) -> list[tuple[int, str]]:
    """Decode all lists of a file into `contents`; return the first line and the name of each record."""
    if not isinstance(root, Mapping):
        if not isinstance(root, InvalidNode):
            faults.report("wrong-type", root, "the file is not a mapping", expected=_expected_keys())
        return []
    starts: list[tuple[int, str]] = []
    for key, value in root.entries:
        cls = _class_under(key, faults)
        faults.record = ""
        if cls is None or not _is_list(key, value, faults):
            continue
        for node in value.items:  # type: ignore[union-attr]
            record_id = id_of(node)
            starts.append((node.line, f"{cls.kind_name} {record_id}" if record_id else cls.kind_name))
            _decode_record(cls, node, contents, places, faults)
    return sorted(starts)


def _class_under(key: Scalar, faults: Faults) -> type[Record] | None:
    """Return the class of the records under a top-level key; a misspelt key is reported and read as the nearest."""
    cls = KINDS_BY_PLURAL.get(key.text)
    if cls is not None or (key.plain and key.text == "<<"):
        return cls
    faults.record = ""
    near = faults.suggest(key.text, KINDS_BY_PLURAL)
    faults.report(
        "unknown-kind", key, f"{quote(key.text)} is not a kind of record", expected=_expected_keys(), nearest=near
    )
    return KINDS_BY_PLURAL[near[0]] if near else None


def _expected_keys() -> str:
    return f"lists of records under: {', '.join(KINDS_BY_PLURAL)}"


def _is_list(key: Scalar, value: Node, faults: Faults) -> bool:
    if isinstance(value, Sequence):
        return True
    has_no_value = isinstance(value, Scalar) and value.plain and value.text in NO_VALUE
    if not has_no_value and not isinstance(value, InvalidNode):
        what = "a mapping" if isinstance(value, Mapping) else "a single text"
        expected = "a list: start each record with '- id: …'"
        faults.report("wrong-type", value, f"{quote(key.text)} is {what}", expected=expected)
    return False


def _decode_record(
    cls: type[Record],
    node: Node,
    contents: FolderContents,
    places: dict[tuple[str, str], Place],
    faults: Faults,
) -> None:
    kind = cls.kind_name
    record = decode_record(cls, node, faults)
    record_id = id_of(node)
    if record_id is None:
        contents.left_out += 1
        return
    place = Place(faults.source.file, node.line, node.column)
    first = places.setdefault((kind, record_id), place)
    if first is not place:
        contents.left_out += 1
        _report_duplicate_id(node, record_id, first, faults)
    elif record is FAULTY:
        contents.left_out += 1
        contents.incomplete[kind].add(record_id)
    elif isinstance(record, Amendment):
        contents.amendments.append(record)
    else:
        contents.records[kind].append(record)


def _report_duplicate_id(node: Node, record_id: str, first: Place, faults: Faults) -> None:
    assert isinstance(node, Mapping)  # noqa: S101 -- only a mapping has an id
    id_node = next(value for key, value in node.entries if key.text == "id")
    message = f"the id {quote(record_id)} is already used at {first}"
    faults.report("duplicate-id", id_node, message, expected="a different id")


_TOP_KEY = re.compile(r"([a-z]+)\s*:")
_ID = re.compile(r"\bid[\"']?\s*:\s*[\"']?([^\s\"',{}\[\]#]+)")


def _add_undecoded_ids(source: SourceText, contents: FolderContents, places: dict[tuple[str, str], Place]) -> None:
    """Add every id that the text seems to declare to `incomplete`, unless a record has it.

    References to these ids are then not reported as unknown. An extra id is harmless: it only silences a
    rule until the file is fixed.
    """
    kind = None
    for line in source.text.splitlines():
        top = _TOP_KEY.match(line)
        if top is not None:
            cls = KINDS_BY_PLURAL.get(top[1])
            kind = cls.kind_name if cls else None
        if kind is not None:
            ids = {match[1] for match in _ID.finditer(line)}
            undecoded = {name for name in ids if (kind, name) not in places} - contents.incomplete[kind]
            contents.incomplete[kind] |= undecoded
            contents.left_out += len(undecoded)
