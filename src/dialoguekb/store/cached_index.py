"""A folder in, its cached index out, if the index still matches the files."""

import os
import sqlite3
import time
import zlib

from dialoguekb.store import cache_files, cache_folder, cache_writer, fingerprints
from dialoguekb.store.program_version import current_version
from dialoguekb.store.seal import Folder, Seal

SMALL = 1 << 20
"""int: an index of at most so many bytes is read into memory; a larger one is read in its file."""


def open_cached(folder: str) -> sqlite3.Connection | None:
    """Return the cached index of a folder, given as the caller gives it; None if there is none that can be trusted.

    An index is not trusted if it is damaged, built by another program, older than the files, or of another user.
    """
    seal = seal_of(folder)
    is_current = match_files(seal.folders) if seal else False
    if seal is None or is_current is False:
        return None
    index = _open(index_path(seal), seal)
    if index is not None and (is_current is None or seal.times[-1]):
        cache_writer.renew(cache_folder.cache_folder(), seal, have_new_times=is_current is None)
    return index


def seal_of(folder: str) -> Seal | None:
    """Return the seal that this program wrote for a folder, given as the caller gives it; None if there is none.

    The files may have changed since.
    """
    cache = cache_folder.cache_folder()
    if cache_folder.fault_of(cache) is not None:
        return None
    seal = cache_writer.read_seal(cache, folder)
    return seal if seal is not None and is_from_this_program(seal) else None


def index_path(seal: Seal) -> str:
    """Return the path of the index of a seal."""
    return os.path.join(cache_folder.cache_folder(), seal.index)


def is_from_this_program(seal: Seal) -> bool:
    """Whether this version of the program wrote the seal, and its day, if it has one, is not in the future."""
    day = os.environ.get("DIALOGUEKB_TODAY") or time.strftime("%Y-%m-%d")
    return seal.program == current_version() and seal.day <= day


def match_files(folders: list[Folder]) -> bool | None:
    """Whether folders hold the files that were read from them; None if they do but the times have changed."""
    is_current: bool | None = True
    for folder in folders:
        if os.path.realpath(folder.given) != folder.real:
            return False
        result = fingerprints.are_current(folder.given, folder.fingerprints)
        if result is False:
            return False
        is_current = is_current and result
    return is_current


def _open(path: str, seal: Seal) -> sqlite3.Connection | None:
    times = cache_files.times_of(path)
    if times is not None and times[0] <= SMALL and hasattr(sqlite3.Connection, "deserialize"):
        content = cache_files.read_own(path)
        if content is None or zlib.crc32(content) != seal.checksum:
            return None
        return open_in_memory(content)
    index = open_in_place(path) if matches_seal(path, seal) else None
    if index is not None and is_large(path) and cache_files.times_of(path) != times:
        # Another program wrote to it between the comparison and the lock.
        index.close()
        return None
    return index


def is_large(path: str) -> bool:
    """Whether an index is so large that it may be updated in place."""
    times = cache_files.times_of(path)
    return times is not None and times[0] > cache_files.LARGE


def matches_seal(path: str, seal: Seal) -> bool:
    """Whether an index is exactly the one that was sealed."""
    times = cache_files.times_of(path)
    if times is None:
        return False
    # Writing to the file changes these times; if they differ, the checksum decides.
    is_trusted = times[0] > SMALL and times == seal.times[:4] and not seal.times[-1]
    return is_trusted or cache_files.checksum_of(path) == seal.checksum


def open_in_memory(content: bytes) -> sqlite3.Connection:
    """Return a connection to an index in memory, from its bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    return _configure(connection)


def open_in_place(path: str) -> sqlite3.Connection | None:
    """Return a connection that reads an index in its file; None if that fails or another program writes to it.

    A large index is locked against writing until the connection is closed; smaller ones are never written to.
    """
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    needs_lock = is_large(path)
    access = "mode=ro" if needs_lock else "mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(f"file:{quoted}?{access}", uri=True, isolation_level=None, timeout=0)
    except sqlite3.Error:
        return None
    try:
        _configure(connection)
        if needs_lock:
            connection.execute("begin")
            connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def is_locked(path: str) -> bool:
    """Whether another program is writing to a large index."""
    connection = open_in_place(path)
    if connection is not None:
        connection.close()
    return connection is None


def open_for_writing(path: str) -> sqlite3.Connection:
    """Return a connection to an index, locked for this program and inside a transaction.

    There is no rollback: if a write fails, remove the index. Raises sqlite3.Error if the index is in use.
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


def _configure(connection: sqlite3.Connection) -> sqlite3.Connection:
    # Sort in memory, where the limits of a query apply, and not on disk.
    connection.execute("pragma temp_store = memory")
    connection.execute("pragma trusted_schema = off")
    return connection
