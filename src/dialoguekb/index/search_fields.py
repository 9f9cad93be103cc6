"""The fields of the full-text search, and their weights."""

from dialoguekb.model.fields import SearchField

SEARCHED: dict[SearchField, float] = {
    "title": 10,
    "names": 8,
    "outcomes": 5,
    "topics": 4,
    "people": 4,
    "sides": 3,
    "places": 3,
    "documents": 3,
    "summary": 3,
    "publisher": 2,
    "reports": 2,
    "notes": 1,
}
"""The fields of the search, each with the weight of a word found there, the weightiest first."""
