"""Which program and which tables a snapshot is of."""

import os

from dialoguekb import __version__, locations

TABLES = 6
"""int: raised with every change of what the index holds; a test compares the tables with this number."""


def program() -> str:
    """Return what must be the same where a snapshot is made and where it is used.

    A checkout's code changes without its version: there the latest change of a module counts too.
    """
    return released() if locations.is_installed() else f"{released()} {_latest_change(locations.package_folder())}"


def released() -> str:
    """Return what names the program and its tables where the code is that of a release."""
    return f"{__version__} {TABLES}"


def _latest_change(folder: str) -> int:
    """Return when a module below a folder was last changed, in nanoseconds since 1970."""
    latest = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                latest = max(latest, _latest_change(entry.path))
            elif entry.name.endswith(".py"):
                latest = max(latest, entry.stat().st_mtime_ns)
    return latest
