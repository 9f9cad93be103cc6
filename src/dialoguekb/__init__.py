"""A source-cited knowledge base of diplomatic dialogues.

YAML files describe countries, officials, meetings and agreements; this package reads them
strictly, checks them, compiles them into an index and answers questions about them.

    >>> from dialoguekb import open_knowledge_base
    >>> with open_knowledge_base() as kb:
    ...     kb.meetings(country="Japan", format="2+2", limit=1)[0]["id"]
    'jp-us-2plus2-1995'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module `typing` takes longer to import than the Tab key may take
    from typing import Any

    from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base

    KB = KnowledgeBase
    open_kb = open_knowledge_base

__version__ = "0.5.0"
"""str, PEP 440: the version of the program; the package's metadata is taken from here."""

__all__ = ["KnowledgeBase", "__version__", "open_knowledge_base"]

_FORMER_NAMES = {"KB": "KnowledgeBase", "open_kb": "open_knowledge_base"}
"""Name in 0.4 -> name now; the next release drops the former ones."""


def __getattr__(name: str) -> "Any":
    """Return what the package offers programs; imported only then, as the command line does without."""
    if name in _FORMER_NAMES:
        import warnings  # noqa: PLC0415 - see above

        now = _FORMER_NAMES[name]
        warnings.warn(f"dialoguekb.{name} is now dialoguekb.{now}", DeprecationWarning, stacklevel=2)
        name = now
    if name in __all__:
        from dialoguekb import knowledge_base  # noqa: PLC0415 - see above

        return getattr(knowledge_base, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
