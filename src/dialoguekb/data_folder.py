"""Which folder is the knowledge base.

The Tab key asks it too, so this module imports as little of Python as it can.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:  # the modules `typing` and `pathlib` take longer to import than the Tab key may take
    from collections.abc import Callable
    from pathlib import Path

MANIFEST_NAME = "dialoguekb.yaml"
"""str: the file that makes a folder a knowledge base."""

DATA_VARIABLE = "DIALOGUEKB_DATA"
"""str: the environment variable that names a knowledge base."""

BUILTIN = "builtin"
"""str: what the bundled knowledge base is called in a manifest (`extends: builtin`) and in the paths of its files."""

_ROOT = 0
"""int, the user who can write everywhere anyway."""

_OTHERS_WRITE, _STICKY = 0o002, 0o1000
"""int, bits of a folder's mode: every user can write to it; each can remove or rename only what is theirs."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_TOP = os.path.dirname(os.path.dirname(_PACKAGE))


def bundled_path() -> str | None:
    """Return the folder of the knowledge base that ships with the program; None where it is missing.

    It lies inside the installed package; in a checkout it is the folder `data` at the top.
    """
    folders = (os.path.join(_PACKAGE, "data"), os.path.join(_TOP, "data"))
    return next((folder for folder in folders if _has_manifest(folder)), None)


def is_installed() -> bool:
    """Whether the program runs as it was installed, and not from a checkout whose code may change."""
    return _has_manifest(os.path.join(_PACKAGE, "data"))


def package_folder() -> str:
    """Return the folder of the program itself."""
    return _PACKAGE


def nearest_folder_upwards() -> str | None:
    """Return the nearest folder upwards with a manifest, or None."""
    try:
        here = os.getcwd()
    except OSError:
        return None
    while not _has_manifest(here):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def find_trust_fault(folder: str) -> str | None:
    """Return why a knowledge base that was found, and that nobody named, is not trusted; None if it is.

    Whoever can write to it, or put another in its place, decides what the program answers.
    """
    if not hasattr(os, "getuid"):
        return None
    user = os.getuid()
    manifest = os.stat(os.path.join(folder, MANIFEST_NAME))
    found = os.stat(folder)
    if manifest.st_uid != user or found.st_uid not in {user, _ROOT}:
        return "belongs to another user"
    if found.st_mode & _OTHERS_WRITE:
        return "can be written to by every user"
    above = os.path.dirname(folder)
    while above != folder:
        mode = os.stat(above).st_mode
        if mode & _OTHERS_WRITE and not mode & _STICKY:
            return f"lies in {above}, which every user can write to"
        folder, above = above, os.path.dirname(above)
    return None


def _has_manifest(folder: str) -> bool:
    # A path that the system does not let us ask about is a no.
    return os.path.isfile(os.path.join(folder, MANIFEST_NAME))


def shown_path(path: str) -> str:
    """Return a path as people read it: `builtin:meetings/in-jp-2plus2.yaml` for a file of the bundled knowledge base.

    Any other path stays as it was typed, even a relative one (`data/meetings/in-jp-2plus2.yaml`).
    """
    folder = bundled_path() if path.startswith(_TOP) else None
    if folder is None or path == folder:
        return BUILTIN if folder else path
    inner = path.removeprefix(folder + os.sep)
    return path if inner == path else f"{BUILTIN}:{inner.replace(os.sep, '/')}"


def bundled_folder() -> "Path":
    """Return the folder of the knowledge base that ships with the program; raise EnvironmentFailedError without it."""
    from pathlib import Path

    folder = bundled_path()
    if folder is None:
        from dialoguekb.errors import EnvironmentFailedError

        raise EnvironmentFailedError(f"the bundled knowledge base is missing from {_PACKAGE}; install dialoguekb again")
    return Path(folder)


def choose_folder(named: "Path | None" = None) -> "Path":
    """Return the knowledge base to use.

    That is `named` (`--data`), else what DIALOGUEKB_DATA says, else the nearest folder upwards with a
    manifest, else the bundled one. Raises WrongCallError where the first two name no folder, and where the third
    belongs to another user or can be written to by others.
    """
    from pathlib import Path

    if named is not None:
        return _require_folder(with_home(named))
    from_environment = os.environ.get(DATA_VARIABLE)
    if from_environment:
        return _require_folder(with_home(Path(from_environment)), f"{DATA_VARIABLE}: ")
    upwards = nearest_folder_upwards()
    if upwards is None:
        return bundled_folder()
    if fault := find_trust_fault(upwards):
        from dialoguekb.errors import WrongCallError

        raise WrongCallError(f"the knowledge base {upwards} {fault}; to use it all the same, name it with --data")
    return Path(upwards)


def with_home(folder: "Path") -> "Path":
    """Return a path with the home folder in place of a leading `~`, which no shell replaces after `=`.

    A folder that really bears such a name is meant itself.
    """
    if not str(folder).startswith("~") or _holds(folder.exists):
        return folder
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def _require_folder(folder: "Path", said_by: str = "") -> "Path":
    if not _holds(folder.is_dir):
        from dialoguekb.errors import WrongCallError

        what = "is not a folder" if _holds(folder.exists) else "does not exist"
        raise WrongCallError(f"{said_by}{folder} {what}; name a folder with a {MANIFEST_NAME}")
    return folder


def _holds(asked: "Callable[[], bool]") -> bool:
    """Answer a question about a path; one that the system does not let us ask is a no."""
    try:
        return asked()
    except (OSError, ValueError):
        return False
