"""Rules about names that two records of a kind share."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.errors import in_quotes
from dialoguekb.model.names import name_key, name_parts
from dialoguekb.model.records import KINDS, Record

_TOPIC_NAMES = ("label", "aliases")

_LEAST_LETTERS = 8
"""int: names are compared letter by letter from this length on; in shorter ones a letter can change the word."""

_MOST_LETTERS = 60
"""int: longer names are compared only as a whole."""

_STOP_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "with", "&"})

_DIGITS = re.compile(r"\d+")

Name = tuple[Record, str, str]
"""A record, the path of the field with the name, and the name."""


@rule("warning")
def double_name(subject: Subject) -> Iterator[Finding]:
    """No two records of a kind have the same name; agreements of different parties may have the same title."""
    for kind, cls in KINDS.items():
        first: dict[tuple[str, Any], Record] = {}
        for record, path, name in _names(subject.records.of_kind(kind).values(), cls.unique_names):
            key = name_key(name)
            within = getattr(record, cls.unique_within) if cls.unique_within else None
            other = first.setdefault((key, within), record) if key else record
            if other is not record:
                message = f"'{name}' is also a name of {kind} {other.id}"
                yield Finding(record, path, message, f"a name that no other {kind} has")


@rule("warning")
def near_duplicate_topic(subject: Subject) -> Iterator[Finding]:
    """No two topics have the same name, or names that differ only in a letter, a plural or word order."""
    first: dict[str, Name] = {}
    reported: set[tuple[str, str]] = set()
    for entry in _names(subject.records.topics.values(), _TOPIC_NAMES):
        topic, path, name = entry
        for key in _topic_keys(name):
            other, _, other_name = first.setdefault(key, entry)
            if other is not topic and (other.id, topic.id) not in reported:
                reported.add((other.id, topic.id))
                message = f"'{name}' is nearly the same as '{other_name}' of topic {other.id}"
                yield Finding(topic, path, message, "one topic, with the other name as an alias")


def _names(records: Iterable[Record], fields: Sequence[str]) -> Iterator[Name]:
    for record in records:
        for field in fields:
            value: Any = getattr(record, field)
            if isinstance(value, tuple):
                yield from ((record, f"{field}[{n}]", name) for n, name in enumerate(value))
            elif value:
                yield record, field, value


def _topic_keys(name: str) -> Iterator[str]:
    """Yield keys, at least one of which a name with the same meaning also yields; this keeps the cost linear."""
    words = sorted(_singular(word) for word in name_parts(name) if word not in _STOP_WORDS)
    whole = " ".join(words)
    if not whole:
        return
    yield whole
    if _LEAST_LETTERS <= len(whole) <= _MOST_LETTERS:
        # Names that differ in one letter are equal without it. Different numbers mean different things.
        numbers = ",".join(_DIGITS.findall(whole))
        yield f"{numbers}:{whole}"
        for omitted in range(len(whole)):
            yield f"{numbers}:{whole[:omitted]}{whole[omitted + 1 :]}"


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@rule("warning")
def one_spelling(subject: Subject) -> Iterator[Finding]:
    """A city or a publisher is spelt in one way: case, accents, spaces and Unicode forms do not tell two apart."""
    spelt: dict[tuple[str, str], str] = {}
    of_records = (
        *((meeting, "city", meeting.city) for meeting in subject.records.meetings.values()),
        *((source, "publisher", source.publisher) for source in subject.records.sources.values()),
    )
    for record, field, value in of_records:
        if not value or not name_key(value):  # signs alone have no key
            continue
        first = spelt.setdefault((field, name_key(value)), value)
        if first != value and (field, value) not in spelt:
            spelt[field, value] = first
            same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", value)
            how = ", in another Unicode form" if same else ""
            yield Finding(record, field, f"{in_quotes(value)} is also written {in_quotes(first)}{how}", first)
