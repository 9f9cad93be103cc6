"""What is kept, and whether it can be used: for a person who wants to know."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dialoguekb.store import cache_writer, cached_index, file_times
from dialoguekb.store.seal import Seal


@dataclass(frozen=True, slots=True)
class Judged:
    """A snapshot, and what is to be said of it."""

    folder: str
    """str, the knowledge base that it is of, as it was given."""
    state: str
    """str: `current`, or why it is made anew at the next question."""
    files: int
    """int, how many files it was made from."""
    size: int | None
    """int, bytes of its index; None where that is missing."""
    made: str
    """str, ISO 8601 date on which it was sealed."""


def judged(cache: str, *, whole: bool) -> list[Judged]:
    """Return what is kept in a cache folder, the latest first; with `whole` every byte of an index is looked at."""
    found = []
    for path in cache_writer.all_seals(cache):
        seal = cache_writer.sealed_in(path)
        made = datetime.fromtimestamp(Path(path).stat().st_mtime, tz=UTC).date().isoformat()
        if seal is None:
            found.append(Judged("?", "no seal that can be read", 0, None, made))
            continue
        times = file_times.times_of(str(Path(cache, seal.index)))
        count = sum(len(folder.stamps) for folder in seal.folders)
        state = _state(cache, seal, whole=whole)
        found.append(Judged(seal.folders[-1].given, state, count, times[0] if times else None, made))
    return found


def _state(cache: str, seal: Seal, *, whole: bool) -> str:
    path = str(Path(cache, seal.index))
    times = file_times.times_of(path)
    if times is None:
        return "its index is missing"
    if not cached_index.is_of_this_program(seal):
        return "of another program or day"
    if cached_index.says_what_files_say(seal) is False:
        return "the files have changed"
    is_summed = seal.checksum != cache_writer.UNKNOWN
    if (times != seal.times[:4] or (whole and is_summed)) and file_times.checksum_of(path) != seal.checksum:
        return "damaged"
    return _structure(path) if whole else "current"


def _structure(path: str) -> str:
    connection = cached_index.where_it_lies(path)
    try:
        (told,) = connection.execute("pragma quick_check(1)").fetchone() if connection else ("it cannot be opened",)
    except sqlite3.Error as fault:
        told = str(fault)
    finally:
        if connection is not None:
            connection.close()
    return "current" if told == "ok" else f"damaged: {told}"
