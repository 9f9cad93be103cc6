"""The lock of the cache: it is waited for, and never keeps an answer back."""

import errno
import fcntl
import time
from pathlib import Path

import pytest

from dialoguekb.store.cache_lock import CacheLock


def test_the_lock_is_held_in_the_block_alone(tmp_path: Path) -> None:
    with CacheLock(str(tmp_path)):
        start = time.monotonic()
        with CacheLock(str(tmp_path)):
            assert time.monotonic() - start >= 0.9
    start = time.monotonic()
    with CacheLock(str(tmp_path)):
        assert time.monotonic() - start < 0.5


def test_a_file_system_without_locks_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    start = time.monotonic()
    with CacheLock(str(tmp_path)), CacheLock(str(tmp_path / "missing")):
        pass
    assert time.monotonic() - start < 0.5
