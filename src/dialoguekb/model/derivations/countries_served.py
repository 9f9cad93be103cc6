"""Which countries an official serves: those of the offices held, else the one that they come from."""

from collections.abc import Callable, Iterable, Sequence

from dialoguekb.model.derivations.holders import Holding, holdings_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Official


def countries_of(official: Official, records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the country that an official comes from and of those whose offices they hold or held."""
    home = (official.country,) if official.country else ()
    return tuple(dict.fromkeys([*home, *_of_offices(holdings_of(official, records))]))


def countries_on(official: Official, holdings: Sequence[Holding], records: RecordSet) -> tuple[str, ...]:
    """Return the codes of the countries for which an official may stand; `holdings` are those of the day.

    They are those of the offices held that day, else the country that the official comes from, else all served.
    """
    home = (official.country,) if official.country else countries_of(official, records)
    return _of_offices(holdings) or home


def chosen_country(countries: Sequence[str], at_the_table: Callable[[], Iterable[str]]) -> str | None:
    """Return the only one of the countries, or the only one that is at the table; None where that leaves a choice."""
    if len(countries) > 1:
        sides = set(at_the_table())
        countries = [country for country in countries if country in sides]
    return countries[0] if len(countries) == 1 else None


def _of_offices(holdings: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(holding.office.country for holding in holdings if holding.office))
