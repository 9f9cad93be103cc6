"""The filters of a document, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialoguekb.catalogue import Catalogue
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.model.derivations.posts import name_in_sentence
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.typed_values import ReadValue, read_filter


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of a document, their names read."""

    filters: Mapping[str, tuple[str, ...]]
    """Filter -> the titles of the records meant, or the words and dates; `with` is under `country`."""
    countries: tuple[str, ...]
    """The codes of the countries asked for, in order."""

    @property
    def country_names(self) -> tuple[str, ...]:
        """Return the names of the countries asked for, in order."""
        return self.filters.get("country", ())


def read_scope(knowledge_base: Catalogue, filters: Mapping[str, Sequence[str]]) -> Scope:
    """Return the scope that filters of the meetings listing describe.

    Raises the errors of `query.typed_values.read_filter` for a value that cannot be read.
    """
    names: dict[str, list[str]] = {}
    countries: list[str] = []
    for name, typed in filters.items():
        declared = FILTERS[name]
        values = read_filter(knowledge_base.index, MEETINGS, name, typed)
        if declared.form == "name":
            titles = [" or ".join(_titles(knowledge_base, declared.kind, value)) for value in values]
        else:
            titles = [",".join(each.value for each in value.alternatives) for value in values]
        if declared.kind == "country":
            countries += [each.value for value in values for each in value.alternatives]
        names.setdefault("country" if name == "with" else name, []).extend(titles)
    return Scope(
        {name: tuple(dict.fromkeys(read)) for name, read in names.items()},
        tuple(dict.fromkeys(countries)),
    )


def _titles(knowledge_base: Catalogue, kind: str, value: ReadValue) -> list[str]:
    titles = [each.unrecorded or knowledge_base.find(f"{kind}/{each.value}").title for each in value.alternatives]
    return [name_in_sentence(title) for title in titles] if kind == "country" else titles


def agreement_filters(filters: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return those filters of a document that narrow its agreements as well."""
    return {name: typed for name, typed in filters.items() if FILTERS[name].phrases.get("agreements")}


def meetings_in_words(scope: Scope) -> str:
    """Return which meetings the document holds: `Meetings with Japan at the table, since 2019`."""
    return _in_words("meetings", scope)


def agreements_in_words(scope: Scope) -> str:
    """Return which agreements the document holds: `Agreements to which Japan is a party`."""
    return _in_words("agreements", scope)


def in_words(names: Sequence[str]) -> str:
    """Return names as `A, B and C`."""
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def _in_words(table: str, scope: Scope) -> str:
    phrases = [
        FILTERS[name].phrase(table, in_words(scope.filters[name]), several=len(scope.filters[name]) > 1)
        for name in FILTERS
        if name in scope.filters
    ]
    narrowed = ", ".join(phrase for phrase in phrases if phrase)
    return f"{table.capitalize()} {narrowed}" if narrowed else f"All {table}"
