"""An index in, a snapshot on disk out; nothing here fails a question that is answered already."""

import os
import time
import zlib

from dialoguekb.store import cache_folder, file_times, fingerprints, seal
from dialoguekb.store.program_version import program
from dialoguekb.store.seal import Folder, Seal

UNKNOWN = -1
"""int: the checksum in the seal of an index whose bytes were not summed up."""

MOST_KEPT = 20
"""int: so many knowledge bases have a snapshot; the one made longest ago goes first."""

_ABANDONED = 3600
"""float, seconds: an index that no seal names is nobody's work in progress any more, whoever bears the number."""


def begin(folder: str) -> str | None:
    """Return the path of a new empty file for the index of a folder, as the folder is given; None where none can be."""
    cache = cache_folder.cache_folder()
    if not cache_folder.make(cache):
        return None
    path = _join(cache, f"{_key(folder)}-{os.getpid()}-{os.urandom(6).hex()}.sqlite")
    try:
        file_times.write_new(path, b"")
    except OSError:
        return None
    return path


def finish(path: str, folders: list[Folder], day: str) -> bool:
    """Seal the index in a file as that of the folders, the topmost last; return whether that could be done.

    `day` (ISO 8601 date) is that on which the files were found sound; empty where that matters not.
    """
    before = read_seal(os.path.dirname(path), folders[-1].given)
    checksum = file_times.checksum_of(path)
    if checksum is None or not _seal(path, folders, day, checksum):
        return False
    if before is not None:
        file_times.remove(_join(os.path.dirname(path), before.index))
    _tidy(os.path.dirname(path))
    return True


def finish_in_place(path: str, folders: list[Folder], day: str) -> bool:
    """Seal a large index anew that was written to in its place; see `finish`.

    Its times alone prove it from then on: to sum up its bytes would take longer than all else.
    """
    return _seal(path, folders, day, UNKNOWN)


def _seal(path: str, folders: list[Folder], day: str, checksum: int) -> bool:
    cache, name = os.path.split(path)
    times = _settled(path)
    if times is None or (checksum == UNKNOWN and times[-1]):
        return False
    made = Seal(program=program(), day=day, index=name, checksum=checksum, times=times, folders=folders)
    try:
        _put(cache, _key(folders[-1].given), made)
    except OSError:
        return False
    return True


_TICK = 20_000_000
"""int, nanoseconds: twice the coarsest step of a clock of files that counts less than milliseconds."""


def _settled(path: str) -> tuple[int, ...] | None:
    """Return the times of an index, and 1 where a later change may bear the same; None where it is not there.

    Of a large one the clock is waited for, where it is a fine one: its bytes take longer to sum up.
    """
    times = file_times.times_of(path)
    if times is None:
        return None
    if times[0] <= file_times.LARGE or times[2] % 1_000_000 == 0:
        return (*times, 1)
    for _ in range(3):
        time.sleep(max(0, min(_TICK, max(times[1:3]) + _TICK - time.time_ns())) / 1e9)
    return (*times, int(time.time_ns() < max(times[1:3]) + _TICK))


def give_up(path: str) -> None:
    """Remove an index that was begun and will not be sealed."""
    file_times.remove(path)


def renew(cache: str, kept: Seal, *, were_touched: bool) -> None:
    """Seal a snapshot anew, whose bytes, and files where these `were_touched`, were just found right."""
    times = file_times.times_of(_join(cache, kept.index))
    folders = [_touched(folder) if were_touched else folder for folder in kept.folders]
    if times is None or any(folder is None for folder in folders):
        return
    is_proved = times == kept.times[:4] and not kept.times[-1]
    is_young = int(not is_proved and fingerprints.is_young(max(times[1:3])))
    new = Seal(
        program=kept.program,
        day=kept.day,
        index=kept.index,
        checksum=kept.checksum,
        times=(*times, is_young),
        folders=[folder for folder in folders if folder is not None],
    )
    if seal.written(new) == seal.written(kept):
        return
    try:
        _put(cache, _key(kept.folders[-1].given), new)
    except OSError:
        return


def _touched(folder: Folder) -> Folder | None:
    """Return a folder with the stamps of now; None where its contents are others by now."""
    now = fingerprints.stamps_of(folder.given)
    if now is None or [(one.path, one.content) for one in now] != [(one.path, one.content) for one in folder.stamps]:
        return None
    return Folder(folder.given, folder.real, now)


def read_seal(cache: str, folder: str) -> Seal | None:
    """Return the seal of a folder's snapshot, as the folder is given; None where there is none that can be read."""
    found = sealed_in(_join(cache, f"{_key(folder)}.seal"))
    if found is None or not found.folders or found.folders[-1].given != folder:
        return None
    return found


def sealed_in(path: str) -> Seal | None:
    """Return the seal that a file holds; None where it holds none, or names an index elsewhere."""
    return _checked(file_times.read_own(path))


def sealed_in_any(path: str) -> Seal | None:
    """Return the seal that a file of the program's own holds, whoever installed it; else None."""
    try:
        with open(path, "rb") as stream:
            return _checked(stream.read())
    except OSError:
        return None


def _checked(content: bytes | None) -> Seal | None:
    found = seal.read(content) if content is not None else None
    if found is None or os.path.basename(found.index) != found.index or len(found.times) != 5:
        return None
    return found


def all_seals(cache: str) -> list[str]:
    """Return the paths of the seals in a cache folder, the latest made first."""
    found = [(told.st_mtime_ns, path) for path, told in _entries(cache, ".seal")]
    return [path for _, path in sorted(found, reverse=True)]


def clear(cache: str) -> int:
    """Remove every snapshot; return how many there were."""
    seals = all_seals(cache)
    for path, _ in [*_entries(cache, ".seal"), *_entries(cache, ".sqlite"), *_entries(cache, ".new")]:
        file_times.remove(path)
    return len(seals) - len(all_seals(cache))


def _put(cache: str, key: str, made: Seal) -> None:
    """Put a seal in the place of the one before, in one step; raise OSError where that fails."""
    new = _join(cache, f"{key}-{os.getpid()}-{os.urandom(6).hex()}.new")
    try:
        file_times.write_new(new, seal.written(made))
        os.replace(new, _join(cache, f"{key}.seal"))
    except OSError:
        file_times.remove(new)
        raise


def _tidy(cache: str) -> None:
    """Remove the snapshots beyond MOST_KEPT, and what was left behind by programs that were ended."""
    seals = all_seals(cache)
    for path in seals[MOST_KEPT:]:
        file_times.remove(path)
    named = {found.index for path in seals[:MOST_KEPT] if (found := sealed_in(path))}
    now = time.time()
    for path, told in [*_entries(cache, ".sqlite"), *_entries(cache, ".new")]:
        name = os.path.basename(path)
        if name not in named and (now - told.st_mtime > _ABANDONED or not _may_be_at_work(name)):
            file_times.remove(path)


def _may_be_at_work(name: str) -> bool:
    """Whether the process that a file's name tells of may still write to it."""
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
    """Return the name under which a folder's snapshot is kept; that two share one is no harm, as a seal tells."""
    told = f"{folder}\n{os.path.realpath(folder)}".encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(told):08x}{zlib.adler32(told):08x}"


def _join(folder: str, name: str) -> str:
    return os.path.join(folder, name)
