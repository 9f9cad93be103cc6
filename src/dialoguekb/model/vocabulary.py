"""The words of the field: the closed lists that fields of records are made of."""

from typing import Literal

Format = Literal["2+2", "summit", "leaders", "foreign-ministers", "defence-ministers", "state-event", "other"]
"""Who meets: 2+2 is the foreign and defence sides together."""

Level = Literal["leader", "ministerial", "official"]
"""How high: heads, ministers, or senior officials below ministers."""

Status = Literal["expected", "scheduled", "postponed", "cancelled", "held"]
"""How far a meeting has come: expected is without a date set by the sides, scheduled is with one."""

Profile = Literal["strict"]
"""How strictly a knowledge base is held to the rules."""

TopicsFrom = Literal["statement", "statement-in-part", "report"]
"""What the topics of a meeting were read from: the whole statement of the sides, a part of it, or what others wrote."""

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

IN_TURN = "; later "
"""str: stands between the titles that an office had one after the other."""
