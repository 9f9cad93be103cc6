"""Where snapshots are kept, and whether that place can be trusted."""

import os
import stat
import sys


def cache_folder() -> str:
    """Return the folder in which snapshots of this user are kept, whether it is there or not."""
    if sys.platform in {"win32", "darwin"}:
        from platformdirs import user_cache_dir  # noqa: PLC0415 - takes longer than the answer

        return user_cache_dir("dialoguekb", appauthor=False)
    # What platformdirs says here, without its import: a test compares the two.
    named = os.environ.get("XDG_CACHE_HOME", "").strip()
    # A relative path is none, as the standard says.
    home = named if os.path.isabs(named) else os.path.expanduser("~/.cache")
    return os.path.join(home, "dialoguekb")


def fault_of(folder: str) -> str | None:
    """Return why nothing may be kept in or read from a folder; None where all is well.

    Whoever may write there could put answers into our mouth.
    """
    try:
        told = os.lstat(folder)
    except FileNotFoundError:
        return "it is not there yet"
    except (OSError, ValueError) as fault:
        return f"it cannot be looked at: {fault}"
    faults = {
        "it is a link": stat.S_ISLNK(told.st_mode),
        "it is not a folder": not stat.S_ISDIR(told.st_mode),
        "it belongs to another user": hasattr(os, "getuid") and told.st_uid != os.getuid(),
        "others may write in it": hasattr(os, "getuid") and bool(told.st_mode & 0o022),
    }
    return next((fault for fault, is_so in faults.items() if is_so), None)


def make(folder: str) -> bool:
    """Make the folder, for this user alone; return whether it can be used."""
    try:
        os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
        os.mkdir(folder, mode=0o700)
    except FileExistsError:
        pass
    except (OSError, ValueError):
        return False
    return fault_of(folder) is None
