"""The lock under which a seal replaces another, so that the index of each seal that goes is removed with it."""

import os
import time

_LONGEST = 1.0
"""float: the maximum wait in seconds. Without the lock, an index that no seal names may stay for a while."""

_INTERVAL = 0.005
"""float: the seconds between two attempts."""


class CacheLock:
    """Locks a cache folder for the block against the other programs of this user, if the system can."""

    def __init__(self, cache: str) -> None:
        """Keep the folder."""
        self._cache = cache
        self._descriptor = -1

    def __enter__(self) -> None:
        """Wait for the lock; go on without it where it takes too long."""
        try:
            import fcntl  # noqa: PLC0415 - not available on every system

            self._descriptor = os.open(self._cache, os.O_RDONLY)
        except (ImportError, OSError):
            return
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_INTERVAL)
            except OSError:  # a file system without locks
                return
            else:
                return

    def __exit__(self, *_: object) -> None:
        """Release it."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
