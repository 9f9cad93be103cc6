"""A source-cited knowledge base of diplomatic dialogues.

YAML files describe countries, officials, meetings and agreements; this package reads them
strictly, checks them, compiles them into an index and answers questions about them.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module `typing` takes longer to import than the Tab key may take
    from typing import Any

    from dialoguekb.api import KB, open_kb

__version__ = "0.4.0"
"""str, PEP 440: the version of the program; the package's metadata is taken from here."""

__all__ = ["KB", "__version__", "open_kb"]


def __getattr__(name: str) -> "Any":
    """Return what the package offers programs; imported only then, as the command line does without."""
    if name in {"KB", "open_kb"}:
        from dialoguekb import api  # noqa: PLC0415 - see above

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
