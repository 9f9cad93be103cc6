"""Which folder is the knowledge base."""

import os
from collections.abc import Callable
from pathlib import Path

from dialoguekb.errors import EnvironmentFailedError, WrongCallError

MANIFEST_NAME = "dialoguekb.yaml"
"""str: the file that makes a folder a knowledge base."""

DATA_VARIABLE = "DIALOGUEKB_DATA"
"""str: the environment variable that names a knowledge base."""


def bundled_folder() -> Path:
    """Return the folder of the knowledge base that ships with the program.

    It lies inside the installed package; in a checkout it is the folder `data` at the top.
    """
    package = Path(__file__).parent
    for folder in (package / "data", package.parent.parent / "data"):
        if (folder / MANIFEST_NAME).is_file():
            return folder
    raise EnvironmentFailedError(f"the bundled knowledge base is missing from {package}; install dialoguekb again")


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
    return _nearest_upwards() or bundled_folder()


def _existing(folder: Path, said_by: str = "") -> Path:
    if not _holds(folder.is_dir):
        what = "is not a folder" if _holds(folder.exists) else "does not exist"
        raise WrongCallError(f"{said_by}{folder} {what}; name a folder with a {MANIFEST_NAME}")
    return folder


def _nearest_upwards() -> Path | None:
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return None
    for folder in (here, *here.parents):
        if _holds((folder / MANIFEST_NAME).is_file):
            return folder
    return None


def _holds(asked: Callable[[], bool]) -> bool:
    """Answer a question about a path; one that the system does not let us ask is a no."""
    try:
        return asked()
    except (OSError, ValueError):
        return False
