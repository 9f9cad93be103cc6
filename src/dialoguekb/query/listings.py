"""Every listing, by name."""

from dialoguekb.query.actors import COUNTRIES, GROUPINGS, OFFICES, OFFICIALS
from dialoguekb.query.disputes import DISPUTES
from dialoguekb.query.events import AGREEMENTS, DIALOGUES, MATRIX, MEETINGS, PARTNERS
from dialoguekb.query.hits import HITS
from dialoguekb.query.listing import Listing
from dialoguekb.query.overdue import OVERDUE
from dialoguekb.query.reference import SOURCES, TOPICS
from dialoguekb.query.statistics import STATISTICS

LISTINGS: dict[str, Listing] = {
    listing.name: listing
    for listing in (
        COUNTRIES,
        GROUPINGS,
        OFFICES,
        OFFICIALS,
        DIALOGUES,
        MEETINGS,
        AGREEMENTS,
        TOPICS,
        SOURCES,
        DISPUTES,
        PARTNERS,
        STATISTICS,
        HITS,
    )
}
"""The listings that are commands, in the order in which help shows them."""

WITHIN: dict[str, Listing] = {listing.name: listing for listing in (OVERDUE, MATRIX)}
"""The listings that an option of another command asks for."""

ALL: dict[str, Listing] = LISTINGS | WITHIN
"""Every listing."""
