"""The names that the Tab key offers, read without the checks, as an answer must come at once."""

from collections.abc import Sequence
from pathlib import Path

from dialoguekb.index.naming import rows_of_names
from dialoguekb.locations import bundled_folder, choose_folder
from dialoguekb.reading.layers import read_knowledge_base
from dialoguekb.record_set import RecordSet


def names_to_complete(data: Path | None, kinds: Sequence[str]) -> list[str]:
    """Return every name of the records of these kinds (all where empty).

    Raises WrongCallError where there is no such folder.
    """
    loaded = read_knowledge_base(choose_folder(data), bundled_folder())
    records = RecordSet.from_kinds(loaded.records)
    wanted = records.all() if not kinds else [record for kind in kinds for record in records.of_kind(kind).values()]
    return [row["name"] for row in rows_of_names(records, wanted)]
