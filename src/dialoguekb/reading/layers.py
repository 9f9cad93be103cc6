"""A knowledge base and the layers that it extends -> one set of records."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from dialoguekb.data_folder import BUILTIN
from dialoguekb.model.nearest import nearest
from dialoguekb.model.problems import Problem
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.model.records import KINDS, Record
from dialoguekb.reading.amendments import Amendment, amend
from dialoguekb.reading.file_problems import FileProblems, list_problems
from dialoguekb.reading.folder_reader import FolderContents, read_folder, read_manifest
from dialoguekb.reading.locator import Locator
from dialoguekb.reading.manifest import Manifest
from dialoguekb.reading.source_text import SourceText, escape_unprintable, quote, rule_name

MOST_LAYERS = 16
"""int: the maximum number of layers, including the top one."""


@dataclass(slots=True)
class LayeredContents:
    """A knowledge base with all its layers."""

    manifest: Manifest | None = None
    """The manifest of the top layer; its home country comes from the nearest layer that names one."""
    manifests: list[Manifest] = field(default_factory=list)
    """The valid manifests of all layers, each as its file has it, lowest layer first."""
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    """Kind to id to record; records of the lowest layer first."""
    problems: list[Problem] = field(default_factory=list)
    """The problems of each folder, lowest layer first, then the problems between layers."""
    unfollowed: list[Problem] = field(default_factory=list)
    """The problems for which a layer was not read, or not those below it."""
    incomplete: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    """Kind to the ids of records that are declared but could not be decoded."""
    left_out: int = 0
    """int, how many declared records are not among `records` for a fault of theirs."""
    unread_files: list[str] = field(default_factory=list)
    """Paths of files and folders that could not be read, so the ids in them are unknown."""
    folders: list[Path] = field(default_factory=list)
    """The folders of all layers by the paths that lead to them, lowest layer first; links are not resolved."""
    files: list[str] = field(default_factory=list)
    """Paths of the files read, lowest layer first."""
    own_files: list[str] = field(default_factory=list)
    """Those of the top layer."""
    own_records: int = 0
    """int, the number of records of the top layer."""
    ignored_files: list[str] = field(default_factory=list)
    """Names of files of the top layer that may hold data but are not named as YAML files."""


def read_knowledge_base(path: Path, builtin: Path, progress: Progress = ignore_progress) -> LayeredContents:
    """Read a folder and the layers that its manifest extends; faults in the data become problems, not exceptions.

    `builtin` is the folder for `extends: builtin`. A folder that is extended twice is read once.
    """
    return _read_layers(path, builtin, partial(read_folder, progress=progress))


def read_manifests(path: Path, builtin: Path) -> LayeredContents:
    """Read only the manifests of a folder and of the layers that it extends: which they are, and in which folders."""
    return _read_layers(path, builtin, lambda folder: FolderContents(folder, read_manifest(folder)))


def _read_layers(path: Path, builtin: Path, read: Callable[[Path], FolderContents]) -> LayeredContents:
    contents = LayeredContents()
    layers = _Layers(builtin, contents, read)
    layers.add(path, above=())
    for file in layers.problems_by_file.values():
        contents.problems.extend(list_problems(file.source, file.problems, file.omitted))
    return contents


class _Layers:
    """Adds folders to the contents, each after the layers below it."""

    def __init__(self, builtin: Path, contents: LayeredContents, read: Callable[[Path], FolderContents]) -> None:
        self.builtin = builtin
        self.contents = contents
        self.read = read
        self.real_paths: set[str] = set()
        """The real paths of the folders already read."""
        self.locator = Locator()
        self.problems_by_file: dict[str, FileProblems] = {}
        """File to the problems between it and the layers below."""

    def add(self, path: Path, above: tuple[str, ...], reached: Path | None = None) -> None:
        """Read a folder and the layers below it; `above` holds the real paths of the folders that extend it.

        `reached` is the path as the manifest gives it, if it differs from `path`.
        """
        real = os.path.realpath(path)
        if real in self.real_paths:
            if (reached or path) not in self.contents.folders:
                self.contents.folders.append(reached or path)
            return
        self.real_paths.add(real)
        folder = self.read(path)
        home_below = None
        if folder.manifest is not None:
            self._add_bases(path, folder.manifest, (*above, real))
            home_below = self.contents.manifest.home_country if self.contents.manifest else None
        else:
            self.contents.unfollowed.extend(folder.problems[:1])
        self.contents.problems.extend(folder.problems)
        self.contents.folders.append(reached or path)
        self.contents.files.extend(folder.files)
        if not above:
            self.contents.own_files = folder.files
            self.contents.own_records = sum(map(len, folder.records.values())) + len(folder.amendments)
            self.contents.ignored_files = folder.ignored_files
        self._add_records(folder, above)
        manifest = folder.manifest
        if manifest is not None:
            self.contents.manifests.append(manifest)
        if manifest is not None and manifest.home_country is None:
            manifest = replace(manifest, home_country=home_below)
        self.contents.manifest = manifest

    def _add_bases(self, path: Path, manifest: Manifest, above: tuple[str, ...]) -> None:
        for index, name in enumerate(manifest.extends):
            base = self.builtin if name == BUILTIN else path / name
            if name != BUILTIN and PurePath(name).anchor:
                self._report(manifest, index, "absolute-base", f"{quote(name)} is an absolute path")
            elif not os.path.isdir(base):  # noqa: PTH112 -- Path.is_dir raises for a path too long or with a NUL
                self._report(manifest, index, "unknown-base", f"there is no folder {quote(name)} to extend")
            elif os.path.realpath(base) in above:
                self._report(manifest, index, "extends-cycle", f"{quote(name)} extends this knowledge base in turn")
            elif len(self.real_paths) >= MOST_LAYERS and os.path.realpath(base) not in self.real_paths:
                self.contents.unread_files.append(os.path.realpath(base))
                self._report(
                    manifest,
                    index,
                    "too-many-layers",
                    f"{quote(name)} is one layer too many; at most {MOST_LAYERS} are read",
                )
            else:
                # Use the real path: `../b/../c` would grow with every layer.
                self.add(base if name == BUILTIN else Path(os.path.realpath(base)), above, base)

    def _report(self, manifest: Manifest, index: int, rule: str, message: str) -> None:
        expected = f"'{BUILTIN}' or the path of another folder, relative to the manifest's folder"
        near = nearest(manifest.extends[index], (BUILTIN,))
        problem = self._add_problem(rule, manifest, f"extends[{index}]", message, expected, near=near)
        self.contents.unfollowed.append(problem)

    def _add_problem(
        self,
        rule: str,
        subject: Record | Amendment | Manifest,
        path: str,
        message: str,
        expected: str,
        *,
        near: tuple[str, ...] = (),
    ) -> Problem:
        place, line = self.locator.locate(subject, path)
        name = f"{subject.kind_name} {subject.id}" if not isinstance(subject, Manifest) else subject.kind_name
        file = self.problems_by_file.setdefault(place.file, FileProblems(SourceText(place.file, "")))
        problem = Problem(rule_name(rule), place, message, expected, near, record=name, source_line=line)
        file.add_problem(problem)
        return problem

    def _add_records(self, folder: FolderContents, above: tuple[str, ...]) -> None:
        complete_below = not self.contents.unread_files
        if above and not folder.is_read:
            self.contents.unread_files.append(escape_unprintable(str(folder.path)))
        self.contents.unread_files.extend(folder.unread_files)
        for kind, records in folder.records.items():
            below = self.contents.records[kind]
            for record in records:
                if record.id in below and not record.overrides:
                    message = f"{kind} {record.id} is already in the layer below: {below[record.id].origin}"
                    expected = "amends: true to add to it, overrides: true to replace it whole, or another id"
                    self._add_problem("already-below", record, "id", message, expected)
                exists_below = record.id in below or record.id in self.contents.incomplete[kind]
                if record.overrides and complete_below and not exists_below:
                    message = f"there is no {kind} {record.id} below to override"
                    expected = "the id of a record in a layer below, or no overrides"
                    self._add_problem("overrides-nothing", record, "overrides", message, expected)
            for record in records:
                if record.id in below and not record.overrides:
                    self.contents.left_out += 1
                    continue  # reported above: the record below stands
                # A record that overrides another takes its own position in the order, not the other's.
                below.pop(record.id, None)
                below[record.id] = record
        self.contents.left_out += folder.left_out
        for amendment in folder.amendments:
            self._add_amendment(amendment, complete_below=complete_below)
        for kind, ids in folder.incomplete.items():
            self.contents.incomplete[kind].update(ids)

    def _add_amendment(self, amendment: Amendment, *, complete_below: bool) -> None:
        kind, record_id = amendment.kind_name, amendment.id
        below = self.contents.records[kind]
        if amendment.values.get("overrides"):
            message = "the record says both amends: true and overrides: true"
            self._add_problem("amends-and-overrides", amendment, "overrides", message, "one of them")
        if record_id in below:
            below[record_id] = amend(below[record_id], amendment)
        elif complete_below and record_id not in self.contents.incomplete[kind]:
            message = f"there is no {kind} {record_id} below to amend"
            expected = "the id of a record in a layer below, or a whole record without amends"
            self._add_problem("amends-nothing", amendment, "id", message, expected, near=nearest(record_id, below))
