"""Every name that a record answers to."""

from collections.abc import Iterator
from typing import Any

from dialoguekb.model.names import BY_ID, name_key, person_key
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record


def names_of(record: Record, records: RecordSet) -> Iterator[dict[str, Any]]:
    """Yield the rows of the table `names` for a record: kind, key, strength, id and name; no row twice."""
    to_key = person_key if record.is_person else name_key
    seen: set[str] = set()
    for strength, name in [(BY_ID, record.id), *record.names(records)]:
        keys = {to_key(name), name_key(name)} - seen if name else set()
        seen |= keys
        for key in sorted(keys):
            yield {"kind": record.kind_name, "key": key, "strength": strength, "id": record.id, "name": name}
