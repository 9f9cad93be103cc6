"""A folder in, its kept index out, where that still says what the files say."""

import os
import sqlite3
import time
import zlib

from dialoguekb.store import cache_folder, cache_writer, file_times, fingerprints
from dialoguekb.store.program_version import program
from dialoguekb.store.seal import Seal

SMALL = 1 << 20
"""int, bytes: an index up to this size is read into memory, whole; a larger one is read where it lies."""


def open_kept(folder: str) -> sqlite3.Connection | None:
    """Return the index that was kept of a folder, as the folder is given; None where none can be trusted.

    What is missing, cut, scribbled on, of another program, older than the files or another user's is None too.
    """
    seal = kept_of(folder)
    untouched = says_what_files_say(seal) if seal else False
    if seal is None or untouched is False:
        return None
    index = _opened(index_path(seal), seal)
    if index is not None and (untouched is None or seal.times[-1]):
        cache_writer.renew(cache_folder.cache_folder(), seal, were_touched=untouched is None)
    return index


def kept_of(folder: str) -> Seal | None:
    """Return the seal that this program set to the index of a folder, as that is given, whatever the files say."""
    cache = cache_folder.cache_folder()
    if cache_folder.fault_of(cache) is not None:
        return None
    seal = cache_writer.read_seal(cache, folder)
    return seal if seal is not None and is_of_this_program(seal) else None


def index_path(seal: Seal) -> str:
    """Return the path of the index that a seal is of."""
    return os.path.join(cache_folder.cache_folder(), seal.index)


def is_of_this_program(seal: Seal) -> bool:
    """Whether this program made a snapshot, on no later day than today where the day matters."""
    day = os.environ.get("DIALOGUEKB_TODAY") or time.strftime("%Y-%m-%d")
    return seal.program == program() and seal.day <= day


def says_what_files_say(seal: Seal) -> bool | None:
    """Whether the files are those that were read; None where they are but were touched."""
    untouched: bool | None = True
    for folder in seal.folders:
        if os.path.realpath(folder.given) != folder.real:
            return False
        found = fingerprints.are_current(folder.given, folder.stamps)
        if found is False:
            return False
        untouched = untouched and found
    return untouched


def _opened(path: str, seal: Seal) -> sqlite3.Connection | None:
    times = file_times.times_of(path)
    if times is not None and times[0] <= SMALL and hasattr(sqlite3.Connection, "deserialize"):
        content = file_times.read_own(path)
        if content is None or zlib.crc32(content) != seal.checksum:
            return None
        return in_memory(content)
    index = where_it_lies(path) if is_as_sealed(path, seal) else None
    if index is not None and is_large(path) and file_times.times_of(path) != times:
        # Written to after it was judged, and before it was locked.
        index.close()
        return None
    return index


def is_large(path: str) -> bool:
    """Whether an index is one that may be written in its place."""
    times = file_times.times_of(path)
    return times is not None and times[0] > file_times.LARGE


def is_as_sealed(path: str, seal: Seal) -> bool:
    """Whether an index is the one that was sealed, to the byte."""
    times = file_times.times_of(path)
    if times is None:
        return False
    # Whatever writes to the file changes these times; where they differ, its bytes decide.
    is_trusted = times[0] > SMALL and times == seal.times[:4] and not seal.times[-1]
    return is_trusted or file_times.checksum_of(path) == seal.checksum


def in_memory(content: bytes) -> sqlite3.Connection:
    """Return a connection to an index in memory, from its bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    return _bounded(connection)


def where_it_lies(path: str) -> sqlite3.Connection | None:
    """Return a connection that reads an index in its file; None where that fails, or it is being written to.

    A large one is locked against writing until the connection is closed; any other is never written to.
    """
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    locked = is_large(path)
    access = "mode=ro" if locked else "mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(f"file:{quoted}?{access}", uri=True, isolation_level=None, timeout=0)
    except sqlite3.Error:
        return None
    try:
        _bounded(connection)
        if locked:
            connection.execute("begin")
            connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def is_locked(path: str) -> bool:
    """Whether another program writes to a large index."""
    found = where_it_lies(path)
    if found is not None:
        found.close()
    return found is None


def to_write_in_place(path: str) -> sqlite3.Connection:
    """Return a connection to an index that nobody else reads or writes, in the middle of a transaction.

    What is begun cannot be undone: where it fails, the index must go. Raises sqlite3.Error where it is in use.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        for pragma in ("journal_mode = off", "synchronous = off", "temp_store = memory"):
            connection.execute(f"pragma {pragma}")
        connection.execute("begin exclusive")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _bounded(connection: sqlite3.Connection) -> sqlite3.Connection:
    # What a query sorts stays within the memory that bounds it, and off the disk.
    connection.execute("pragma temp_store = memory")
    connection.execute("pragma trusted_schema = off")
    return connection
