"""A tenure in JSON: in the column `tenures` of the table `officials`, and in the listing of officials."""

from typing import Any

_SQL = {
    "office": "office",
    "country": "country",
    "role": "role",
    "title": "title",
    "from": "start",
    "to": "end",
    "acting": "json(case when acting then 'true' else 'false' end)",
    "abroad": "json(case when country is not row.country then 'true' else 'false' end)",
    "as_of": "as_of",
}
"""Key -> SQL for its value, from a row of the table `tenures` and the `row` of the official."""


def tenure_entry(row: dict[str, Any], country: str | None) -> dict[str, Any]:
    """Return a row of the table `tenures` as it is written in JSON; `country` is that of the official."""
    values = row | {"from": row["start"], "to": row["end"], "abroad": row["country"] != country}
    return {key: values[key] for key in _SQL}


def tenure_entry_sql(title: str) -> str:
    """Return SQL for the same; `title` is SQL for its title."""
    pairs = ", ".join(f"'{key}', {value}" for key, value in (_SQL | {"title": title}).items())
    return f"json_object({pairs})"
