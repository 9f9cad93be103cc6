"""Writes indexes and their seals to the cache. A failure here never fails an answer: the index is just not cached."""

import os
import time
import zlib

from dialoguekb.store import cache_files, cache_folder, fingerprints, seal
from dialoguekb.store.cache_lock import CacheLock
from dialoguekb.store.program_version import current_version
from dialoguekb.store.seal import Folder, Seal

UNKNOWN = -1
"""int: the checksum in the seal of an index whose checksum was not calculated."""

MOST_INDEXES = 20
"""int: the maximum number of indexes in the cache; the oldest is removed first."""

_ABANDONED = 3600
"""int: after so many seconds, an index without a seal is abandoned, even if a process has the number in its name."""

_CLOCK_TICK = 20_000_000
"""int: twice the coarsest resolution, in nanoseconds, of a file clock that counts less than milliseconds."""


def begin(folder: str) -> str | None:
    """Create an empty file for the index of a folder, given as the caller gives it; return its path, or None."""
    cache = cache_folder.cache_folder()
    if not cache_folder.make(cache):
        return None
    path = os.path.join(cache, f"{_key(folder)}-{os.getpid()}-{os.urandom(6).hex()}.sqlite")
    try:
        cache_files.write_new(path, b"")
    except OSError:
        return None
    return path


def finish(path: str, folders: list[Folder], day: str) -> bool:
    """Seal a new index of the folders, the top one last; return whether that succeeded.

    `day` is the ISO 8601 date on which the files were checked; empty if the day does not matter.
    """
    cache = os.path.dirname(path)
    checksum = cache_files.checksum_of(path)
    if checksum is None:
        return False
    with CacheLock(cache):
        previous = read_seal(cache, folders[-1].given)
        if not _write_seal(path, folders, day, checksum):
            return False
        if previous is not None:
            cache_files.remove(os.path.join(cache, previous.index))
        _clean_up(cache)
    return True


def finish_in_place(path: str, folders: list[Folder], day: str) -> bool:
    """Seal a large index that was updated in place; see `finish`.

    Only its times prove it from then on: to calculate its checksum would take longer than everything else. The seal
    must not reach the disk before it: after a power cut, the times of an index may be there without its content.
    """
    if not cache_files.reach_disk(path):
        return False
    with CacheLock(os.path.dirname(path)):
        return _write_seal(path, folders, day, UNKNOWN)


def give_up(path: str) -> None:
    """Remove an index that will not be sealed."""
    cache_files.remove(path)


def _write_seal(path: str, folders: list[Folder], day: str, checksum: int) -> bool:
    cache, name = os.path.split(path)
    times = _settled_times(path)
    if times is None or (checksum == UNKNOWN and times[-1]):
        return False
    new = Seal(program=current_version(), day=day, index=name, checksum=checksum, times=times, folders=folders)
    return _replace_seal(cache, new)


def _settled_times(path: str) -> tuple[int, ...] | None:
    """Return the times of an index, and 1 if a later change could have the same times; None if it is missing.

    For a large index, waits until the clock has moved on, if the clock is a fine one: to compare bytes takes longer.
    """
    times = cache_files.times_of(path)
    if times is None:
        return None
    if times[0] <= cache_files.LARGE or times[2] % 1_000_000 == 0:
        return (*times, 1)
    for _ in range(3):
        time.sleep(max(0, min(_CLOCK_TICK, max(times[1:3]) + _CLOCK_TICK - time.time_ns())) / 1e9)
    return (*times, int(time.time_ns() < max(times[1:3]) + _CLOCK_TICK))


def renew(cache: str, old: Seal, *, have_new_times: bool) -> None:
    """Rewrite the seal of an index that was just verified; with `have_new_times`, its files were verified, too."""
    times = cache_files.times_of(os.path.join(cache, old.index))
    folders = [_with_current_times(folder) if have_new_times else folder for folder in old.folders]
    if times is None or any(folder is None for folder in folders):
        return
    is_proved = times == old.times[:4] and not old.times[-1]
    is_recent = int(not is_proved and fingerprints.is_recent(max(times[1:3])))
    new = Seal(
        program=old.program,
        day=old.day,
        index=old.index,
        checksum=old.checksum,
        times=(*times, is_recent),
        folders=[folder for folder in folders if folder is not None],
    )
    if seal.encode(new) == seal.encode(old):
        return
    with CacheLock(cache):
        current = read_seal(cache, old.folders[-1].given)
        if current is not None and seal.encode(current) == seal.encode(old):
            _replace_seal(cache, new)


def _with_current_times(folder: Folder) -> Folder | None:
    """Return a folder with its current fingerprints; None if the content of a file has changed."""
    current = fingerprints.fingerprints_of(folder.given)
    if current is None or contents(current) != contents(folder.fingerprints):
        return None
    return Folder(folder.given, folder.real, current)


def contents(items: "list[fingerprints.Fingerprint]") -> list[tuple[str, str]]:
    """Return the path and the digest of each file."""
    return [(item.path, item.content) for item in items]


def read_seal(cache: str, folder: str) -> Seal | None:
    """Return the seal for a folder, given as the caller gives it; None if there is no valid one."""
    found = load_seal(os.path.join(cache, f"{_key(folder)}.seal"))
    if found is None or not found.folders or found.folders[-1].given != folder:
        return None
    return found


def load_seal(path: str) -> Seal | None:
    """Return the seal in a file of this user; None if it is invalid or names an index in another folder."""
    return _decode(cache_files.read_own(path))


def load_bundled_seal(path: str) -> Seal | None:
    """Return the seal in a file of the program, whoever installed it; None if it is invalid."""
    try:
        with open(path, "rb") as stream:
            return _decode(stream.read())
    except OSError:
        return None


def _decode(content: bytes | None) -> Seal | None:
    decoded = seal.decode(content) if content is not None else None
    if decoded is None or os.path.basename(decoded.index) != decoded.index or len(decoded.times) != 5:
        return None
    return decoded


def seal_paths(cache: str) -> list[str]:
    """Return the paths of the seals in a cache folder, the newest first."""
    seals = [(status.st_mtime_ns, path) for path, status in _entries(cache, ".seal")]
    return [path for _, path in sorted(seals, reverse=True)]


def clear(cache: str) -> int:
    """Remove every cached index; return how many there were."""
    seals = seal_paths(cache)
    for path, _ in [*_entries(cache, ".seal"), *_entries(cache, ".sqlite"), *_entries(cache, ".new")]:
        cache_files.remove(path)
    return len(seals) - len(seal_paths(cache))


def _replace_seal(cache: str, new: Seal) -> bool:
    """Replace the seal of the same folder in one step; return whether that succeeded."""
    key = _key(new.folders[-1].given)
    path = os.path.join(cache, f"{key}-{os.getpid()}-{os.urandom(6).hex()}.new")
    try:
        cache_files.write_new(path, seal.encode(new))
        os.replace(path, os.path.join(cache, f"{key}.seal"))
    except OSError:
        cache_files.remove(path)
        return False
    return True


def _clean_up(cache: str) -> None:
    """Remove the indexes beyond MOST_INDEXES, and files that interrupted programs left behind."""
    seals = seal_paths(cache)
    for path in seals[MOST_INDEXES:]:
        cache_files.remove(path)
    sealed = {loaded.index for path in seals[:MOST_INDEXES] if (loaded := load_seal(path))}
    now = time.time()
    for path, status in [*_entries(cache, ".sqlite"), *_entries(cache, ".new")]:
        name = os.path.basename(path)
        if name not in sealed and (now - status.st_mtime > _ABANDONED or not _may_be_in_use(name)):
            cache_files.remove(path)


def _may_be_in_use(name: str) -> bool:
    """Whether the process whose number is in the name of a file may still write to the file."""
    number = name.split("-")[1] if name.count("-") > 1 else ""
    if os.name != "posix" or not (number.isascii() and number.isdecimal()):
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _entries(cache: str, ending: str) -> list[tuple[str, os.stat_result]]:
    try:
        with os.scandir(cache) as entries:
            return [(entry.path, entry.stat(follow_symlinks=False)) for entry in entries if entry.name.endswith(ending)]
    except OSError:
        return []


def _key(folder: str) -> str:
    """Return the start of the file names for a folder; two folders may share it, as the seal names the folder."""
    text = f"{folder}\n{os.path.realpath(folder)}".encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"
