"""The names that a misspelt one may have meant, for `did you mean …?`: right, or none.

A name is near where a slip of the hand leads to it: a letter too many, too few, wrong, or two in the wrong order.
Short names bear no slip, as another name is as near (`DRC` and `PRC`); initials and numbers must agree.
"""

from collections.abc import Iterable

from dialoguekb.model.names import name_parts

_SLIPS = ((4, 0), (9, 1), (14, 2))
"""For names of fewer letters than the first number, how many slips they bear."""

_MOST_SLIPS = 3

_LEAST_LETTERS = 6
"""int: a wrong letter in a shorter name makes another name (`Iran` and `Iraq`)."""

_SHORTEST_WORD = 4
"""int, letters: a shorter word does not suggest the names that contain it."""

_LONGEST = 64
"""int, characters: a longer text is no misspelt name."""


class KeyTest:
    """Says, from its key alone, whether a name may be one that `likely_names` returns; this costs little."""

    def __init__(self, typed: str) -> None:
        """Take the name typed."""
        words = name_parts(typed[: _LONGEST + 1])
        self._letters = set("".join(words))
        self._exact = [word for word in words if len(word) == 1 or word.isdigit()]
        self.length = sum(map(len, words))
        """int, the letters of the name typed."""
        self.most_slips = _MOST_SLIPS
        """int: the length of a key may differ by so many."""
        self.longest_word = max(words, key=len, default="")
        """str: a key of another length holds it."""
        self.longest_name = 2 * _LONGEST
        """int: of a longer name, the key says nothing."""

    def passes(self, name: str, key: str) -> bool:
        """Whether a name with this key (`names.name_key`, or `person_key` of a person) may be one of them."""
        if len(name) > self.longest_name:
            return True
        if not all(word in key for word in self._exact):
            return False
        if self.longest_word in key:
            return True
        return abs(len(key) - self.length) <= _MOST_SLIPS and len(self._letters.difference(key)) <= _MOST_SLIPS


def likely_names(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that a typed one may have meant, best first: slips, then names with all of its words."""
    words = name_parts(typed[: _LONGEST + 1])
    if not words or len(typed) > _LONGEST:
        return []
    wanted = _Key(words)
    scored = []
    for name in names:
        key = _Key(name_parts(name[: 2 * _LONGEST]))
        slips = _slips_between(wanted, key)
        if slips is not None:
            scored.append((slips, abs(len(key.text) - len(wanted.text)), name))
        elif _contains(key.words, wanted.words):
            scored.append((_MOST_SLIPS + 1, len(key.words), name))
    scored.sort(key=lambda entry: entry[:2])
    is_found = bool(scored) and scored[0][0] == 0
    return [name for slips, _, name in scored if not slips or not is_found]


class _Key:
    """A name, folded, as it is compared."""

    __slots__ = ("exact", "ordered", "text", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.text = "".join(words)
        self.ordered = "".join(sorted(words))
        self.exact = sorted(word for word in words if len(word) == 1 or word.isdigit())


def _slips_between(wanted: _Key, name: _Key) -> int | None:
    """Return how many slips lead from one name to the other; None if more than a hand makes."""
    if wanted.exact != name.exact:
        return None
    most = next((slips for length, slips in _SLIPS if len(wanted.text) < length), _MOST_SLIPS)
    if wanted.ordered == name.ordered:
        return 0
    if not most or len(name.text) < _SLIPS[0][0] or abs(len(wanted.text) - len(name.text)) > most:
        return None
    pairs = {(wanted.text, name.text), (wanted.ordered, name.ordered)}
    slips = min(_distance(first, second, most) for first, second in pairs)
    return slips if slips <= most else None


def _contains(words: list[str], wanted: list[str]) -> bool:
    return len(words) > len(wanted) and max(map(len, wanted)) >= _SHORTEST_WORD and set(wanted) <= set(words)


def _distance(first: str, second: str, most: int) -> int:
    """Return the optimal string alignment distance, or `most + 1` where it is larger.

    A wrong letter counts twice at the beginning of a name and in a short one: there it makes another name.
    """
    if len(set(first) - set(second)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            wrong = 0 if letter == other else 2 if row == 1 or len(first) < _LEAST_LETTERS else 1
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + wrong)
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]
