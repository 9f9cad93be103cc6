"""The fingerprints of a folder's files, and whether the files have changed since they were read."""

import os
import stat
import time

from dialoguekb.reading.folder_entries import DATA_FILE, FOLDER, LARGEST_FILE, LINK, MISNAMED, kind_of_entry

RECENT = 2_000_000_000
"""int: a file changed within so many nanoseconds can change again without a new time, since clocks are coarse."""

_CHUNK = 1 << 18
"""int: the number of bytes read at once for a digest."""


class Fingerprint:
    """What a file or link looked like when it was read."""

    __slots__ = ("changed", "content", "inode", "is_recent", "kind", "modified", "path", "size")

    def __init__(
        self,
        kind: str,
        path: str,
        *,
        content: str,
        size: int = 0,
        modified: int = 0,
        changed: int = 0,
        inode: int = 0,
        is_recent: bool = False,
    ) -> None:
        """Set the attributes."""
        self.kind = kind
        """str: `file` or `link`."""
        self.path = path
        """str: the path relative to the folder."""
        self.size = size
        """int: the size in bytes."""
        self.modified = modified
        """int: the modification time, in nanoseconds since 1970."""
        self.changed = changed
        """int: the inode change time, in nanoseconds since 1970; programs cannot set it."""
        self.inode = inode
        """int: the inode number."""
        self.is_recent = is_recent
        """bool: whether the file had changed so recently that its times prove nothing."""
        self.content = content
        """str: a digest of the bytes; for a link, what it leads to and its real path."""

    @property
    def state(self) -> tuple[object, ...]:
        """All attributes of the file itself; `is_recent` is not one."""
        return (self.kind, self.path, self.size, self.modified, self.changed, self.inode, self.content)

    @property
    def fields(self) -> tuple[object, ...]:
        """All attributes, in the order of the seal."""
        recent = int(self.is_recent)
        return (self.kind, self.path, self.size, self.modified, self.changed, self.inode, recent, self.content)


def fingerprints_of(folder: str) -> "list[Fingerprint] | None":
    """Return the fingerprints of the YAML files and links in a folder, sorted by path.

    None if an entry cannot be read or is not a file: the index of such a folder is not cached.
    """
    entries = _entries(folder)
    if entries is None:
        return None
    fingerprints = []
    for path, status in sorted(entries.items()):
        if isinstance(status, str):
            fingerprints.append(Fingerprint("link", path, content=status))
            continue
        fingerprint = _fingerprint(folder, path, status)
        if fingerprint is None:
            return None
        fingerprints.append(fingerprint)
    return fingerprints


def are_current(folder: str, fingerprints: "list[Fingerprint]") -> "bool | None":
    """Whether the files of a folder match their fingerprints; None if they do but their times have changed."""
    entries = _entries(folder)
    if entries is None or len(entries) != len(fingerprints):
        return False
    same_times = True
    for fingerprint in fingerprints:
        status = entries.get(fingerprint.path)
        if status is None or isinstance(status, str) is (fingerprint.kind == "file"):
            return False
        if isinstance(status, str):
            if status != fingerprint.content:
                return False
        elif status.st_size != fingerprint.size:
            return False
        elif fingerprint.is_recent or _times(status) != (fingerprint.modified, fingerprint.changed, fingerprint.inode):
            same_times = False
            if digest(f"{folder}/{fingerprint.path}") != fingerprint.content:
                return False
    return True if same_times else None


def refresh(folder: str, fingerprints: "list[Fingerprint]") -> "tuple[list[Fingerprint], list[str]] | None":
    """Return the current fingerprints, and the paths of the files whose content has changed.

    None if a file or link was added, removed or redirected, or if an entry cannot be read.
    """
    entries = _entries(folder)
    if entries is None or entries.keys() != {fingerprint.path for fingerprint in fingerprints}:
        return None
    current, changed = [], []
    for fingerprint in fingerprints:
        status = entries[fingerprint.path]
        if isinstance(status, str):
            if fingerprint.kind != "link" or status != fingerprint.content:
                return None
            current.append(fingerprint)
        elif fingerprint.kind != "file":
            return None
        elif not fingerprint.is_recent and (status.st_size, *_times(status)) == fingerprint.state[2:6]:
            current.append(fingerprint)
        else:
            new = _fingerprint(folder, fingerprint.path, status)
            if new is None:
                return None
            current.append(new)
            changed += [] if new.content == fingerprint.content else [fingerprint.path]
    return current, changed


def _fingerprint(folder: str, path: str, status: os.stat_result) -> "Fingerprint | None":
    content = digest(f"{folder}/{path}")
    if content is None:
        return None
    modified, changed, inode = _times(status)
    return Fingerprint(
        "file",
        path,
        content=content,
        size=status.st_size,
        modified=modified,
        changed=changed,
        inode=inode,
        is_recent=is_recent(max(modified, changed)),
    )


def _times(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_recent(time_ns: int) -> bool:
    """Whether a time (nanoseconds since 1970) is so recent, or in the future, that a later change can have it too."""
    return time_ns > time.time_ns() - RECENT


def digest(path: str) -> str | None:
    """Return a digest of a file's bytes; None if it cannot be read or has become too large."""
    from hashlib import blake2b  # noqa: PLC0415 - needed only for files with new times

    found, length = blake2b(digest_size=16), 0
    try:
        with open(path, "rb") as stream:
            while chunk := stream.read(_CHUNK):
                length += len(chunk)
                if length > LARGEST_FILE:
                    return None
                found.update(chunk)
    except OSError:
        return None
    return found.hexdigest()


def _entries(folder: str) -> "dict[str, os.stat_result | str] | None":
    """Return the relative path of each YAML file to its status, and of each link to its target.

    None if there is an entry that the reader would report.
    """
    entries: dict[str, os.stat_result | str] = {}
    pending = [""]
    try:
        while pending:
            parent = pending.pop()
            with os.scandir(f"{folder}/{parent}") as items:
                for entry in items:
                    _add_entry(entry, f"{parent}{entry.name}", entries, pending)
    except (OSError, _UnreadableEntryError):
        return None
    return entries


class _UnreadableEntryError(Exception):
    """The folder has an entry that the reader would report."""


def _add_entry(
    entry: "os.DirEntry[str]", path: str, entries: "dict[str, os.stat_result | str]", pending: list[str]
) -> None:
    kind = kind_of_entry(entry)
    if kind == LINK:
        entries[path] = _target_of(entry)
    elif kind == FOLDER:
        pending.append(f"{path}/")
    elif kind == MISNAMED:
        raise _UnreadableEntryError
    elif kind == DATA_FILE:
        status = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
            raise _UnreadableEntryError
        entries[path] = status


def _target_of(link: "os.DirEntry[str]") -> str:
    """Return what a link leads to (a folder, a file or nothing), and its real path."""
    try:
        status = os.stat(link.path)
    except OSError:
        what = "nothing"
    else:
        what = "folder" if stat.S_ISDIR(status.st_mode) else "file"
    return f"{what} {os.path.realpath(link.path)}"
