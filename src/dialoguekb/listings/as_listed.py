"""Conditions on rows that each stand for a record of any kind: what the record's own listing keeps."""

from collections.abc import Mapping

from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.query.listing import Listing

ITSELF = "row.id = {value}"
"""The condition that a record is the one that was named."""

_KINDS = {plural: kind for kind, plural in PLURALS.items()}


def as_listed(record: str, name: str, *listings: Listing, **own: str) -> str:
    """Return the condition that a record is one that its own listing keeps by a filter, or passes `own`.

    `record` is the SQL for its kind and its id (`row.kind, row.id`), `own` kind -> SQL condition on the row of
    such a record. A record of a kind that is in neither passes not.
    """
    return _of_kinds(record, {**{_KINDS[listing.name]: listing.conditions[name] for listing in listings}, **own})


def _of_kinds(record: str, conditions: Mapping[str, str]) -> str:
    passing = " union all ".join(
        f"select '{kind}', row.id from {PLURALS[kind]} row where {condition}" for kind, condition in conditions.items()
    )
    return f"({record}) in ({passing})"
