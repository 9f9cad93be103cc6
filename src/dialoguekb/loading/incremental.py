"""Read changed files again, and check and rewrite only the records that they affect.

The answer is that of a load from the beginning, or none: where a file came or went, where a manifest or a layer
below changed, if too many records are affected, or if anything has a fault, everything is loaded.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dialoguekb.current_time import today
from dialoguekb.data_folder import MANIFEST_NAME
from dialoguekb.index.builder import open_to_write
from dialoguekb.index.row_numbers import Numbering
from dialoguekb.index.row_updates import NoRoomError, Numbers, remove, write
from dialoguekb.index.stored_records import Name, StoredRecords
from dialoguekb.loading.affected_records import NotAloneError, affected_records, is_sound
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record
from dialoguekb.reading.folder_reader import read_files_alone
from dialoguekb.reading.garbage_collector import pause_garbage_collector
from dialoguekb.store import cache_files, cache_writer, cached_index, fingerprints
from dialoguekb.store.lock_wait import is_being_written, wait_for_new_seal
from dialoguekb.store.seal import Folder, Seal

MOST_FILES = 50
"""int: with more changed files, everything is loaded."""


def reload(folder: Path) -> sqlite3.Connection | None:
    """Return the cached index of a knowledge base, brought up to date with the files that changed since.

    None where that is not so, or where the answer cannot be told from these files. What is returned is kept.
    """
    seal = cached_index.seal_of(str(folder))
    changes = _find_changes(seal) if seal else None
    if seal is None or changes is None:
        return None
    path = cached_index.index_path(seal)
    if is_being_written(path, seal):
        return wait_for_new_seal(str(folder), seal)
    if not cached_index.matches_seal(path, seal):
        return None
    with pause_garbage_collector():
        if cached_index.is_large(path):
            return _in_place(seal, folder, *changes)
        return _in_a_copy(path, folder, *changes)


def _in_a_copy(kept_path: str, folder: Path, now: list[Folder], changed: list[str]) -> sqlite3.Connection | None:
    before = cached_index.open_in_place(kept_path)
    if before is None:
        return None
    index = path = None
    try:
        with closing(before):
            path = cache_writer.begin(str(folder))
            if path is None:
                return None
            plan = _plan(StoredRecords(before), folder, changed)
        shutil.copyfile(kept_path, path)
        with closing(open_to_write(path)) as copy:
            _carry_out(plan, copy)
        if cached_index.match_files(now) is not False and cache_writer.finish(path, now, plan.day):
            index = cached_index.open_in_place(path)
    except (NotAloneError, NoRoomError, sqlite3.Error, OSError):
        index = None
    finally:
        if index is None and path is not None:
            cache_writer.give_up(path)
    return index


def _in_place(seal: Seal, folder: Path, now: list[Folder], changed: list[str]) -> sqlite3.Connection | None:
    """Do the same in the index itself, locked against readers; remove the index if a step fails."""
    path = cached_index.index_path(seal)
    is_begun = False
    try:
        with closing(cached_index.open_for_writing(path)) as index:
            if cache_files.times_of(path) != seal.times[:4]:
                return None
            plan = _plan(StoredRecords(index), folder, changed)
            is_begun = True
            _carry_out(plan, index)
        if cached_index.match_files(now) is False or not cache_writer.finish_in_place(path, now, plan.day):
            cache_writer.give_up(path)
            return None
        return cached_index.open_in_place(path)
    except NotAloneError:
        return None
    except (NoRoomError, sqlite3.Error, OSError):
        if not is_begun:  # a reader holds the lock
            return _in_a_copy(path, folder, now, changed)
        cache_writer.give_up(path)
        return None
    except BaseException:
        if is_begun:
            cache_writer.give_up(path)
        raise


def _find_changes(seal: Seal) -> tuple[list[Folder], list[str]] | None:
    """Return the folders as they are now and the changed files of the top one; None if anything else changed."""
    now: list[Folder] = []
    changed: list[str] = []
    for folder in seal.folders:
        found = fingerprints.refresh(folder.given, folder.fingerprints)
        if found is None or os.path.realpath(folder.given) != folder.real:
            return None
        if changed:  # in a layer below
            return None
        now.append(Folder(folder.given, folder.real, found[0]))
        changed = found[1]
    return (now, changed) if 0 < len(changed) <= MOST_FILES and MANIFEST_NAME not in changed else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to write."""

    records: RecordSet
    """The records that the rows depend on."""
    removed: list[Numbers]
    """The numbers whose rows are removed."""
    read: list[Record]
    """The records of the changed files, in order."""
    touched: list[tuple[Record, Numbers]]
    """The affected records of other files, whose rows are rewritten."""
    files: list[str]
    """The paths of all files, in order."""
    day: str
    """str, the ISO 8601 date for which the records have no errors; empty if they have none on any day."""


def _plan(stored: StoredRecords, folder: Path, changed: list[str]) -> _Plan:
    """Read the changed files and check the affected records; raise NotAloneError if everything must be loaded."""
    paths = [folder / name for name in changed]
    before, after = _before(paths, stored), _read(folder, paths)
    affected = affected_records(before, after, stored)
    if stored.about().shortcomings:
        raise NotAloneError
    as_of = stored.about().as_of
    if not is_sound(affected.context, stored, before.keys() - after.keys(), as_of or PartialDate.parse(today())):
        raise NotAloneError
    rewritten = [(record, _numbers((record.kind_name, record.id), stored)) for record in affected.records]
    removed = [*(_numbers(name, stored) for name in before), *(numbers for _, numbers in rewritten)]
    return _Plan(affected.context, removed, list(after.values()), rewritten, stored.files(), "" if as_of else today())


def _carry_out(plan: _Plan, index: sqlite3.Connection) -> None:
    """Update an index that holds the records as they were."""
    former_words = remove(index, plan.removed)
    write(index, plan.records, plan.read, Numbering(plan.files), plan.touched, former_words=former_words)
    index.execute("commit")


def _before(paths: list[Path], stored: StoredRecords) -> dict[Name, Record]:
    """Return the records that the files held before, by name."""
    places = {path: place for place, path in enumerate(stored.files())}
    if not all(str(path) in places for path in paths):
        raise NotAloneError
    # What a file adds to a record of a layer below stands with that record.
    if any(stored.is_amending(str(path)) for path in paths):
        raise NotAloneError
    names = [name for path in paths for name in stored.in_file(places[str(path)])]
    return {name: record for name in names if (record := stored.record(name))}


def _read(folder: Path, paths: list[Path]) -> dict[Name, Record]:
    """Return the records that the files hold now, by name, in order; raise NotAloneError for a fault."""
    found = read_files_alone(folder, sorted(paths, key=lambda path: path.relative_to(folder).parts))
    if found.problems or found.amendments:
        raise NotAloneError
    return {(kind, record.id): record for kind, records in found.records.items() for record in records}


def _numbers(name: Name, stored: StoredRecords) -> Numbers:
    numbers = stored.numbers(name)
    if numbers is None:
        raise NotAloneError
    return numbers
