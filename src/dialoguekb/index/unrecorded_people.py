"""People who sat at a table or signed, and have no record of their own."""

import sqlite3

_NAMED = (
    "select name from participants where person = :person and official is null"
    " union all select name from signatories where person = :person and official is null limit 1"
)


def name_of_person(connection: sqlite3.Connection, person: str) -> str | None:
    """Return what a person without a record is called; None where no meeting or agreement names them.

    `person` is the value of the column of that name.
    """
    row = connection.execute(_NAMED, {"person": person}).fetchone()
    return str(row[0]) if row else None
