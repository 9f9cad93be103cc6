"""What a document was asked to hold, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.query.filters import FILTERS

Names = Sequence[str]

_PHRASES: dict[str, Callable[[Names], str]] = {
    "country": lambda names: f"with {in_words(names)} at the table",
    "format": lambda names: f"in the format {names[0]}",
    "level": lambda names: f"at {names[0]} level",
    "status": lambda names: f"with the status {names[0]}",
    "dialogue": lambda names: f"of the {names[0]}",
    "official": lambda names: f"attended by {in_words(names)}",
    "topic": lambda names: f"on {in_words(names)} (narrower topics included)",
    "grouping": lambda names: f"with a member of {in_words(names)} at the table that day",
    "year": lambda names: f"in {names[0]}",
    "since": lambda names: f"since {names[0]}",
    "until": lambda names: f"until {names[0]}",
    "on": lambda names: f"sitting on {names[0]}",
}
"""Filter -> what it says of meetings."""

_AGREEMENT_PHRASES: dict[str, Callable[[Names], str]] = {
    "country": lambda names: f"to which {in_words(names)} {'is a party' if len(names) == 1 else 'are parties'}",
    "dialogue": lambda names: f"that came of the {names[0]}",
    "official": lambda names: f"signed by {in_words(names)}",
    "grouping": lambda names: f"with a party that belonged to {in_words(names)} when it was signed",
    "year": lambda names: f"signed in {names[0]}",
    "since": lambda names: f"signed since {names[0]}",
    "until": lambda names: f"signed until {names[0]}",
}
"""Filter -> what it says of agreements; a filter that is not here does not narrow them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of a document, their names read."""

    filters: Mapping[str, tuple[str, ...]]
    """Filter -> the titles of the records meant, or the values as typed; `with` is under `country`."""
    countries: tuple[str, ...]
    """The codes of the countries asked for, in order."""

    @property
    def country_names(self) -> tuple[str, ...]:
        """Return the names of the countries asked for, in order."""
        return self.filters.get("country", ())


def read_scope(knowledge_base: KnowledgeBase, filters: Mapping[str, Sequence[str]]) -> Scope:
    """Return the scope that filters of the meetings listing describe.

    Raises UnknownNameError or AmbiguousNameError for a name that leads to no single record.
    """
    names: dict[str, list[str]] = {}
    countries: list[str] = []
    for name, typed in filters.items():
        declared = FILTERS[name]
        for value in typed:
            found = knowledge_base.find(value, (declared.kind,)) if declared.form == "name" else None
            if found and found.kind == "country":
                countries.append(found.id)
            names.setdefault("country" if name == "with" else name, []).append(found.title if found else value)
    return Scope(
        {name: tuple(dict.fromkeys(read)) for name, read in names.items()},
        tuple(dict.fromkeys(countries)),
    )


def agreement_filters(filters: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return those filters of a document that narrow its agreements as well."""
    kept = {*_AGREEMENT_PHRASES, "with"} & set(LISTINGS["agreements"].filters)
    return {name: typed for name, typed in filters.items() if name in kept}


def meetings_in_words(scope: Scope) -> str:
    """Return which meetings the document holds: `Meetings with Japan at the table, since 2019`."""
    return _in_words("meetings", scope, _PHRASES)


def agreements_in_words(scope: Scope) -> str:
    """Return which agreements the document holds: `Agreements to which Japan is a party`."""
    return _in_words("agreements", scope, _AGREEMENT_PHRASES)


def in_words(names: Names) -> str:
    """Return names as `A, B and C`."""
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def _in_words(what: str, scope: Scope, phrases: Mapping[str, Callable[[Names], str]]) -> str:
    said = [phrase(scope.filters[name]) for name, phrase in phrases.items() if name in scope.filters]
    return f"{what.capitalize()} {', '.join(said)}" if said else f"All {what}"
