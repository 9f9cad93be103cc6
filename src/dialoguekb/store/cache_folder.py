"""The folder of cached indexes, and whether it can be trusted."""

import os
import stat
import sys


def cache_folder() -> str:
    """Return the path of this user's cache folder, whether it exists or not."""
    if sys.platform in {"win32", "darwin"}:
        from platformdirs import user_cache_dir  # noqa: PLC0415 - takes longer to import than to answer

        return user_cache_dir("dialoguekb", appauthor=False)
    # Equal to the result of platformdirs, without its import; a test compares the two.
    configured = os.environ.get("XDG_CACHE_HOME", "").strip()
    # The XDG specification says to ignore relative paths.
    home = configured if os.path.isabs(configured) else os.path.expanduser("~/.cache")
    return os.path.join(home, "dialoguekb")


def fault_of(folder: str) -> str | None:
    """Return why the folder cannot be used as a cache; None if it can.

    Anybody who can write to the folder could change the answers of the program.
    """
    if not os.path.isabs(folder):
        return "it has no absolute path; set HOME or XDG_CACHE_HOME to one"
    try:
        status = os.lstat(folder)
    except FileNotFoundError:
        return "it does not exist yet"
    except (OSError, ValueError) as fault:
        return f"it cannot be read: {fault}"
    faults = {
        "it is a link": stat.S_ISLNK(status.st_mode),
        "it is not a folder": not stat.S_ISDIR(status.st_mode),
        "it belongs to another user": hasattr(os, "getuid") and status.st_uid != os.getuid(),
        "other users can write to it": hasattr(os, "getuid") and bool(status.st_mode & 0o022),
    }
    return next((fault for fault, is_present in faults.items() if is_present), None)


def make(folder: str) -> bool:
    """Create the folder for this user only; return whether it can be used."""
    if not os.path.isabs(folder):  # it would lie in whatever folder the user is in
        return False
    try:
        os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
        os.mkdir(folder, mode=0o700)
    except FileExistsError:
        pass
    except (OSError, ValueError):
        return False
    return fault_of(folder) is None
