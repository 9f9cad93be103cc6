"""Every listing, by name."""

from dialoguekb.query.actors import COUNTRIES, GROUPINGS, OFFICES, OFFICIALS
from dialoguekb.query.disputes import DISPUTES
from dialoguekb.query.events import AGREEMENTS, DIALOGUES, MEETINGS, PARTNERS
from dialoguekb.query.listing import Listing
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
    )
}
"""The listings in the order in which help shows them."""
