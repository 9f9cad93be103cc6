"""A source-cited knowledge base of diplomatic dialogues.

YAML files describe countries, officials, meetings and agreements; this package reads them
strictly, checks them, compiles them into an index and answers questions about them.
"""

__version__ = "0.2.0"
"""str, PEP 440: the version of the program; the package's metadata is taken from here."""
