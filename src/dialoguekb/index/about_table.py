"""What a knowledge base says of itself, kept in its index."""

import sqlite3
from typing import Any

from dialoguekb.model.about import About, Shortcomings
from dialoguekb.model.dates import PartialDate


def about_row(about: About) -> dict[str, Any]:
    """Return the one row of the table `about`."""
    shortcomings = about.shortcomings
    return {
        "title": about.title,
        "home_country": about.home_country,
        "version": about.version,
        "as_of": about.as_of.text if about.as_of else None,
        "licence": about.licence,
        "errors": shortcomings.errors if shortcomings else None,
        "left_out": shortcomings.left_out if shortcomings else None,
        "first_error": shortcomings.first if shortcomings else None,
    }


def about_in(connection: sqlite3.Connection) -> About:
    """Return what the knowledge base of an index says of itself."""
    query = "select title, home_country, version, as_of, licence, errors, left_out, first_error from about"
    title, home_country, version, as_of, licence, errors, left_out, first = connection.execute(query).fetchone()
    shortcomings = Shortcomings(int(errors), int(left_out), first) if errors else None
    return About(title, home_country, version, PartialDate.parse(as_of) if as_of else None, licence, shortcomings)
