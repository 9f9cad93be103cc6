"""Words typed where a command takes an option: which option or command answers."""

import shlex
from collections.abc import Collection, Sequence

from dialoguekb.cli.settings import Settings
from dialoguekb.errors import AmbiguousNameError, DialoguekbError, WrongCallError
from dialoguekb.index.lookup import records_called
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.listings.registry import ALL
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing
from dialoguekb.query.typed_values import read_filter

_MOST_WORDS = 4
"""int: so many words are read one by one."""

_LAST = {"year": 1, "date": 2}
"""Form of a filter -> its place after the others: a number is more often a year than a date."""


def what_answers(words: str, command: str, options: Collection[str], settings: Settings) -> str:
    """Return what to type for words that a command does not take (`write --country UK`); empty if nothing is known.

    `options` are those that the command has.
    """
    listing = ALL.get(command, MEETINGS)
    try:
        with settings.mute().open() as knowledge_base:
            return _answer_of(knowledge_base, words, listing, options)
    except (DialoguekbError, OSError):
        return ""


def _answer_of(knowledge_base: KnowledgeBase, words: str, listing: Listing, options: Collection[str]) -> str:
    filters = [name for name in _in_order(listing) if FILTERS[name].option in options]
    parts = words.split()
    for pieces in ([words], parts if 1 < len(parts) <= _MOST_WORDS else []):
        named = [_option(knowledge_base, piece, listing, filters) for piece in pieces]
        if named and all(named) and all(named.count(name) == 1 or FILTERS[name].many for name in named if name):
            pairs = zip(named, pieces, strict=True)
            return "write " + " ".join(f"{FILTERS[name].option} {shlex.quote(piece)}" for name, piece in pairs if name)
    quoted = shlex.quote(words)
    own_kind = (listing.kind,) if listing.kind else ()
    named_so = records_called(knowledge_base.index, words, own_kind) or records_called(knowledge_base.index, words)
    if not named_so:
        return f"to look for it: dialoguekb search {quoted}"
    if len(named_so) == 1:
        return f"to show it: dialoguekb show {quoted}"
    kind = f" --kind {named_so[0].kind}" if len({record.kind for record in named_so}) == 1 else ""
    return f"to look for it: dialoguekb search {quoted}{kind}"


def _in_order(listing: Listing) -> Sequence[str]:
    """Return the filters of a listing: first that of its own kind, last those of years and dates."""
    read = [name for name in listing.filters if not name.startswith(("not_", "without_"))]
    return sorted(
        read, key=lambda name: (FILTERS[name].kind != (listing.kind or "-"), _LAST.get(FILTERS[name].form, 0))
    )


def _option(knowledge_base: KnowledgeBase, text: str, listing: Listing, filters: Sequence[str]) -> str | None:
    """Return the first filter that a text is a value of; None if there is none."""
    return next((name for name in filters if _is_value(knowledge_base, text, listing, name)), None)


def _is_value(knowledge_base: KnowledgeBase, text: str, listing: Listing, name: str) -> bool:
    try:
        read_filter(knowledge_base.index, listing, name, [text])
    except AmbiguousNameError:
        return True
    except WrongCallError:
        return False
    return True
