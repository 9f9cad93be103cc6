"""The words of the field: the kinds of records, and the closed lists that their fields are made of."""

from typing import Literal

Format = Literal["2+2", "summit", "leaders", "foreign-ministers", "defence-ministers", "state-event", "other"]
"""Who meets: 2+2 is the foreign and defence sides together."""

Level = Literal["leader", "ministerial", "official"]
"""How high: heads, ministers, or senior officials below ministers."""

Status = Literal["expected", "scheduled", "postponed", "cancelled", "held"]
"""How far a meeting has come: expected is without a date set by the sides, scheduled is with one."""

Mode = Literal["in-person", "virtual", "hybrid"]
"""How the sides met."""

Role = Literal[
    "head-of-state",
    "head-of-government",
    "deputy-head-of-government",
    "foreign-minister",
    "defence-minister",
    "deputy-foreign-minister",
    "deputy-defence-minister",
    "foreign-official",
    "defence-official",
    "ambassador",
    "other",
]
"""What an office is for, the same word for every country whatever its own title."""

AgreementKind = Literal[
    "access",
    "alliance",
    "cooperation",
    "declaration",
    "equipment-technology",
    "information-security",
    "logistics",
]
"""What an agreement is chiefly about."""

SourceKind = Literal["government", "news", "reference", "dataset", "mirror"]
"""What stands behind a source: a mirror copies what another published first."""

PLURALS: dict[str, str] = {
    "country": "countries",
    "grouping": "groupings",
    "office": "offices",
    "official": "officials",
    "dialogue": "dialogues",
    "meeting": "meetings",
    "agreement": "agreements",
    "topic": "topics",
    "source": "sources",
}
"""Each kind of record, in the order in which lists of kinds are shown, and its name in the plural: the key of its
list in a file, its table in SQL, and the command that lists it."""
