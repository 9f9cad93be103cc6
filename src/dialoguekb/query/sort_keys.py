"""SQL functions that return what a value sorts by."""

import sqlite3

from dialoguekb.model.collation import collation_key
from dialoguekb.model.dates import PartialDate, PartialDateError


def add_sort_keys(connection: sqlite3.Connection) -> None:
    """Add `collation_key` for texts and `date_key` for dates."""
    # Not collations: SQLite calls a function once for each row, a collation for each comparison.
    for name, key in (("collation_key", _text_key), ("date_key", _date_key)):
        connection.create_function(name, 1, key, deterministic=True)


def _text_key(value: object) -> str | None:
    return None if value is None else collation_key(str(value))


def _date_key(value: object) -> str | None:
    """Return a text that sorts as `model.dates.order_of` does; a text that is no date sorts as it is."""
    if value is None:
        return None
    text = str(value)
    try:
        when = PartialDate.parse(text)
    except PartialDateError:
        return text
    falls = 199_999_999 - int(when.latest.isoformat().replace("-", ""))
    return f"{when.earliest.isoformat()}{falls}{text}"
