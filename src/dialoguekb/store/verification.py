"""Lists the cached indexes and verifies them."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dialoguekb.store import cache_files, cache_writer, cached_index
from dialoguekb.store.seal import Seal


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """A cached index and its state."""

    folder: str
    """str: the folder of the knowledge base, as it was given."""
    state: str
    """str: `current`, or why the next question rebuilds the index."""
    files: int
    """int: the number of files that it was built from."""
    size: int | None
    """int: the size of the index in bytes; None if it is missing."""
    made: str
    """str: the ISO 8601 date on which it was sealed."""


def list_entries(cache: str, *, verify: bool) -> list[CacheEntry]:
    """Return the entries of a cache folder, the newest first; `verify` reads every byte of each index."""
    entries = []
    for path in cache_writer.seal_paths(cache):
        seal = cache_writer.load_seal(path)
        made = datetime.fromtimestamp(Path(path).stat().st_mtime, tz=UTC).date().isoformat()
        if seal is None:
            entries.append(CacheEntry("?", "the seal is damaged", 0, None, made))
            continue
        times = cache_files.times_of(str(Path(cache, seal.index)))
        count = sum(len(folder.fingerprints) for folder in seal.folders)
        state = _state(cache, seal, verify=verify)
        entries.append(CacheEntry(seal.folders[-1].given, state, count, times[0] if times else None, made))
    return entries


def _state(cache: str, seal: Seal, *, verify: bool) -> str:
    path = str(Path(cache, seal.index))
    times = cache_files.times_of(path)
    if times is None:
        return "the index is missing"
    if not cached_index.is_from_this_program(seal):
        return "from another version or day"
    if cached_index.match_files(seal.folders) is False:
        return "the files have changed"
    has_checksum = seal.checksum != cache_writer.UNKNOWN
    if (times != seal.times[:4] or (verify and has_checksum)) and cache_files.checksum_of(path) != seal.checksum:
        return "damaged"
    structure = _check_structure(path) if verify else "current"
    if verify and not has_checksum and structure == "current":
        return "current by its times; it has no checksum since it was changed in place"
    return structure


def _check_structure(path: str) -> str:
    connection = cached_index.open_in_place(path)
    if connection is None:
        return "damaged: it cannot be opened"
    try:
        (result,) = connection.execute("pragma quick_check(1)").fetchone()
    except sqlite3.Error as fault:
        result = str(fault)
    finally:
        connection.close()
    return "current" if result == "ok" else f"damaged: {result}"
