"""Waits for another program that is updating a large index in place."""

import sqlite3
import time

from dialoguekb.store import cache_files, cached_index
from dialoguekb.store.seal import Seal, encode

LONGEST = 5.0
"""float: the maximum wait in seconds; after that, the caller builds a new index."""

_INTERVAL = 0.02
"""float: the seconds between two looks at the seal."""


def is_being_written(path: str, seal: Seal) -> bool:
    """Whether another program seems to be writing to a large index, or has not sealed it yet."""
    times = cache_files.times_of(path)
    if times is None or not cached_index.is_large(path):
        return False
    if times == seal.times[:4]:
        return cached_index.is_locked(path)
    return time.time_ns() - max(times[1:3]) < LONGEST * 1e9


def wait_for_new_seal(folder: str, seal: Seal) -> sqlite3.Connection | None:
    """Wait until another program replaces the seal, and return its index; None if that does not match the files."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        time.sleep(_INTERVAL)
        current = cached_index.seal_of(folder)
        if current is None or encode(current) != encode(seal):
            break
    return cached_index.open_cached(folder)
