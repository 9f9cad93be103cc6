"""What a knowledge base says of itself."""

from typing import NamedTuple

from dialoguekb.model.dates import PartialDate

SCHEMA_VERSION = 1
"""int: the version of the schema of files that this program reads."""


class Shortcomings(NamedTuple):
    """What is wrong with the files of a knowledge base that answers all the same."""

    errors: int
    """int, how many errors `check` finds; at least one."""
    left_out: int
    """int, how many records in the files are not used for a fault of theirs."""
    first: str
    """str, the first error: its place and its message."""


class About(NamedTuple):
    """What answers tell of the knowledge base that they rest on."""

    title: str
    """str, its name in a line."""
    home_country: str | None = None
    """str, the code of the country from which it looks."""
    version: str | None = None
    """str, its own version, as its editors count."""
    as_of: PartialDate | None = None
    """The day up to which it is kept."""
    licence: str | None = None
    """str, under what terms it may be used, an SPDX expression."""
    shortcomings: Shortcomings | None = None
    """What is wrong with its files; None where `check` finds no error."""
