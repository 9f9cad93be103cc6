"""What the Tab key offers: names, ids and words from the knowledge base, words of closed lists, columns.

A wrong folder or faulty data completes to nothing; the command itself says what is wrong.
"""

from collections.abc import Callable, Sequence
from typing import Any

import typer

from dialoguekb.errors import DialoguekbError
from dialoguekb.query.filter import Filter
from dialoguekb.query.listing import Listing

Complete = Callable[[Any, object, str], list[str]]
"""What Typer calls: the context, the parameter and the text typed so far in, whole words out."""


def complete_words(words: Sequence[str]) -> Complete:
    """Return what completes a word of a closed list."""

    def complete(_context: typer.Context, _parameter: object, incomplete: str) -> list[str]:
        return [word for word in words if word.casefold().startswith(incomplete.casefold())]

    return complete


def complete_list_of(words: Sequence[str]) -> Complete:
    """Return what completes the last of several words with commas between them (`--columns`)."""

    def complete(_context: typer.Context, _parameter: object, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        taken = before.split(",")
        return [f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in taken]

    return complete


def complete_names(*kinds: str) -> Complete:
    """Return what completes the name of a record of these kinds; of any kind where none is named."""

    def complete(context: typer.Context, _parameter: object, incomplete: str) -> list[str]:
        from dialoguekb.cli.completion_names import names_to_complete
        from dialoguekb.cli.settings import settings_of

        try:
            return names_to_complete(settings_of(context), kinds, incomplete)
        except (DialoguekbError, OSError):
            return []

    return complete


def complete_addresses(context: typer.Context, parameter: object, incomplete: str) -> list[str]:
    """Return what completes the name of a record, or behind it and a dot the name of a field (`why`)."""
    from dialoguekb.cli.completion_names import fields_to_complete
    from dialoguekb.cli.settings import settings_of

    names = complete_names()(context, parameter, incomplete)
    record, dot, field = incomplete.rpartition(".")
    if not dot:
        return names
    try:
        return [*names, *fields_to_complete(settings_of(context), record, field)]
    except (DialoguekbError, OSError):
        return names


def complete_tables(context: typer.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return what completes the name of a table, where `--tables` asks for one."""
    from dialoguekb.index.tables import DOCUMENTED_TABLES

    return [table for table in DOCUMENTED_TABLES if table.startswith(incomplete)] if context.params["tables"] else []


def complete_recorded(declared: Filter, listing: Listing) -> Complete:
    """Return what completes the value of a filter of the form `word` in a listing: the values on record."""

    def complete(context: typer.Context, _parameter: object, incomplete: str) -> list[str]:
        from dialoguekb.cli.completion_names import words_to_complete
        from dialoguekb.cli.settings import settings_of

        try:
            return words_to_complete(settings_of(context), declared, listing, incomplete)
        except (DialoguekbError, OSError):
            return []

    return complete
