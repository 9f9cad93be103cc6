"""Finds officials that may be the same person: names that are equal, abbreviated or differ in a letter.

Similar records share a key, which keeps the cost linear in the number of records. A family name alone is
not a key: many people share one by chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from dialoguekb.model.names import name_key, name_parts
from dialoguekb.model.records import Official

_LEAST_LETTERS = 6
"""int: words are compared letter by letter from this length on; shorter names differ in a letter (Li and Lu)."""

_MOST_LETTERS = 40
"""int: longer words are compared only as a whole."""

_MOST_GIVEN_NAMES = 5
"""int: names with more given names are not abbreviated."""

_MOST_OF_ONE_KEY = 10
"""int: the number of records with a key that are compared with a further one."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One spelling of an official's name, with the family name separated."""

    words: tuple[str, ...]
    """The folded words of the whole name."""
    given: tuple[str, ...]
    """The words other than the family name; empty if the name does not contain the family name."""
    family: str
    """The folded family name, without spaces."""


Candidate = tuple[Official, list[_Spelling], Sequence[str]]
"""An official, the spellings of the name, the main one first, and the countries that they come from or served."""


def likely_duplicates(
    officials: Sequence[Official], countries: Mapping[str, Sequence[str]]
) -> dict[str, list[Official]]:
    """Return the id of an official to the officials of the same country that may be the same person.

    `countries` maps the id of an official to the codes of the countries that they come from or served. Of a pair,
    the key is the later one in the sequence, or the one with the abbreviated name. Different Wikidata items, or
    else different native names, mean two persons; the same Wikidata item means one.
    """
    similar: dict[str, dict[str, Official]] = {}
    pairs: set[frozenset[str]] = set()
    candidates = [(official, _spellings(official), countries[official.id]) for official in officials]
    for official, other in chain(_pairs_with_equal_keys(candidates), _pairs_with_abbreviations(candidates)):
        pair = frozenset((official.id, other.id))
        if len(pair) == 2 and pair not in pairs and not _are_distinct(official, other):
            pairs.add(pair)
            similar.setdefault(official.id, {})[other.id] = other
    return {official_id: list(others.values()) for official_id, others in similar.items()}


def _are_distinct(official: Official, other: Official) -> bool:
    if official.wikidata and other.wikidata:
        return official.wikidata != other.wikidata
    if official.native and other.native:
        return name_key(official.native) != name_key(other.native)
    return False


def _pairs_with_equal_keys(candidates: Sequence[Candidate]) -> Iterator[tuple[Official, Official]]:
    """Yield each official with the earlier ones that share a key."""
    by_key: dict[Key, list[Official]] = {}
    for official, spellings, countries in candidates:
        for key in dict.fromkeys(_keys(official, spellings, countries)):
            earlier = by_key.setdefault(key, [])
            for other in earlier:
                yield official, other
            if len(earlier) < _MOST_OF_ONE_KEY:
                earlier.append(official)


def _keys(official: Official, spellings: Sequence[_Spelling], countries: Sequence[str]) -> Iterator[Key]:
    """Yield keys, at least one of which another record of the same person also yields."""
    if official.wikidata:
        yield "wikidata", official.wikidata
    for country in countries:
        if official.native:
            yield country, "native", name_key(official.native)
        yield from ((country, *key) for key in _keys_of_names(spellings))


def _keys_of_names(spellings: Sequence[_Spelling]) -> Iterator[Key]:
    for spelling in spellings:
        if spelling.given:
            yield "given", spelling.family, "".join(spelling.given)
    for words in dict.fromkeys(tuple(sorted(spelling.words)) for spelling in spellings):
        yield "words", *words
        for n, word in enumerate(words):
            if _LEAST_LETTERS <= len(word) <= _MOST_LETTERS:
                rest = (*words[:n], *words[n + 1 :])
                yield from (("letter", *rest, form) for form in _without_a_letter(word))


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield the word, and the word without each letter except the first.

    Words that differ in one letter share one of these forms. The first letter is rarely mistyped, and it
    distinguishes many names.
    """
    yield word
    for n in range(1, len(word)):
        yield word[:n] + word[n + 1 :]


def _pairs_with_abbreviations(candidates: Sequence[Candidate]) -> Iterator[tuple[Official, Official]]:
    """Yield each official whose name abbreviates another's (`A. Antony` for `Arack Antony`), and the other one."""
    by_name: dict[Key, list[Official]] = {}
    for official, spellings, countries in candidates:
        for n, spelling in enumerate(spellings):
            # An alias of initials says nothing: the name itself has the given names in full.
            if spelling.given and (n == 0 or all(len(word) > 1 for word in spelling.given)):
                for country in countries:
                    same_name = by_name.setdefault((country, spelling.family, *spelling.given), [])
                    if len(same_name) < _MOST_OF_ONE_KEY:
                        same_name.append(official)
    for official, spellings, countries in candidates:
        for spelling, country in product(spellings, countries):
            for form in _abbreviations(spelling.given):
                for other in by_name.get((country, spelling.family, *form), ()):
                    yield other, official


def _abbreviations(given: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the shorter forms of given names: each in full, as an initial or omitted, at least one present."""
    if len(given) <= _MOST_GIVEN_NAMES:
        for words in product(*(dict.fromkeys((word, word[0], "")) for word in given)):
            form = tuple(word for word in words if word)
            if form and form != given:
                yield form


def _spellings(official: Official) -> list[_Spelling]:
    """Return the spellings of two or more words; of one word only if the name itself is one word."""
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
