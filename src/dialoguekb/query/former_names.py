"""Names of columns from the release before this one, which users may still type."""

from collections.abc import Mapping

_OF_EVERY_LISTING = {"missing": "not_established"}

FORMER_NAMES: Mapping[str, Mapping[str, str]] = {
    "officials": {"meetings": "meetings_attended"},
    "dialogues": {"meetings": "meetings_held"},
    "partners": {"meetings": "meetings_held"},
    "disputes": {"kind": "record_type"},
    "search": {"kind": "record_type"},
}
"""Listing -> former name of a column -> its name."""


def former_names(listing: str) -> dict[str, str]:
    """Return the former names of a listing's columns, each with the name that the column has now."""
    return {**_OF_EVERY_LISTING, **FORMER_NAMES.get(listing, {})}
