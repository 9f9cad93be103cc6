"""A source-cited knowledge base of diplomatic dialogues.

YAML files describe countries, officials, meetings and agreements; this package reads them
strictly, checks them, compiles them into an index and answers questions about them.
"""

from importlib.metadata import version


def program_version() -> str:
    """Return the version of the installed program (str, PEP 440)."""
    return version("dialoguekb")
