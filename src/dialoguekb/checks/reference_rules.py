"""Rules about ids and field names that must exist."""

import re
from collections.abc import Iterator
from typing import Any

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.errors import with_article
from dialoguekb.model.editions import edition_in
from dialoguekb.model.fields import field_by_key, noun_of
from dialoguekb.model.honorifics import without_titles
from dialoguekb.model.names import name_key, person_key
from dialoguekb.model.nearest import nearest
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS, Record, SourcedRecord
from dialoguekb.model.references import references_in

_MOST_SUGGESTIONS = 100
"""int: the number of unknown ids that get suggestions; each is compared with every known id."""

_MOST_LEVELS = 32
"""int: the maximum number of levels above a topic."""


@rule("error")
def unknown_reference(subject: Subject) -> Iterator[Finding]:
    """Every id in a record belongs to a record of the right kind."""
    suggestions: dict[tuple[str, str], tuple[str, ...]] = {}
    called: dict[str, dict[str, list[str]]] = {}
    for record in subject.records.all():
        for kind, path, value in references_in(record):
            if subject.is_declared(kind, value):
                continue
            if (kind, value) not in suggestions:
                has_room = len(suggestions) < _MOST_SUGGESTIONS
                suggestions[kind, value] = _meant(kind, value, subject.records, called) if has_room else ()
            close = suggestions[kind, value]
            # A file that could not be read may declare the id, so report only what looks mistyped.
            if close or not subject.some_unread:
                message = f"no {kind} has the id '{value}'"
                yield Finding(record, path, message, f"an id that 'dialoguekb {KINDS[kind].plural}' lists", close)


def _meant(kind: str, value: str, records: RecordSet, called: dict[str, dict[str, list[str]]]) -> tuple[str, ...]:
    """Return the ids that a text without a record may mean: of the records called so, else the nearest.

    `called` holds the ids by the key of each name, for the kinds that were looked at.
    """
    spellings = [value, *(without_titles(value) if kind == "official" else ())]
    for spelling in spellings:
        if ids := _ids_called(kind, spelling, records, called):
            return tuple(ids[:_MOST_OF_A_NAME])
    edition = edition_in(value) if kind == "meeting" else None
    if edition:
        dialogues = _ids_called("dialogue", edition.name, records, called)
        meetings = [
            meeting.id
            for meeting in records.meetings.values()
            if meeting.dialogue in dialogues and str(meeting.start or "").startswith(edition.when)
        ]
        if meetings:
            return tuple(sorted(meetings)[:_MOST_OF_A_NAME])
    return nearest(value, records.of_kind(kind))


def _ids_called(kind: str, name: str, records: RecordSet, called: dict[str, dict[str, list[str]]]) -> list[str]:
    """Return the ids of the records of a kind that bear a name; of officials, with its parts in any order."""
    key = person_key if kind == "official" else name_key
    if kind not in called:
        ids: dict[str, list[str]] = {}
        for record in records.of_kind(kind).values():
            for _, each in record.names(records):
                if each and record.id not in ids.setdefault(key(each), []):
                    ids[key(each)].append(record.id)
        called[kind] = ids
    plain = re.sub(r"^the\s+(?=\S)", "", name.strip(), flags=re.IGNORECASE)
    return called[kind].get(key(name), []) or called[kind].get(key(plain), [])


_MOST_OF_A_NAME = 3

_UPKEEP_FIELDS = frozenset({"id", "overrides", "amends", "accepted", "unsourced", "disputes"})
"""Fields about the record itself: no source can support or dispute them."""


@rule("error")
def unknown_field_path(subject: Subject) -> Iterator[Finding]:
    """A citation, a dispute or an unsourced mark names a field that exists and can have a source."""
    for record in subject.records.all():
        if isinstance(record, SourcedRecord):
            yield from _check_field_names(record, record, "")
            for position, tenure in enumerate(getattr(record, "tenures", ())):
                yield from _check_field_names(record, tenure, f"tenures[{position}].")


def _check_field_names(record: Record, part: Any, prefix: str) -> Iterator[Finding]:
    valid = field_by_key(type(part))
    names = [
        *((f"unsourced[{n}].field", mark.field) for n, mark in enumerate(part.unsourced)),
        *((f"disputes[{n}].field", dispute.field) for n, dispute in enumerate(getattr(part, "disputes", ()))),
        *(
            (f"sources[{n}].supports[{m}]", name)
            for n, citation in enumerate(part.sources)
            for m, name in enumerate(citation.supports)
        ),
    ]
    for path, name in names:
        if name in _UPKEEP_FIELDS:
            message = f"{name} describes the record itself, so it has no source"
            yield Finding(record, prefix + path, message, "a different field")
        elif name not in valid:
            kind = record.kind_name
            what = kind if part is record else f"{noun_of(type(part))} of the {kind}"
            message = f"{with_article(what)} has no field '{name}'"
            yield Finding(record, prefix + path, message, "the name of a field", nearest(name, valid))


@rule("error")
def unknown_home_country(subject: Subject) -> Iterator[Finding]:
    """The home country of the manifest has a record."""
    manifest = subject.manifest
    if manifest is None or manifest.home_country is None or subject.some_unread:
        return
    if not subject.is_declared("country", manifest.home_country):
        yield Finding(
            manifest,
            "home_country",
            f"no country has the id '{manifest.home_country}'",
            "an id that 'dialoguekb countries' lists",
            nearest(manifest.home_country, subject.records.countries),
        )


@rule("error")
def broader_cycle(subject: Subject) -> Iterator[Finding]:
    """No topic is broader than itself, and none has more than 32 levels above it."""
    topics = subject.records.topics
    for topic in topics.values():
        level = {wider for wider in topic.broader if wider in topics}
        for _ in range(_MOST_LEVELS):
            if topic.id in level:
                yield Finding(
                    topic, "broader", f"topic {topic.id} is broader than itself", "a topic outside this chain"
                )
                break
            level = {wider for below in level for wider in topics[below].broader if wider in topics}
            if not level:
                break
        else:
            yield Finding(
                topic,
                "broader",
                f"topic {topic.id} has more than {_MOST_LEVELS} levels above it",
                "a flatter vocabulary",
            )
