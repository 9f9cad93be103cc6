"""Which folder is the knowledge base, told with as little of Python as can be: the Tab key asks it too."""

import os

MANIFEST_NAME = "dialoguekb.yaml"
"""str: the file that makes a folder a knowledge base."""

DATA_VARIABLE = "DIALOGUEKB_DATA"
"""str: the environment variable that names a knowledge base."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 -- pathlib takes longer to import


def bundled() -> str | None:
    """Return the folder of the knowledge base that ships with the program; None where it is missing.

    It lies inside the installed package; in a checkout it is the folder `data` at the top.
    """
    top = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120 -- see above
    folders = (os.path.join(_PACKAGE, "data"), os.path.join(top, "data"))  # noqa: PTH118 -- see above
    return next((folder for folder in folders if _has_manifest(folder)), None)


def is_installed() -> bool:
    """Whether the program runs as it was installed, and not from a checkout whose code may change."""
    return _has_manifest(os.path.join(_PACKAGE, "data"))  # noqa: PTH118 -- see above


def package_folder() -> str:
    """Return the folder of the program itself."""
    return _PACKAGE


def nearest_upwards() -> str | None:
    """Return the nearest folder upwards with a manifest, or None."""
    try:
        here = os.getcwd()  # noqa: PTH109 -- see above
    except OSError:
        return None
    while not _has_manifest(here):
        above = os.path.dirname(here)  # noqa: PTH120 -- see above
        if above == here:
            return None
        here = above
    return here


def _has_manifest(folder: str) -> bool:
    # A path that the system does not let us ask about is a no.
    return os.path.isfile(os.path.join(folder, MANIFEST_NAME))  # noqa: PTH113, PTH118 -- see above
