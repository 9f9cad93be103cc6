"""Which records of officials may be of one person: names that match, contain each other or differ by a letter.

Each record gives the keys under which a like one would stand, so that the cost grows with the number of
records and never with its square. A family name that two share by chance is no key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

from dialoguekb.model.names import name_key, name_parts
from dialoguekb.model.records import Official

_LEAST_LETTERS = 6
"""int: one letter makes no other word of so long a one; shorter names differ by a letter (Li and Lu, Sang and Sung)."""

_MOST_LETTERS = 40
"""int: a longer word is compared as a whole only."""

_MOST_GIVEN_NAMES = 5
"""int: of a name with more given names, no shorter form is looked for."""

_MOST_OF_ONE_KEY = 10
"""int: so many records under one key are compared with a further one."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One spelling of an official's name, its family name apart."""

    words: tuple[str, ...]
    """The folded words of the whole."""
    given: tuple[str, ...]
    """Those that are not of the family name; empty where the family name does not stand in it."""
    family: str
    """The folded family name, in one."""


Spelt = tuple[Official, list[_Spelling]]
"""An official with the spellings of the name, its own first."""


def likely_duplicates(officials: Sequence[Official]) -> dict[str, list[Official]]:
    """Return id of an official -> the officials, of the same country, of whom it may be a second record.

    Of two alike the later in the sequence is named, or the one whose name is the shorter form of the other's.
    Two whose Wikidata items, or else native names, differ are two persons. One Wikidata item is one person.
    """
    alike: dict[str, dict[str, Official]] = {}
    paired: set[frozenset[str]] = set()
    spelt = [(official, _spellings(official)) for official in officials]
    for one, other in chain(_under_one_key(spelt), _shorter_forms(spelt)):
        pair = frozenset((one.id, other.id))
        if len(pair) == 2 and pair not in paired and not _told_apart(one, other):
            paired.add(pair)
            alike.setdefault(one.id, {})[other.id] = other
    return {official_id: list(others.values()) for official_id, others in alike.items()}


def _told_apart(one: Official, other: Official) -> bool:
    if one.wikidata and other.wikidata:
        return one.wikidata != other.wikidata
    if one.native and other.native:
        return name_key(one.native) != name_key(other.native)
    return False


def _under_one_key(spelt: Sequence[Spelt]) -> Iterator[tuple[Official, Official]]:
    """Yield each official with earlier ones that stand under one of its keys."""
    earlier: dict[Key, list[Official]] = {}
    for official, spellings in spelt:
        for key in dict.fromkeys(_keys(official, spellings)):
            under = earlier.setdefault(key, [])
            for other in under:
                yield official, other
            if len(under) < _MOST_OF_ONE_KEY:
                under.append(official)


def _keys(official: Official, spellings: Sequence[_Spelling]) -> Iterator[Key]:
    """Yield what a record of the same person would yield as well."""
    if official.wikidata:
        yield "wikidata", official.wikidata
    if official.native:
        yield official.country, "native", name_key(official.native)
    for spelling in spellings:
        if spelling.given:
            yield official.country, "given", spelling.family, "".join(spelling.given)
    for words in dict.fromkeys(tuple(sorted(spelling.words)) for spelling in spellings):
        yield official.country, "words", *words
        for n, word in enumerate(words):
            if _LEAST_LETTERS <= len(word) <= _MOST_LETTERS:
                yield from ((official.country, "letter", *words[:n], *words[n + 1 :], less) for less in _less_one(word))


def _less_one(word: str) -> Iterator[str]:
    """Yield the word, and it without each letter but the first.

    Two words of which one letter was changed, left out or moved have one of these in common. The first letter
    is hardly ever mistyped, and tells many names apart.
    """
    yield word
    for left_out in range(1, len(word)):
        yield word[:left_out] + word[left_out + 1 :]


def _shorter_forms(spelt: Sequence[Spelt]) -> Iterator[tuple[Official, Official]]:
    """Yield each official whose name is a shorter form of another's (`A. Antony` of `Arack Antony`), and that one."""
    shorter: dict[Key, list[Official]] = {}
    for official, spellings in spelt:
        for n, spelling in enumerate(spellings):
            # What an alias shortens to initials, the name itself has in full.
            if spelling.given and (n == 0 or all(len(word) > 1 for word in spelling.given)):
                under = shorter.setdefault((official.country, spelling.family, *spelling.given), [])
                if len(under) < _MOST_OF_ONE_KEY:
                    under.append(official)
    for official, spellings in spelt:
        for spelling in spellings:
            for form in _forms(spelling.given):
                for other in shorter.get((official.country, spelling.family, *form), ()):
                    yield other, official


def _forms(given: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the shorter forms of given names: each in full, as its initial or left out, but one at least."""
    if len(given) <= _MOST_GIVEN_NAMES:
        for chosen in product(*(dict.fromkeys((word, word[0], "")) for word in given)):
            form = tuple(word for word in chosen if word)
            if form and form != given:
                yield form


def _spellings(official: Official) -> list[_Spelling]:
    """Return the spellings of two words or more; of one, where the name itself is one."""
    names = [official.name, *official.aliases]
    split = [words for name in names if (words := tuple(name_parts(name)))]
    family = tuple(name_parts(official.family_name or "")) or split[0][-1:] if split else ()
    return [_spelling(words, family) for n, words in enumerate(split) if len(words) > 1 or n == 0]


def _spelling(words: tuple[str, ...], family: tuple[str, ...]) -> _Spelling:
    for start in range(len(words) - len(family) + 1):
        end = start + len(family)
        if words[start:end] == family:
            return _Spelling(words, words[:start] + words[end:], "".join(family))
    return _Spelling(words, (), "".join(family))
