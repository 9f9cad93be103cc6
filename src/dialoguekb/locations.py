"""Which folder is the knowledge base."""

import os
from collections.abc import Callable
from pathlib import Path

from dialoguekb import places
from dialoguekb.errors import EnvironmentFailedError, WrongCallError
from dialoguekb.places import DATA_VARIABLE, MANIFEST_NAME

__all__ = ["DATA_VARIABLE", "MANIFEST_NAME", "bundled_folder", "choose_folder"]


def bundled_folder() -> Path:
    """Return the folder of the knowledge base that ships with the program; raise EnvironmentFailedError without it."""
    folder = places.bundled()
    if folder is None:
        raise EnvironmentFailedError(
            f"the bundled knowledge base is missing from {places.package_folder()}; install dialoguekb again"
        )
    return Path(folder)


def choose_folder(named: Path | None = None) -> Path:
    """Return the knowledge base to use.

    That is `named` (`--data`), else what DIALOGUEKB_DATA says, else the nearest folder upwards with a
    manifest, else the bundled one. Raises WrongCallError where the first two name no folder.
    """
    if named is not None:
        return _existing(named)
    from_environment = os.environ.get(DATA_VARIABLE)
    if from_environment:
        return _existing(Path(from_environment), f"{DATA_VARIABLE}: ")
    upwards = places.nearest_upwards()
    return Path(upwards) if upwards else bundled_folder()


def _existing(folder: Path, said_by: str = "") -> Path:
    if not _holds(folder.is_dir):
        what = "is not a folder" if _holds(folder.exists) else "does not exist"
        raise WrongCallError(f"{said_by}{folder} {what}; name a folder with a {MANIFEST_NAME}")
    return folder


def _holds(asked: Callable[[], bool]) -> bool:
    """Answer a question about a path; one that the system does not let us ask is a no."""
    try:
        return asked()
    except (OSError, ValueError):
        return False
