"""The names of other records as the captions and search texts of a record hold them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


def country_name(code: str, records: "RecordSet") -> str:
    """Return the name of a country; its code where there is no such record."""
    country = records.countries.get(code)
    return country.name if country else code


def country_texts(code: str | None, records: "RecordSet") -> Iterator[str | None]:
    """Yield the name and the adjective of a country."""
    country = records.countries.get(code or "")
    if country:
        yield country.name
        yield country.demonym


def person_texts(official_id: str | None, name: str | None, records: "RecordSet") -> Iterator[str | None]:
    """Yield the names of an official in Latin letters and in the official's script; `name` where there is no record."""
    official = records.officials.get(official_id or "")
    yield official.name if official else name
    if official:
        yield official.native
