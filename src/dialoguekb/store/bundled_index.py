"""The snapshot that ships with the program, so that the first answer comes as fast as the second."""

import os
import sqlite3
import zlib

from dialoguekb import locations
from dialoguekb.store import cache_writer, cached_index, fingerprints
from dialoguekb.store.program_version import program
from dialoguekb.store.seal import Folder, Seal

NAME = "bundled"
"""str: the name of its seal and of its index, before their endings."""

_TABLES_WITH_FILES = (
    "select declared.name from sqlite_master declared join pragma_table_info(declared.name) held"
    " where declared.type = 'table' and held.name = 'file'"
)


def open_bundled(folder: str) -> sqlite3.Connection | None:
    """Return the index of the bundled knowledge base where `folder` is that, unchanged; else None.

    It is kept in the user's cache folder on the way, where that can be used: there the files' times are known.
    """
    if folder != locations.bundled():
        return None
    here = os.path.join(locations.package_folder(), "store")
    made = cache_writer.sealed_in_any(os.path.join(here, f"{NAME}.seal"))
    if made is None or made.program != program() or len(made.folders) != 1:
        return None
    found = fingerprints.stamps_of(folder)
    if found is None or _contents(found) != _contents(made.folders[0].stamps):
        return None
    index = _opened(os.path.join(here, made.index), made)
    if index is None:
        return None
    place_in(folder, made.folders[0].given, index)
    _keep(index, Folder(folder, os.path.realpath(folder), found), made.day)
    return index


def _keep(index: sqlite3.Connection, folder: Folder, day: str) -> None:
    path = cache_writer.begin(folder.given)
    if path is None:
        return
    try:
        with open(path, "wb") as stream:
            stream.write(index.serialize())
    except OSError:
        cache_writer.give_up(path)
        return
    if not cache_writer.finish(path, [folder], day):
        cache_writer.give_up(path)


def _contents(found: list[fingerprints.Stamp]) -> list[tuple[str, str]]:
    return [(stamp.path, stamp.content) for stamp in found]


def _opened(path: str, made: Seal) -> sqlite3.Connection | None:
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    is_whole = zlib.crc32(content) == made.checksum
    return cached_index.in_memory(content) if is_whole and hasattr(sqlite3.Connection, "deserialize") else None


def place_in(folder: str, given: str, index: sqlite3.Connection) -> None:
    """Let the records of an index stand in a folder, and no longer in the one that was given when it was made."""
    index.execute("begin")
    for (table,) in index.execute(_TABLES_WITH_FILES).fetchall():
        index.execute(f"update {table} set file = ? || substr(file, ?)", (folder, len(given) + 1))
    index.execute("update files set path = ? || substr(path, ?)", (folder, len(given) + 1))
    index.execute("commit")
