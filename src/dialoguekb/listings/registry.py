"""Every listing, by name; the module of a listing is imported when it is first asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing


class _Listings(Mapping[str, Listing]):
    """Listings by name, found in their modules."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        """Take name -> module and constant (`events.MEETINGS`)."""
        self._homes = homes

    def __getitem__(self, name: str) -> Listing:
        """Return a listing; raise KeyError where there is none of the name."""
        module, constant = self._homes[name].split(".")
        listing: Listing = getattr(import_module(f"dialoguekb.listings.{module}"), constant)
        return listing

    def __contains__(self, name: object) -> bool:
        """Whether there is a listing of the name."""
        return name in self._homes

    def __iter__(self) -> Iterator[str]:
        """Yield the names in order."""
        return iter(self._homes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._homes)


_COMMANDS = {
    "countries": "actors.COUNTRIES",
    "groupings": "actors.GROUPINGS",
    "offices": "actors.OFFICES",
    "officials": "actors.OFFICIALS",
    "dialogues": "events.DIALOGUES",
    "meetings": "events.MEETINGS",
    "agreements": "events.AGREEMENTS",
    "topics": "reference.TOPICS",
    "sources": "reference.SOURCES",
    "disputes": "disputes.DISPUTES",
    "partners": "events.PARTNERS",
    "stats": "statistics.STATISTICS",
    "search": "hits.HITS",
}

_WITHIN = {"overdue": "overdue.OVERDUE", "matrix": "events.MATRIX"}

LISTINGS: Mapping[str, Listing] = _Listings(_COMMANDS)
"""The listings that are commands, in the order in which help shows them."""

WITHIN: Mapping[str, Listing] = _Listings(_WITHIN)
"""The listings that an option of another command asks for."""

ALL: Mapping[str, Listing] = _Listings(_COMMANDS | _WITHIN)
"""Every listing."""


def named_by_options() -> Iterator[tuple[str, str, str]]:
    """Yield command, option and the kind of record that it names, for every filter of every command that lists."""
    for listing in LISTINGS.values():
        for name in listing.filters:
            if FILTERS[name].form == "name":
                yield listing.name, FILTERS[name].option, FILTERS[name].kind
