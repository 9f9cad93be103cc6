"""A knowledge base and those that it extends -> one set of records."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from dialoguekb.model.problems import Problem
from dialoguekb.model.records import RECORD_CLASSES, Record
from dialoguekb.reading.file_problems import FileProblems, listed
from dialoguekb.reading.folder_reader import FolderContents, read_folder
from dialoguekb.reading.locator import Locator
from dialoguekb.reading.manifest import BUILTIN, Manifest
from dialoguekb.reading.source_text import SourceText, known, shortened, showable

MOST_LAYERS = 16
"""int: so many knowledge bases are read, the topmost one counted."""


@dataclass(slots=True)
class Loaded:
    """A knowledge base with all its layers."""

    manifest: Manifest | None = None
    """The manifest of the topmost layer; its home country is that of the nearest layer that names one."""
    records: dict[str, dict[str, Record]] = field(
        default_factory=lambda: {cls.record_kind: {} for cls in RECORD_CLASSES}
    )
    """Kind to id to record, the lowest layer's first."""
    problems: list[Problem] = field(default_factory=list)
    """What is at fault: in each folder, the lowest layer's first, and then between them."""
    incomplete: dict[str, set[str]] = field(default_factory=lambda: {cls.record_kind: set() for cls in RECORD_CLASSES})
    """Kind to the ids that files declare and whose records could not be had."""
    unread_files: list[str] = field(default_factory=list)
    """Paths of what could not be read at all, so that its ids are not known."""
    folders: list[Path] = field(default_factory=list)
    """The folders read, as they were reached, through links too, the lowest layer's first; the topmost is the last."""
    files: list[str] = field(default_factory=list)
    """Paths of the files looked into, the lowest layer's first."""


def read_knowledge_base(path: Path, builtin: Path) -> Loaded:
    """Read a folder and, below it, what its manifest extends; never raises for what is found there.

    `builtin` is the folder that `extends: builtin` means. A folder reached in two ways is read once.
    """
    loaded = Loaded()
    layers = _Layers(builtin, loaded)
    layers.add(path, above=())
    for found in layers.found.values():
        loaded.problems.extend(listed(found.source, found.kept, found.left_out))
    return loaded


class _Layers:
    """Adds folders to what is loaded, each after those below it."""

    def __init__(self, builtin: Path, loaded: Loaded) -> None:
        self.builtin = builtin
        self.loaded = loaded
        self.read: set[str] = set()
        self.locator = Locator()
        self.found: dict[str, FileProblems] = {}
        """File to what is at fault between it and the layers below."""

    def add(self, path: Path, above: tuple[str, ...], reached: Path | None = None) -> None:
        """Read a folder and those below it; `above` holds the real paths of the folders that led here.

        `reached` is the path that a manifest gave, where that is another.
        """
        real = os.path.realpath(path)
        if real in self.read:
            if (reached or path) not in self.loaded.folders:
                self.loaded.folders.append(reached or path)
            return
        self.read.add(real)
        contents = read_folder(path)
        home_below = None
        if contents.manifest is not None:
            self._add_bases(path, contents.manifest, (*above, real))
            home_below = self.loaded.manifest.home_country if self.loaded.manifest else None
        self.loaded.problems.extend(contents.problems)
        self.loaded.folders.append(reached or path)
        self.loaded.files.extend(contents.files)
        self._add_records(contents, above)
        manifest = contents.manifest
        if manifest is not None and manifest.home_country is None:
            manifest = replace(manifest, home_country=home_below)
        self.loaded.manifest = manifest

    def _add_bases(self, path: Path, manifest: Manifest, above: tuple[str, ...]) -> None:
        for index, name in enumerate(manifest.extends):
            base = self.builtin if name == BUILTIN else path / name
            if name != BUILTIN and PurePath(name).anchor:
                self._report(manifest, index, "absolute-base", f"{shortened(name)} is an absolute path")
            elif not os.path.isdir(base):  # noqa: PTH112 -- Path.is_dir raises for a path too long or with a NUL
                self._report(manifest, index, "unknown-base", f"there is no folder {shortened(name)} to extend")
            elif os.path.realpath(base) in above:
                self._report(manifest, index, "extends-cycle", f"{shortened(name)} extends this knowledge base in turn")
            elif len(self.read) >= MOST_LAYERS and os.path.realpath(base) not in self.read:
                self.loaded.unread_files.append(os.path.realpath(base))
                self._report(
                    manifest, index, "too-many-layers", f"{shortened(name)} is one too many: {MOST_LAYERS} are read"
                )
            else:
                # The real path: `../b/../c` would grow with every layer.
                self.add(base if name == BUILTIN else Path(os.path.realpath(base)), above, base)

    def _report(self, manifest: Manifest, index: int, rule: str, message: str) -> None:
        expected = f"'{BUILTIN}' or another folder's path, relative to the manifest's folder"
        self._add_problem(rule, manifest, f"extends[{index}]", message, expected)

    def _add_problem(self, rule: str, record: Record | Manifest, path: str, message: str, expected: str) -> None:
        place, line = self.locator.locate(record, path)
        name = f"{record.record_kind} {record.id}" if isinstance(record, Record) else record.record_kind
        found = self.found.setdefault(place.file, FileProblems(SourceText(place.file, "")))
        found.add_made(Problem(known(rule), place, message, expected, record=name, source_line=line))

    def _add_records(self, contents: FolderContents, above: tuple[str, ...]) -> None:
        complete_below = not self.loaded.unread_files
        if above and not contents.is_read:
            self.loaded.unread_files.append(showable(str(contents.folder)))
        self.loaded.unread_files.extend(contents.unread_files)
        for kind, records in contents.records.items():
            below = self.loaded.records[kind]
            for record in records:
                if record.id in below and not record.overrides:
                    message = f"{kind} {record.id} is already in the knowledge base below: {below[record.id].stands_at}"
                    expected = "overrides: true to replace it whole, or another id"
                    self._add_problem("already-below", record, "id", message, expected)
                known_below = record.id in below or record.id in self.loaded.incomplete[kind]
                if record.overrides and complete_below and not known_below:
                    message = f"there is no {kind} {record.id} below to override"
                    expected = "the id of a record below, or no overrides"
                    self._add_problem("overrides-nothing", record, "overrides", message, expected)
            for record in records:
                # What replaces another stands where it is written, not where that stood.
                below.pop(record.id, None)
                below[record.id] = record
        for kind, ids in contents.incomplete.items():
            self.loaded.incomplete[kind].update(ids)
