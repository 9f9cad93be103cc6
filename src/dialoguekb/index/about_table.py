"""What a knowledge base says of itself, kept in its index."""

import sqlite3

from dialoguekb.model.about import About
from dialoguekb.model.dates import PartialDate


def add_about(connection: sqlite3.Connection, about: About) -> None:
    """Fill the table `about`, of one row."""
    connection.execute("begin")
    connection.execute("create table about (title text, home_country text, version text, as_of text, licence text)")
    as_of = about.as_of.text if about.as_of else None
    connection.execute(
        "insert into about values (?, ?, ?, ?, ?)",
        (about.title, about.home_country, about.version, as_of, about.licence),
    )
    connection.execute("commit")


def about_in(connection: sqlite3.Connection) -> About:
    """Return what the knowledge base of an index says of itself."""
    title, home_country, version, as_of, licence = connection.execute("select * from about").fetchone()
    return About(title, home_country, version, PartialDate.parse(as_of) if as_of else None, licence)
