"""Every name that a record answers to."""

from collections.abc import Callable, Iterator
from typing import Any

from dialoguekb.model.derivations.series import title_of
from dialoguekb.model.names import name_key, person_key
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import (
    Agreement,
    Country,
    Dialogue,
    Grouping,
    Meeting,
    Office,
    Official,
    Record,
    Source,
    Topic,
)

BY_ID, BY_NAME, BY_PART = 0, 1, 2
"""How strongly a name points to its record: its id or code, a name or alias, a part of a name (a family name)."""

Named = tuple[int, str | None]


def names_of(record: Record, records: RecordSet) -> Iterator[dict[str, Any]]:
    """Yield the rows of the table `names` for a record: kind, key, strength, id and name; no row twice."""
    to_key = person_key if isinstance(record, Official) else name_key
    seen: set[str] = set()
    for strength, name in [(BY_ID, record.id), *_NAMERS[type(record)](record, records)]:
        keys = {to_key(name), name_key(name)} - seen if name else set()
        seen |= keys
        for key in sorted(keys):
            yield {"kind": record.record_kind, "key": key, "strength": strength, "id": record.id, "name": name}


def caption_of(record: Record, records: RecordSet) -> str:
    """Return what a record is called in a line: short, and enough to tell it from others of its name."""
    return str(_CAPTIONS.get(type(record), _own_name)(record, records))


def _own_name(record: Any, _: RecordSet) -> object:
    return record.name


def _agreement_caption(agreement: Agreement, records: RecordSet) -> str:
    parties = "–".join(_country_name(code, records) for code in agreement.parties)
    return ", ".join([agreement.short, parties, *([agreement.signed.text] if agreement.signed else [])])


def _office_caption(office: Office, records: RecordSet) -> str:
    return f"{office.title}, {_country_name(office.country, records)}"


def _topic_caption(topic: Topic, _: RecordSet) -> str:
    return topic.label


def _source_caption(source: Source, _: RecordSet) -> str:
    return f"{source.publisher}, {source.title}"


_CAPTIONS: dict[type[Record], Callable[[Any, RecordSet], object]] = {
    Meeting: title_of,
    Agreement: _agreement_caption,
    Office: _office_caption,
    Topic: _topic_caption,
    Source: _source_caption,
}


def _country_name(code: str, records: RecordSet) -> str:
    country = records.countries.get(code)
    return country.name if country else code


def _all(strength: int, *names: str | None) -> list[Named]:
    return [(strength, name) for name in names]


def _country(country: Country, _: RecordSet) -> list[Named]:
    return [
        (BY_ID, country.alpha3),
        *_all(BY_NAME, country.name, country.official_name, country.native, *country.aliases),
        (BY_PART, country.demonym),
    ]


def _grouping(grouping: Grouping, _: RecordSet) -> list[Named]:
    return _all(BY_NAME, grouping.short, grouping.name, *grouping.aliases)


def _office(office: Office, records: RecordSet) -> list[Named]:
    return [(BY_NAME, f"{_country_name(office.country, records)} {office.title}"), (BY_PART, office.title)]


def _official(official: Official, _: RecordSet) -> list[Named]:
    return [
        *_all(BY_NAME, official.name, official.native, *official.aliases),
        (BY_PART, official.family_name),
    ]


def _dialogue(dialogue: Dialogue, _: RecordSet) -> list[Named]:
    return _all(BY_NAME, dialogue.name, *dialogue.aliases)


def _meeting(meeting: Meeting, records: RecordSet) -> list[Named]:
    return _all(BY_NAME, title_of(meeting, records), *meeting.aliases)


def _agreement(agreement: Agreement, _: RecordSet) -> list[Named]:
    return _all(BY_NAME, agreement.short, agreement.title, *agreement.aliases)


def _topic(topic: Topic, _: RecordSet) -> list[Named]:
    return _all(BY_NAME, topic.label, *topic.aliases)


def _source(source: Source, _: RecordSet) -> list[Named]:
    return [(BY_ID, source.url), (BY_NAME, source.title)]


_NAMERS: dict[type[Record], Callable[[Any, RecordSet], list[Named]]] = {
    Country: _country,
    Grouping: _grouping,
    Office: _office,
    Official: _official,
    Dialogue: _dialogue,
    Meeting: _meeting,
    Agreement: _agreement,
    Topic: _topic,
    Source: _source,
}
