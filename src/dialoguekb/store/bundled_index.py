"""The index that ships with the program, which makes the first answer as fast as the second."""

import os
import sqlite3
import zlib

from dialoguekb import data_folder
from dialoguekb.store import cache_writer, cached_index, fingerprints
from dialoguekb.store.program_version import current_version
from dialoguekb.store.seal import Folder, Seal

NAME = "bundled"
"""str: the name of its seal and of its index, without their endings."""

_TABLES_WITH_FILES = (
    "select tables.name from sqlite_master tables join pragma_table_info(tables.name) columns"
    " where tables.type = 'table' and columns.name = 'file'"
)


def open_bundled(folder: str) -> sqlite3.Connection | None:
    """Return the index of the bundled knowledge base if `folder` is that and unchanged; otherwise None.

    Also copies the index to the user's cache, if possible: there, the times of the files are known.
    """
    if folder != data_folder.bundled_path():
        return None
    shipped = os.path.join(data_folder.package_folder(), "store")
    seal = cache_writer.load_bundled_seal(os.path.join(shipped, f"{NAME}.seal"))
    if seal is None or seal.program != current_version() or len(seal.folders) != 1:
        return None
    current = fingerprints.fingerprints_of(folder)
    if current is None or cache_writer.contents(current) != cache_writer.contents(seal.folders[0].fingerprints):
        return None
    index = _open(os.path.join(shipped, seal.index), seal)
    if index is None:
        return None
    relocate(index, seal.folders[0].given, folder)
    _copy_to_cache(index, Folder(folder, os.path.realpath(folder), current), seal.day)
    return index


def _copy_to_cache(index: sqlite3.Connection, folder: Folder, day: str) -> None:
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


def _open(path: str, seal: Seal) -> sqlite3.Connection | None:
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    is_undamaged = zlib.crc32(content) == seal.checksum
    can_deserialize = hasattr(sqlite3.Connection, "deserialize")
    return cached_index.open_in_memory(content) if is_undamaged and can_deserialize else None


def relocate(index: sqlite3.Connection, old: str, new: str) -> None:
    """Change the paths of an index from the folder that it was built in to another."""
    index.execute("begin")
    for (table,) in index.execute(_TABLES_WITH_FILES).fetchall():
        index.execute(f"update {table} set file = ? || substr(file, ?)", (new, len(old) + 1))
    index.execute("update files set path = ? || substr(path, ?)", (new, len(old) + 1))
    index.execute("commit")
