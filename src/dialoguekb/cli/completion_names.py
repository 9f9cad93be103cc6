"""The names and words that the Tab key offers: from the cached index, else from the files, which are not checked."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from dialoguekb.cli.settings import Settings
from dialoguekb.data_folder import bundled_folder, choose_folder
from dialoguekb.index.completion_table import completion_rows, completions, completions_in, is_offered
from dialoguekb.query.filter import Filter
from dialoguekb.query.listing import Listing
from dialoguekb.query.typed_values import words_on_record
from dialoguekb.store.bundled_index import open_bundled
from dialoguekb.store.cached_index import open_cached


def names_to_complete(settings: Settings, kinds: Sequence[str], typed: str) -> list[str]:
    """Return the names of the records of these kinds (of all kinds if empty) that begin as typed.

    Raises WrongCallError if there is no such folder.
    """
    folder = choose_folder(settings.data)
    index = (open_cached(str(folder)) or open_bundled(str(folder))) if settings.cache else None
    if index is None:
        return completions(typed, _names_in_files(folder, kinds))
    with closing(index):
        return completions_in(index, kinds, typed)


def fields_to_complete(settings: Settings, record: str, typed: str) -> list[str]:
    """Return the addresses (`JP.capital`) of the fields of a record that begin as typed.

    Raises UnknownNameError if there is no such record, and WrongCallError if there is no such folder.
    """
    from dialoguekb.knowledge_base import open_knowledge_base
    from dialoguekb.model.fields import fields_of
    from dialoguekb.model.records import KINDS

    with open_knowledge_base(settings.data, cache=settings.cache) as base:
        kind = base.find(record).kind
    return [f"{record}.{field.key}" for field in fields_of(KINDS[kind]) if field.key.startswith(typed)]


def words_to_complete(settings: Settings, declared: Filter, listing: Listing, typed: str) -> list[str]:
    """Return the values on record for a filter of the form `word` in a listing that begin as typed.

    Raises WrongCallError where there is no such folder, FaultyDataError where its files have errors.
    """
    with settings.open() as base:
        words = words_on_record(base.index, declared, listing)
    return completions(typed, [word for word in words if is_offered(word)])


def _names_in_files(folder: Path, kinds: Sequence[str]) -> list[str]:
    """Return every name that may be offered, even if the files have faults."""
    from dialoguekb.index.name_rows import names_of
    from dialoguekb.model.record_set import RecordSet
    from dialoguekb.reading.layers import read_knowledge_base

    records = RecordSet.from_kinds(read_knowledge_base(folder, bundled_folder()).records)
    wanted = records.all() if not kinds else [record for kind in kinds for record in records.of_kind(kind).values()]
    return [row["name"] for record in wanted for row in completion_rows(names_of(record, records))]
