"""What people call the words of the closed lists: `minister of defense` for the role `defence-minister`."""

from collections.abc import Mapping, Sequence

from dialoguekb.model.names import name_parts
from dialoguekb.model.spellings import british

_SMALL_WORDS = frozenset({"a", "an", "and", "for", "national", "of", "the"})

_SAME = {
    "affairs": "",
    "external": "foreign",
    "leaders": "leader",
    "mod": "defence minister",
    "ministry": "minister",
    "ministers": "minister",
    "officials": "official",
    "vice": "deputy",
}
"""A word -> what it counts as."""

_MEANT: Mapping[str, tuple[str, ...]] = {
    "prime minister": ("head-of-government",),
    "pm": ("head-of-government",),
    "premier": ("head-of-government",),
    "chancellor": ("head-of-government",),
    "government head": ("head-of-government",),
    "head state": ("head-of-state",),
    "king": ("head-of-state",),
    "queen": ("head-of-state",),
    "monarch": ("head-of-state",),
    "emperor": ("head-of-state",),
    "president": ("head-of-state", "head-of-government"),
    "leader": ("leader", "head-of-state", "head-of-government"),
    "deputy minister prime": ("deputy-head-of-government",),
    "deputy pm": ("deputy-head-of-government",),
    "deputy president": ("deputy-head-of-government",),
    "foreign minister": ("foreign-minister", "foreign-ministers"),
    "fm": ("foreign-minister",),
    "eam": ("foreign-minister",),
    "defence minister": ("defence-minister", "defence-ministers"),
    "deputy foreign minister": ("deputy-foreign-minister",),
    "deputy defence minister": ("deputy-defence-minister",),
    "secretary state": ("foreign-minister",),
    "defence secretary state": ("defence-minister",),
    "foreign secretary state": ("foreign-minister",),
    # A minister in London, the first official of the ministry in New Delhi.
    "foreign secretary": ("foreign-minister", "foreign-official"),
    "defence secretary": ("defence-minister", "defence-official"),
    "deputy secretary state": ("deputy-foreign-minister",),
    "deputy defence secretary": ("deputy-defence-minister",),
    "foreign official": ("foreign-official",),
    "defence official": ("defence-official",),
    "minister": ("ministerial", "foreign-minister", "defence-minister"),
    "official": ("official", "foreign-official", "defence-official"),
    "envoy": ("ambassador",),
    "high commissioner": ("ambassador",),
    "canceled": ("cancelled",),
    "planned": ("scheduled", "expected"),
    "upcoming": ("scheduled", "expected"),
    "announced": ("scheduled", "expected"),
    "delayed": ("postponed",),
    "completed": ("held",),
    "done": ("held",),
    "past": ("held",),
    "two two": ("2+2",),
    "two plus two": ("2+2",),
    "2 plus 2": ("2+2",),
    "acsa": ("logistics",),
    "gsomia": ("information-security",),
    "raa": ("access",),
    "sofa": ("access",),
    "vfa": ("access",),
    "online": ("virtual",),
    "video": ("virtual",),
}
"""Folded words in British spelling, in any order -> the words of closed lists that they may mean."""

_BY_WORDS = {frozenset(words.split()): meant for words, meant in _MEANT.items()}


def words_meant(typed: str, valid: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a closed list that a typed text may mean; one where it means that one."""
    words = [british(word) for word in name_parts(typed) if word not in _SMALL_WORDS]
    counted = frozenset(part for word in words for part in _SAME.get(word, word).split())
    return tuple(word for word in _BY_WORDS.get(counted, ()) if word in valid)
