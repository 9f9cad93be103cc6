"""The files of a folder as the system tells of them, and whether they are still those that were read."""

import os
import stat
import time

from dialoguekb.locations import MANIFEST_NAME

_ENDINGS = (".yaml", ".yml")

YOUNG = 2_000_000_000
"""int, nanoseconds: a file changed so lately may change again and keep its time, as the clocks of files are coarse."""


class Stamp:
    """A file, or a link, as it was when it was read."""

    __slots__ = ("changed", "content", "inode", "is_young", "kind", "modified", "path", "size")

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
        is_young: bool = False,
    ) -> None:
        """Keep what is known of it."""
        self.kind = kind
        """str: `file` or `link`."""
        self.path = path
        """str, relative to the folder."""
        self.size = size
        self.modified = modified
        """int, nanoseconds since 1970."""
        self.changed = changed
        """int, nanoseconds since 1970: when the system last changed the inode, which no program can set back."""
        self.inode = inode
        self.is_young = is_young
        """bool, whether it had changed so lately that its times say nothing."""
        self.content = content
        """str, a digest of its bytes; of a link, what it leads to and the real path of that."""

    @property
    def state(self) -> tuple[object, ...]:
        """What was seen of the file itself, however long ago it had changed then."""
        return (self.kind, self.path, self.size, self.modified, self.changed, self.inode, self.content)

    @property
    def fields(self) -> tuple[object, ...]:
        """Everything, in the order in which a seal writes it."""
        young = int(self.is_young)
        return (self.kind, self.path, self.size, self.modified, self.changed, self.inode, young, self.content)


def stamps_of(folder: str) -> "list[Stamp] | None":
    """Return the stamps of the YAML files and the links below a folder, by path, contents included.

    None where something there is neither, or cannot be read: no snapshot is made of such a folder.
    """
    found = _entries(folder)
    if found is None:
        return None
    stamps = []
    for path, told in sorted(found.items()):
        if isinstance(told, str):
            stamps.append(Stamp("link", path, content=told))
            continue
        stamp = _stamp(folder, path, told)
        if stamp is None:
            return None
        stamps.append(stamp)
    return stamps


def are_current(folder: str, stamps: "list[Stamp]") -> "bool | None":
    """Whether a folder holds what the stamps say: None where it does but its files were touched."""
    found = _entries(folder)
    if found is None or len(found) != len(stamps):
        return False
    untouched = True
    for stamp in stamps:
        told = found.get(stamp.path)
        if told is None or isinstance(told, str) is (stamp.kind == "file"):
            return False
        if isinstance(told, str):
            if told != stamp.content:
                return False
        elif told.st_size != stamp.size:
            return False
        elif stamp.is_young or _times(told) != (stamp.modified, stamp.changed, stamp.inode):
            untouched = False
            if digest(f"{folder}/{stamp.path}") != stamp.content:
                return False
    return True if untouched else None


def renewed(folder: str, stamps: "list[Stamp]") -> "tuple[list[Stamp], list[str]] | None":
    """Return the stamps as they are now, and the paths of the files whose content is another.

    None where a file or a link came, went or leads elsewhere, or something cannot be read.
    """
    found = _entries(folder)
    if found is None or found.keys() != {stamp.path for stamp in stamps}:
        return None
    now, changed = [], []
    for stamp in stamps:
        told = found[stamp.path]
        if isinstance(told, str):
            if stamp.kind != "link" or told != stamp.content:
                return None
            now.append(stamp)
        elif stamp.kind != "file":
            return None
        elif not stamp.is_young and (told.st_size, *_times(told)) == stamp.state[2:6]:
            now.append(stamp)
        else:
            new = _stamp(folder, stamp.path, told)
            if new is None:
                return None
            now.append(new)
            changed += [] if new.content == stamp.content else [stamp.path]
    return now, changed


def _stamp(folder: str, path: str, told: os.stat_result) -> "Stamp | None":
    """Return the stamp of a file of which the system tells so; None where it cannot be read."""
    content = digest(f"{folder}/{path}")
    if content is None:
        return None
    modified, changed, inode = _times(told)
    return Stamp(
        "file",
        path,
        content=content,
        size=told.st_size,
        modified=modified,
        changed=changed,
        inode=inode,
        is_young=is_young(max(modified, changed)),
    )


def _times(told: os.stat_result) -> tuple[int, int, int]:
    return told.st_mtime_ns, told.st_ctime_ns, told.st_ino


def is_young(modified: int) -> bool:
    """Whether a time (int, nanoseconds since 1970) is so late, or yet to come, that a later change may bear it too."""
    return modified > time.time_ns() - YOUNG


def digest(path: str) -> str | None:
    """Return a digest of a file's bytes; None where it cannot be read."""
    from hashlib import blake2b  # noqa: PLC0415 - only files that were touched are read

    try:
        with open(path, "rb") as stream:
            return blake2b(stream.read(), digest_size=16).hexdigest()
    except OSError:
        return None


def _entries(folder: str) -> "dict[str, os.stat_result | str] | None":
    """Return relative path -> what the system tells of a YAML file, or the real path that a link leads to.

    None where there is what the reader would report. It skips what the reader skips: what is hidden, and a
    folder with a manifest of its own.
    """
    found: dict[str, os.stat_result | str] = {}
    pending = [""]
    try:
        while pending:
            within = pending.pop()
            with os.scandir(f"{folder}/{within}") as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        _note(entry, f"{within}{entry.name}", found, pending)
    except (OSError, _UnfitError):
        return None
    return found


class _UnfitError(Exception):
    """Something stands in the folder that the reader would report."""


def _note(entry: "os.DirEntry[str]", path: str, found: "dict[str, os.stat_result | str]", pending: list[str]) -> None:
    is_named_yaml = entry.name.lower().endswith(_ENDINGS)
    if entry.is_symlink():
        found[path] = _end_of(entry)
    elif entry.is_dir():
        if is_named_yaml:
            raise _UnfitError
        if not os.path.lexists(f"{entry.path}/{MANIFEST_NAME}"):
            pending.append(f"{path}/")
    elif is_named_yaml:
        told = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(told.st_mode):
            raise _UnfitError
        found[path] = told


def _end_of(link: "os.DirEntry[str]") -> str:
    """Return what a link leads to: a folder, a file or nothing, and where that is."""
    try:
        told = os.stat(link.path)
    except OSError:
        what = "nothing"
    else:
        what = "folder" if stat.S_ISDIR(told.st_mode) else "file"
    return f"{what} {os.path.realpath(link.path)}"
