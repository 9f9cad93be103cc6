"""What the Tab key offers: names and ids from the knowledge base, words of closed lists, columns.

A wrong folder or faulty data completes to nothing: what is wrong is told by the command itself.
"""

from collections.abc import Callable, Iterable, Sequence

import typer

from dialoguekb.cli.names_to_complete import names_to_complete
from dialoguekb.errors import DialoguekbError
from dialoguekb.output.safety import visible

Complete = Callable[[typer.Context, str], list[str]]
"""What Typer asks: the context and what is typed so far in, whole words out."""

_MOST = 200
"""int, words: more than that nobody reads."""


def complete_words(words: Sequence[str]) -> Complete:
    """Return what completes a word of a closed list."""

    def complete(_context: typer.Context, incomplete: str) -> list[str]:
        return [word for word in words if word.casefold().startswith(incomplete.casefold())]

    return complete


def complete_list_of(words: Sequence[str]) -> Complete:
    """Return what completes the last of several words with commas between them (`--columns`)."""

    def complete(_context: typer.Context, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        taken = before.split(",")
        return [f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in taken]

    return complete


def complete_names(*kinds: str) -> Complete:
    """Return what completes the name of a record of these kinds; of any kind where none is named."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        try:
            names = names_to_complete(context.params.get("data"), kinds)
        except (DialoguekbError, OSError):
            return []
        return _beginning_with(incomplete, names)

    return complete


def _beginning_with(incomplete: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin so; else, in small letters, those that do but for the case of their letters.

    What is typed stands in them as it is typed, as shells drop any other. Left out is a name with a space, which a
    shell would take for two words, and one with a character that could speak to the terminal.
    """
    typed = incomplete.casefold()
    words = [name for name in names if name.casefold().startswith(typed) and " " not in name and visible(name) == name]
    as_typed = [name for name in words if name.startswith(incomplete)]
    small = [incomplete + name[len(incomplete) :].lower() for name in words]
    return list(dict.fromkeys(as_typed or small))[:_MOST]
