"""A large index that another program writes to: who asks meanwhile waits for its seal."""

import sqlite3
import time

from dialoguekb.store import cached_index, file_times
from dialoguekb.store.seal import Seal, written

LONGEST = 5.0
"""float, seconds: who waited so long loads the whole instead."""

_STEP = 0.02
"""float, seconds between two looks."""


def is_written_to_now(path: str, seal: Seal) -> bool:
    """Whether another program seems to write to a large index, or has not sealed it yet."""
    times = file_times.times_of(path)
    if times is None or not cached_index.is_large(path):
        return False
    if times == seal.times[:4]:
        return cached_index.is_locked(path)
    return time.time_ns() - max(times[1:3]) < LONGEST * 1e9


def what_another_keeps(folder: str, seal: Seal) -> sqlite3.Connection | None:
    """Wait for a seal other than this one, and return the index where that is of the files as they are now."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        time.sleep(_STEP)
        now = cached_index.kept_of(folder)
        if now is None or written(now) != written(seal):
            break
    return cached_index.open_kept(folder)
