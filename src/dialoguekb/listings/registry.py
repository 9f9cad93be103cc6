"""Every listing by name: a file of this folder each, imported when the listing is first asked for."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from dialoguekb.errors import DeclarationError, UnknownValueError
from dialoguekb.model.nearest import nearest
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing

if TYPE_CHECKING:
    from dialoguekb.model.record import Record

_FILES = os.listdir(os.path.dirname(__file__))  # noqa: PTH120, PTH208 - pathlib takes three times as long
_NAMES = frozenset(name[:-3] for name in _FILES if name.endswith(".py")) - {"__init__", "registry"}

_PARTS = ("name", "summary", "source", "columns", "order")
"""What every listing declares."""


class _Listings(Mapping[str, Listing]):
    """Listings by name; to ask for one imports its file alone."""

    def __init__(self, *, commands_only: bool) -> None:
        self._commands_only = commands_only

    def __getitem__(self, name: str) -> Listing:
        """Return a listing; raise KeyError where there is none of the name."""
        if name not in _NAMES:
            raise KeyError(name)
        listing = _listing(name)
        if self._commands_only and listing.rank is None:
            raise KeyError(name)
        return listing

    def __iter__(self) -> Iterator[str]:
        """Yield the names: those of commands in the order of help, then the others by name."""
        listings = [ALL[name] for name in sorted(_NAMES)]
        ranked = sorted((listing.rank, listing.name) for listing in listings if listing.rank is not None)
        yield from (name for _, name in ranked)
        if not self._commands_only:
            yield from (listing.name for listing in listings if listing.rank is None)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)


def _load_listing(name: str) -> Listing:
    """Return a listing as its file declares it; raise DeclarationError where the file leaves something open."""
    try:
        listing: Listing | None = getattr(import_module(f"dialoguekb.listings.{name}"), "LISTING", None)
    except TypeError as error:
        if "Listing.__new__()" not in str(error):
            raise
        fault = str(error).replace("Listing.__new__() missing", "LISTING lacks").replace(" positional", "")
        raise DeclarationError([f"listings/{name}.py: {fault}"]) from error
    if listing is None:
        raise DeclarationError([f"listings/{name}.py: write LISTING = Listing(...)"])
    parts = _PARTS if listing.rank is None else (*_PARTS, "example")
    faults = [f"write its {part}" for part in parts if not getattr(listing, part)]
    if listing.name != name:
        faults.append(f"write name='{name}', the name of its file")
    if faults:
        raise DeclarationError([f"listings/{name}.py: {fault}" for fault in faults])
    return listing


@cache
def _listing(name: str) -> Listing:
    """Return a listing; one whose rows are of many kinds has the listings of these kinds."""
    listing = _load_listing(name)
    if not listing.records:
        return listing
    members = [member for member in map(_load_listing, sorted(_NAMES)) if member.kind]
    members = [member for member in members if not listing.kinds_with or listing.kinds_with in member.column_names]
    members.sort(key=lambda member: member.rank or 0)
    kinds = tuple(member.kind for member in members)
    return listing._replace(members=tuple(members), choices={**listing.choices, "kind": kinds})


LISTINGS: Mapping[str, Listing] = _Listings(commands_only=True)
"""The listings that are commands, in the order in which help shows them."""

ALL: Mapping[str, Listing] = _Listings(commands_only=False)
"""Every listing."""


def listing_of(kind: str) -> Listing:
    """Return the listing whose rows are the records of a kind (`meeting`); raise KeyError where there is none."""
    for listing in LISTINGS.values():
        if listing.kind == kind:
            return listing
    raise KeyError(kind)


def check_listings(kinds: "Mapping[str, type[Record]]") -> None:
    """Check that each kind (kind -> its class) has a listing that takes the filters of what the kind says.

    Raises DeclarationError with a sentence for each listing or filter that leaves something open.
    """
    from dialoguekb.query.listing_faults import faults_of_filters, faults_of_kind  # noqa: PLC0415 - reads the classes

    faults = [fault for cls in kinds.values() for fault in faults_of_kind(cls, ALL.get(cls.plural))]
    faults += faults_of_filters(ALL.values(), frozenset(kinds))
    if faults:
        raise DeclarationError(faults)


def named_by_options() -> Iterator[tuple[str, str, str]]:
    """Yield command, option and the kind of record that it names, for every filter of every command that lists."""
    for listing in LISTINGS.values():
        for name in listing.filters:
            if FILTERS[name].form == "name":
                yield listing.name, FILTERS[name].option, FILTERS[name].kind


def listing_called(name: str) -> Listing:
    """Return the listing of a name; raise UnknownValueError with the nearest names if there is none."""
    try:
        return ALL[name]
    except KeyError:
        names = tuple(ALL)
        raise UnknownValueError("listing", name, names, nearest(name, names)) from None
