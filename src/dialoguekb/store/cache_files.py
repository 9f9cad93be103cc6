"""Reads and writes the files of the cache safely: never through a link, never a file of another user."""

import os
import stat
import zlib

LARGE = 1 << 26
"""int: an index of more bytes is updated in place after a small change, and locked while it is read."""

_MOST_BYTES = 1 << 28
"""int: the maximum size of a file that is read whole; the seal of a million files is smaller."""

_CHUNK = 1 << 20
"""int: the number of bytes read at once for a checksum."""


def read_own(path: str) -> bytes | None:
    """Return the bytes of a file; None if it is missing, a link, too large or of another user."""
    try:
        descriptor = os.open(path, _flags(os.O_RDONLY))
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(descriptor)
        if not _is_own(status) or status.st_size > _MOST_BYTES:
            return None
        with open(descriptor, "rb", closefd=False) as stream:
            return stream.read()
    except OSError:
        return None
    finally:
        os.close(descriptor)


def checksum_of(path: str) -> int | None:
    """Return the CRC-32 of a file; None if it cannot be read."""
    checksum = 0
    try:
        with open(path, "rb") as stream:
            while chunk := stream.read(_CHUNK):
                checksum = zlib.crc32(chunk, checksum)
    except OSError:
        return None
    return checksum


def times_of(path: str) -> tuple[int, ...] | None:
    """Return size, modification time, inode change time and inode number of a file (times in nanoseconds since 1970).

    None if it is missing, a link or of another user. A program cannot set back the inode change time.
    """
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) if _is_own(status) else None


def write_new(path: str, content: bytes) -> None:
    """Create a file that only this user can read; raises OSError if it exists or cannot be written."""
    descriptor = os.open(path, _flags(os.O_WRONLY | os.O_CREAT | os.O_EXCL), 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(content)


def reach_disk(path: str) -> bool:
    """Wait until a file is on the disk; return whether that succeeded."""
    try:
        descriptor = os.open(path, _flags(os.O_RDWR))
    except (OSError, ValueError):
        return False
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def remove(path: str) -> None:
    """Remove a file if possible."""
    try:
        os.unlink(path)
    except (OSError, ValueError):
        return


def _flags(access: int) -> int:
    return access | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def _is_own(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())
