"""Rules about names that lead to two records of one kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.names import name_key, name_parts
from dialoguekb.model.records import Agreement, Record

_NAMES: dict[str, tuple[str, ...]] = {
    "country": ("id", "alpha3", "name", "official_name", "native", "aliases"),
    "grouping": ("id", "short", "name", "aliases"),
    "dialogue": ("id", "name", "aliases"),
    "meeting": ("id", "title", "aliases"),
    "agreement": ("id", "title", "aliases"),
}
"""Kind -> the fields whose names lead to one record. `short` of an agreement (ACSA) is many's by nature."""

_TOPIC_NAMES = ("label", "aliases")

_LEAST_LETTERS = 8
"""int: one letter may make another word of a shorter name (`trade` and `trader`)."""

_MOST_LETTERS = 60
"""int: a longer name is compared as a whole only."""

_EMPTY_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "with", "&"})

_DIGITS = re.compile(r"\d+")

Name = tuple[Record, str, str]
"""A record, the field in which it is called so, and the name."""


@rule("warning")
def double_name(subject: Subject) -> Iterator[Finding]:
    """A name leads to one country, grouping, dialogue or meeting, and a title to one agreement of its parties."""
    for kind, fields in _NAMES.items():
        first: dict[tuple[str, ...], Record] = {}
        for record, path, name in _names(subject.records.of_kind(kind).values(), fields):
            key = name_key(name)
            # Agreements of a kind bear one title (the GSOMIAs); their parties tell them apart.
            parties = record.parties if isinstance(record, Agreement) else ()
            other = first.setdefault((key, *parties), record) if key else record
            if other is not record:
                message = f"'{name}' leads to {kind} {other.id} too"
                yield Finding(record, path, message, f"a name of this {kind} alone")


@rule("warning")
def near_duplicate_topic(subject: Subject) -> Iterator[Finding]:
    """No two topics bear one name, or names that differ by a letter, a plural or the order of words."""
    first: dict[str, Name] = {}
    told: set[tuple[str, str]] = set()
    for entry in _names(subject.records.topics.values(), _TOPIC_NAMES):
        topic, path, name = entry
        for key in _topic_keys(name):
            other, _, other_name = first.setdefault(key, entry)
            if other is not topic and (other.id, topic.id) not in told:
                told.add((other.id, topic.id))
                message = f"'{name}' is nearly '{other_name}' of topic {other.id}"
                yield Finding(topic, path, message, "one topic, with the other name as its alias")


def _names(records: Iterable[Record], fields: Sequence[str]) -> Iterator[Name]:
    for record in records:
        for field in fields:
            value: Any = getattr(record, field)
            if isinstance(value, tuple):
                yield from ((record, f"{field}[{n}]", name) for n, name in enumerate(value))
            elif value:
                yield record, field, value


def _topic_keys(name: str) -> Iterator[str]:
    """Yield what a name that means the same would yield as well, so that the cost grows with the number of names."""
    words = sorted(_singular(word) for word in name_parts(name) if word not in _EMPTY_WORDS)
    whole = " ".join(words)
    if not whole:
        return
    yield whole
    if _LEAST_LETTERS <= len(whole) <= _MOST_LETTERS:
        # Two names of which one letter was changed, left out or moved are one without it; other numbers, other things.
        numbers = ",".join(_DIGITS.findall(whole))
        yield f"{numbers}:{whole}"
        for left_out in range(len(whole)):
            yield f"{numbers}:{whole[:left_out]}{whole[left_out + 1 :]}"


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
