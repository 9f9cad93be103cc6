"""Load a knowledge base from its files: read them, check them and build the index."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialoguekb.checks import errors_in, problems_in
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule_runner import Locate
from dialoguekb.current_time import today
from dialoguekb.data_folder import bundled_folder, choose_folder
from dialoguekb.errors import FaultyDataError, did_you_mean
from dialoguekb.index.about_table import about_row
from dialoguekb.index.builder import IN_MEMORY, compile_index
from dialoguekb.index.completion_table import option_kind_rows
from dialoguekb.index.insertion import fill
from dialoguekb.index.internal_tables import ABOUT, OPTION_KINDS
from dialoguekb.index.search_rows import add_search
from dialoguekb.listings.registry import check_listings, named_by_options
from dialoguekb.model.about import About, Shortcomings
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.problems import Place, Problem
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS
from dialoguekb.reading.garbage_collector import pause_garbage_collector
from dialoguekb.reading.layers import LayeredContents, read_knowledge_base, read_manifests
from dialoguekb.reading.locator import Locator
from dialoguekb.reading.manifest import Manifest
from dialoguekb.store import cache_writer
from dialoguekb.store.cached_index import match_files, open_in_place
from dialoguekb.store.fingerprints import fingerprints_of
from dialoguekb.store.seal import Folder

# A listing answers without the classes of the kinds, so they are compared here, before a file is read.
check_listings(KINDS)


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """The result of checking a folder."""

    loaded: LayeredContents
    """What was read."""
    records: RecordSet
    """The records that were read."""
    problems: list[Problem]
    """Every problem, in order of place."""


def check_folder(folder: Path, progress: Progress = ignore_progress) -> CheckedFolder:
    """Read a folder and run every rule over it; faults in the files are problems, never exceptions."""
    return _check(folder, problems_in, progress)


def manifests_in_use(folder: Path | None = None) -> list[Manifest]:
    """Return the manifests of a knowledge base (by default, the one in use) and of its layers, the top one first.

    The list is without those that are not valid. Raises WrongCallError if there is no such folder.
    """
    return read_manifests(choose_folder(folder), bundled_folder()).manifests[::-1]


def _latest_day(manifests: Iterable[Manifest]) -> PartialDate:
    """Return today, or the day up to which a layer is kept where that is later: its editors knew what came then."""
    return max([PartialDate.parse(today()), *(manifest.as_of for manifest in manifests if manifest.as_of)])


def _check(folder: Path, judge: Callable[[Subject, Locate], list[Problem]], progress: Progress) -> CheckedFolder:
    loaded = read_knowledge_base(folder, bundled_folder(), progress)
    records = RecordSet.from_kinds(loaded.records)
    as_of = (loaded.manifest.as_of if loaded.manifest else None) or _latest_day(loaded.manifests)
    subject = Subject(records, loaded.incomplete, as_of, loaded.manifest, some_unread=bool(loaded.unread_files))
    locator = Locator()

    def locate(finding: Finding) -> tuple[Place, str]:
        return locator.locate(finding.record, finding.path)

    problems = sorted([*loaded.problems, *judge(subject, locate)], key=lambda problem: (problem.place, problem.rule))
    return CheckedFolder(loaded, records, problems)


@dataclass(frozen=True, slots=True)
class Compilation:
    """A knowledge base and its index."""

    about: About
    """What it says of itself."""
    records: RecordSet
    """Its records."""
    index: sqlite3.Connection
    """The complete index of the records."""
    folders: list[Folder]
    """The folders and their files, the top one last; empty if they changed while they were read."""
    day: str
    """str, ISO 8601 date for which the files were checked; empty if the manifest says its own day."""


def load(folder: Path, *, cache: bool = True, progress: Progress = ignore_progress) -> Compilation:
    """Read, check and compile a knowledge base; with `cache`, keep its index on disk if that is possible.

    What cannot be read is left out, what breaks a rule is used as written; `about.shortcomings` tells of both.
    Raises FaultyDataError where there is no manifest to read, or it names a layer that cannot be read.
    """
    with pause_garbage_collector():
        before, checked = _read(folder, progress)
        path = cache_writer.begin(str(folder)) if cache else None
        if path is None:
            return _compile(checked, before, IN_MEMORY, progress)
        try:
            return _seal(_compile(checked, before, path, progress), path)
        except (sqlite3.Error, OSError):
            cache_writer.give_up(path)
            return _compile(checked, before, IN_MEMORY, progress)
        except BaseException:
            cache_writer.give_up(path)
            raise


def _read(folder: Path, progress: Progress) -> tuple[list[Folder], CheckedFolder]:
    """Return the folders as they were before they were read, and the checked records."""
    before = _fingerprint(read_manifests(folder, bundled_folder()).folders)
    checked = _check(folder, errors_in, progress)
    if checked.loaded.manifest is None or checked.loaded.unfollowed:
        first = checked.loaded.unfollowed[0]
        said = f"{first.place}: {first.message}{did_you_mean(first.nearest)}"
        raise FaultyDataError(str(folder), len(checked.problems), said)
    return before, checked


def _compile(checked: CheckedFolder, before: list[Folder], path: str, progress: Progress) -> Compilation:
    """Build the index in a new file or in memory."""
    manifest = checked.loaded.manifest
    assert manifest is not None  # noqa: S101 -- it was read, see `_read`
    about = About(
        manifest.title,
        manifest.home_country,
        manifest.version,
        manifest.as_of,
        manifest.licence,
        _shortcomings(checked),
    )
    index = build_index(about, checked.records, checked.loaded.files, path, progress)
    folders = before if _are_unchanged(before, checked.loaded.folders) else []
    return Compilation(about, checked.records, index, folders, "" if manifest.as_of else today())


def build_index(
    about: About,
    records: RecordSet,
    files: Sequence[str],
    path: str = IN_MEMORY,
    progress: Progress = ignore_progress,
) -> sqlite3.Connection:
    """Build the complete index of records in a new file or in memory; `files` are the paths of all files, in order."""
    index = compile_index(records, path=path, files=files, progress=progress)
    add_search(index, records, progress)
    fill(index, OPTION_KINDS, option_kind_rows(named_by_options()))
    fill(index, ABOUT, [about_row(about)])
    return index


def _shortcomings(checked: CheckedFolder) -> Shortcomings | None:
    if not checked.problems:
        return None
    first = checked.problems[0]
    return Shortcomings(len(checked.problems), checked.loaded.left_out, f"{first.place}: {first.message}")


def _seal(compilation: Compilation, path: str) -> Compilation:
    """Return the index reopened from its file, sealed if no file changed during the load.

    Raises OSError where the file cannot be opened again.
    """
    compilation.index.close()
    index = open_in_place(path)  # before it is sealed: another program may replace it at once
    is_sealed = bool(compilation.folders) and cache_writer.finish(path, compilation.folders, compilation.day)
    if not is_sealed:
        cache_writer.give_up(path)
    if index is None:
        raise OSError(path)
    return replace(compilation, index=index)


def _fingerprint(folders: list[Path]) -> list[Folder]:
    """Return the folders with the fingerprints of their files; empty if a folder cannot be cached."""
    result = []
    for path in map(str, folders):
        fingerprints = fingerprints_of(path)
        if fingerprints is None:
            return []
        result.append(Folder(path, os.path.realpath(path), fingerprints))
    return result


def _are_unchanged(folders: list[Folder], loaded: list[Path]) -> bool:
    """Whether the folders that were loaded are these, and their files still match."""
    return [folder.given for folder in folders] == list(map(str, loaded)) and match_files(folders) is not False
