"""A few files changed: they alone are read again, and what hangs on them is judged and written anew.

The answer is that of a load from the beginning, or none: where a file came or went, where a manifest or a layer
below changed, where too much hangs on the change or anything is at fault, the whole is loaded.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dialoguekb.clock import today
from dialoguekb.dates import PartialDate
from dialoguekb.index.compiling import open_to_write
from dialoguekb.index.kept import Kept, Name
from dialoguekb.index.numbering import Numbering
from dialoguekb.index.rewriting import NoRoomError, Numbers, remove, write
from dialoguekb.index.told import about_in
from dialoguekb.loading.neighbourhood import NotAloneError, is_sound, neighbourhood
from dialoguekb.locations import MANIFEST_NAME
from dialoguekb.reading.collector import collector_paused
from dialoguekb.reading.folder import read_files_alone
from dialoguekb.records import Record
from dialoguekb.snapshot import keeping, opening, stamps
from dialoguekb.snapshot.seal import Folder, Seal

MOST_FILES = 50
"""int: where more files changed, the whole is loaded."""


def reload(folder: Path) -> sqlite3.Connection | None:
    """Return the index of a knowledge base of which an index was kept and of which some files have changed since.

    None where that is not so, or where the answer cannot be told from these files. What is returned is kept.
    """
    seal = opening.kept_of(str(folder))
    found = _changed(seal) if seal else None
    if seal is None or found is None or not opening.is_as_sealed(opening.index_path(seal), seal):
        return None
    path = keeping.begin(str(folder))
    if path is None:
        return None
    try:
        with collector_paused():
            day = _rewritten(opening.index_path(seal), path, folder, found[1])
        index = _sealed(path, found[0], day)
    except (NotAloneError, NoRoomError, sqlite3.Error, OSError):
        index = None
    except BaseException:
        keeping.give_up(path)
        raise
    if index is None:
        keeping.give_up(path)
    return index


def _changed(seal: Seal) -> tuple[list[Folder], list[str]] | None:
    """Return the folders as they are now and the changed files in the topmost; None where that is not all."""
    now: list[Folder] = []
    changed: list[str] = []
    for folder in seal.folders:
        found = stamps.renewed(folder.given, folder.stamps)
        if found is None or os.path.realpath(folder.given) != folder.real:
            return None
        now.append(Folder(folder.given, folder.real, found[0]))
        changed += [f"{folder.given}/{path}" for path in found[1]]
    within = [path.removeprefix(f"{now[-1].given}/") for path in changed if path.startswith(f"{now[-1].given}/")]
    if not 0 < len(changed) <= MOST_FILES or len(within) < len(changed) or MANIFEST_NAME in within:
        return None
    return now, within


def _rewritten(kept_path: str, path: str, folder: Path, changed: list[str]) -> str:
    """Write the index with the changed files into a new file; return the day for which it is sound, empty where any.

    Raises NotAloneError or NoRoomError where the whole must be loaded, OSError or sqlite3.Error where the index
    cannot be read or written.
    """
    before_index = opening.where_it_lies(kept_path)
    if before_index is None:
        raise OSError(kept_path)
    with closing(before_index):
        kept = Kept(before_index)
        before = _before([folder / name for name in changed], kept)
        after = _read(folder, [folder / name for name in changed])
        around = neighbourhood(before, after, kept)
        as_of = about_in(before_index).as_of
        if not is_sound(around.records, kept, before.keys() - after.keys(), as_of or PartialDate.parse(today())):
            raise NotAloneError
        touched = [(record, _numbers((record.record_kind, record.id), kept)) for record in around.touched]
        removed = [*(_numbers(name, kept) for name in before), *(numbers for _, numbers in touched)]
        shutil.copyfile(kept_path, path)
        with closing(open_to_write(path)) as index:
            remove(index, removed)
            write(index, around.records, list(after.values()), Numbering(kept.files()), touched)
            index.execute("commit")
    return "" if as_of else today()


def _before(paths: list[Path], kept: Kept) -> dict[Name, Record]:
    """Return the records that stood in files, by name."""
    places = {path: place for place, path in enumerate(kept.files())}
    if not all(str(path) in places for path in paths):
        raise NotAloneError
    names = [name for path in paths for name in kept.in_file(places[str(path)])]
    return {name: record for name in names if (record := kept.record(name))}


def _read(folder: Path, paths: list[Path]) -> dict[Name, Record]:
    """Return the records that stand in files now, by name, in order; raise NotAloneError for a fault."""
    found = read_files_alone(folder, sorted(paths, key=lambda path: path.relative_to(folder).parts))
    if found.problems:
        raise NotAloneError
    return {(kind, record.id): record for kind, records in found.records.items() for record in records}


def _numbers(name: Name, kept: Kept) -> Numbers:
    numbers = kept.numbers(name)
    if numbers is None:
        raise NotAloneError
    return numbers


def _sealed(path: str, folders: list[Folder], day: str) -> sqlite3.Connection | None:
    """Seal an index where the files did not change meanwhile; return a connection to it, None where that failed."""
    if any(stamps.are_current(folder.given, folder.stamps) is False for folder in folders):
        return None
    return opening.where_it_lies(path) if keeping.finish(path, folders, day) else None
