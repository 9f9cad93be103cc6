"""The valid values nearest to a misspelt one, for `did you mean …?`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_LEAST_LIKENESS = 0.6
"""float, 0 to 1: the share of letters in common below which a value is no suggestion."""

_LEAST_OF_BEST = 0.9
"""float, 0 to 1: the share of the best suggestion's likeness that a further one needs."""

_LIKENESS_OF_BEGINNING = 0.85
"""float, 0 to 1: the likeness of a value that begins with all of what was written."""

_LONGEST_WANTED = 64
"""int, characters: a longer text is no misspelt name, and comparing it would take long."""

_LONGEST_CANDIDATE = 128
"""int, characters: a longer value is too far from anything that may be wanted."""


def nearest(value: str, valid: Iterable[str], limit: int = 3, least: float = _LEAST_LIKENESS) -> tuple[str, ...]:
    """Return up to `limit` of the valid values that `value` may have meant, best first.

    Letter case does not matter; a result is spelt as in `valid`. `least` is the share of letters in common (0.6 to
    1) that a result needs. Nothing near gives an empty tuple,
    and so does a text over 64 characters; values over 128 are passed over.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - most questions hold no slip

    stripped = value.strip()
    if not stripped or len(stripped) > _LONGEST_WANTED:
        return ()
    wanted = stripped.casefold()
    letters = frozenset(wanted)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored = []
    for candidate in dict.fromkeys(valid):
        if len(candidate) > _LONGEST_CANDIDATE:
            continue
        folded = candidate.casefold()
        if len(wanted) >= 3 and folded.startswith(wanted):
            likeness = max(_LIKENESS_OF_BEGINNING, 2 * len(wanted) / (len(wanted) + len(folded)))
        elif _may_be_near(folded, letters, len(wanted)):
            likeness = _likeness(matcher, folded)
        else:
            continue
        if likeness >= least:
            scored.append((-likeness, abs(len(folded) - len(wanted)), candidate))
    best = min(scored, default=(0.0,))[0]
    near = (entry for entry in scored if entry[0] <= best * _LEAST_OF_BEST)
    return tuple(candidate for _, _, candidate in sorted(near)[:limit])


def _may_be_near(folded: str, letters: frozenset[str], wanted_length: int) -> bool:
    """Whether a bound that costs little leaves the candidate in the race: its letters that are wanted at all."""
    enough = _LEAST_LIKENESS * (len(folded) + wanted_length) / 2
    if min(len(folded), wanted_length) < enough:
        return False
    return sum(map(letters.__contains__, folded)) >= enough


def _likeness(matcher: "SequenceMatcher[str]", folded: str) -> float:
    """Return the share of letters in common and in order, or 0.0 where a quicker bound rules it out."""
    matcher.set_seq1(folded)
    if matcher.quick_ratio() < _LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()
