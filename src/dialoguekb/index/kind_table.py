"""The kinds of records as an index lists them, for questions that need no class of records."""

import sqlite3


def plurals(connection: sqlite3.Connection) -> dict[str, str]:
    """Return each kind of record and its plural (`meeting` -> `meetings`), which names its table and its listing."""
    return dict(connection.execute("select kind, plural from kinds order by rowid"))
