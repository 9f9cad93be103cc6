"""Reading and replacing the files of a snapshot, whatever stands in their place."""

import os
import stat
import zlib

LARGE = 1 << 26
"""int, bytes: an index above this size is written anew in its place where little has changed, and locked while read."""

_LONGEST = 1 << 28
"""int, bytes: what is longer was not written here to be read whole; a seal of a million files has less."""

_AT_ONCE = 1 << 20
"""int, bytes that are read at once."""


def read_own(path: str) -> bytes | None:
    """Return the bytes of a file of this user; None where there is none, it is a link, another's or too long."""
    try:
        descriptor = os.open(path, _flags(os.O_RDONLY))
    except (OSError, ValueError):
        return None
    try:
        told = os.fstat(descriptor)
        if not _is_own(told) or told.st_size > _LONGEST:
            return None
        with open(descriptor, "rb", closefd=False) as stream:
            return stream.read()
    except OSError:
        return None
    finally:
        os.close(descriptor)


def checksum_of(path: str) -> int | None:
    """Return the CRC-32 of a file; None where it cannot be read."""
    found = 0
    try:
        with open(path, "rb") as stream:
            while part := stream.read(_AT_ONCE):
                found = zlib.crc32(part, found)
    except OSError:
        return None
    return found


def times_of(path: str) -> tuple[int, ...] | None:
    """Return size, time of content, time of inode and inode of a file of this user; None where it is no such file.

    The time of the inode is the system's own: no program can set it back.
    """
    try:
        told = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino) if _is_own(told) else None


def write_new(path: str, content: bytes) -> None:
    """Write a file that is not there yet, for this user alone; raise OSError where that fails."""
    descriptor = os.open(path, _flags(os.O_WRONLY | os.O_CREAT | os.O_EXCL), 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(content)


def remove(path: str) -> None:
    """Remove a file where that can be done."""
    try:
        os.unlink(path)
    except (OSError, ValueError):
        return


def _flags(wanted: int) -> int:
    return wanted | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def _is_own(told: os.stat_result) -> bool:
    return stat.S_ISREG(told.st_mode) and (not hasattr(os, "getuid") or told.st_uid == os.getuid())
