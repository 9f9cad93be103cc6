"""What a knowledge base says of itself."""

from typing import NamedTuple

from dialoguekb.model.dates import PartialDate


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
