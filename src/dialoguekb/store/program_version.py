"""The version of the program and its tables, which a cached index must have been built by."""

import os

from dialoguekb import __version__, data_folder

TABLES = 21
"""int: increase it when the content of the index changes; a test compares the tables with this number."""


def current_version() -> str:
    """Return the version that builds and reads a cached index.

    In a checkout, code changes without a new version, so the time of the last change to a module is part of it.
    """
    return (
        release_version()
        if data_folder.is_installed()
        else f"{release_version()} {_latest_change(data_folder.package_folder())}"
    )


def release_version() -> str:
    """Return the version of the program and its tables in a release."""
    return f"{__version__} {TABLES}"


def _latest_change(folder: str) -> int:
    """Return the latest modification time of a module in a folder, in nanoseconds since 1970."""
    latest = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                latest = max(latest, _latest_change(entry.path))
            elif entry.name.endswith(".py"):
                latest = max(latest, entry.stat().st_mtime_ns)
    return latest
