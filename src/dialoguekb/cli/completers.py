"""What the Tab key offers: names, ids and words from the knowledge base, words of closed lists, columns.

A wrong folder or faulty data completes to nothing; the command itself says what is wrong.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dialoguekb.cli.command import Complete
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import DialoguekbError
from dialoguekb.query.filter import Filter
from dialoguekb.query.listing import Listing


def complete_words(words: Sequence[str]) -> Complete:
    """Return what completes a word of a closed list."""

    def complete(_settings: Settings, _given: Mapping[str, Any], incomplete: str) -> list[str]:
        return [word for word in words if word.casefold().startswith(incomplete.casefold())]

    return complete


def complete_list_of(words: Sequence[str]) -> Complete:
    """Return what completes the last of several words with commas between them (`--columns`)."""

    def complete(_settings: Settings, _given: Mapping[str, Any], incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        taken = before.split(",")
        return [f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in taken]

    return complete


def complete_names(*kinds: str) -> Complete:
    """Return what completes the name of a record of these kinds; of any kind where none is named."""

    def complete(settings: Settings, _given: Mapping[str, Any], incomplete: str) -> list[str]:
        from dialoguekb.cli.completion_names import names_to_complete

        try:
            return names_to_complete(settings, kinds, incomplete)
        except (DialoguekbError, OSError):
            return []

    return complete


def complete_addresses(settings: Settings, given: Mapping[str, Any], incomplete: str) -> list[str]:
    """Return what completes the name of a record, or behind it and a dot the name of a field (`why`)."""
    from dialoguekb.cli.completion_names import fields_to_complete

    names = complete_names()(settings, given, incomplete)
    record, dot, field = incomplete.rpartition(".")
    if not dot:
        return names
    try:
        return [*names, *fields_to_complete(settings, record, field)]
    except (DialoguekbError, OSError):
        return names


def complete_tables(_settings: Settings, given: Mapping[str, Any], incomplete: str) -> list[str]:
    """Return what completes the name of a table, where `--tables` asks for one."""
    from dialoguekb.index.tables import DOCUMENTED_TABLES

    return [table for table in DOCUMENTED_TABLES if table.startswith(incomplete)] if given["tables"] else []


def complete_recorded(declared: Filter, listing: Listing) -> Complete:
    """Return what completes the value of a filter of the form `word` in a listing: the values on record."""

    def complete(settings: Settings, _given: Mapping[str, Any], incomplete: str) -> list[str]:
        from dialoguekb.cli.completion_names import words_to_complete

        try:
            return words_to_complete(settings, declared, listing, incomplete)
        except (DialoguekbError, OSError):
            return []

    return complete
