"""Since when what a record says is known: the words with which a kind and each of its fields say so.

A field says it in its annotation, `city: Announced[PlaceText | None] = None`; there is no default. The aliases below
add a word of `KnownSince` and leave the type as it is. `as_known_on` reads them.
"""

from enum import Enum
from typing import Annotated, TypeVar


class KnownSince(Enum):
    """Since when the value of a field is known; until then the field is empty."""

    IDENTITY = "whenever the record is"
    OCCURRENCE = "before it happened as the latest report says, afterwards as written"
    ANNOUNCED = "before it happened as the latest report says, afterwards once a source that backs it is"
    AFTERWARDS = "never before it happened, afterwards once a source that backs it is"
    BEGUN = "once the date has come"
    EFFECTIVE = "once the date has come and a source of that day or later is known, or every source is"
    LASTING = "stretches of time: those that have begun"
    SO_FAR = "the end of a stretch: the day itself until the stretch is over"
    OBSERVED = "the latest day on which a stretch is seen to last: once it is past"
    CITED = "entries that name sources: those whose sources are known"
    COMPLETE = "once every source of the part in which it stands is known"
    HINDSIGHT = "the editors' own words: from the day on which they wrote, once every source is known"
    UPKEEP = "always: how the record is kept"


class KnownBy(Enum):
    """What makes a record known; one of several is enough."""

    WORD = "it is a word of the field, and always known"
    OWN_DATE = "its own date of publication has come, or the day on which it was read"
    FOUNDING = "it was founded, or has no date of founding"
    SOURCES = "a source that it cites is known, in its reports too"
    STRETCHES = "a stretch of time in it has begun"
    MENTION = "a known record names it"


T = TypeVar("T")

Identity = Annotated[T, KnownSince.IDENTITY]
Occurrence = Annotated[T, KnownSince.OCCURRENCE]
Announced = Annotated[T, KnownSince.ANNOUNCED]
Afterwards = Annotated[T, KnownSince.AFTERWARDS]
Begun = Annotated[T, KnownSince.BEGUN]
Effective = Annotated[T, KnownSince.EFFECTIVE]
Lasting = Annotated[T, KnownSince.LASTING]
SoFar = Annotated[T, KnownSince.SO_FAR]
Observed = Annotated[T, KnownSince.OBSERVED]
Cited = Annotated[T, KnownSince.CITED]
Complete = Annotated[T, KnownSince.COMPLETE]
Hindsight = Annotated[T, KnownSince.HINDSIGHT]
Upkeep = Annotated[T, KnownSince.UPKEEP]
