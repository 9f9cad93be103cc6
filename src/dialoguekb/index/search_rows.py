"""The full-text tables of the index, filled when they are first asked for."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dialoguekb.index.internal_tables import SEARCH_RECORDS, SEARCH_WORDS, SPELLINGS
from dialoguekb.index.row_writer import Rows, Writer
from dialoguekb.index.search_fields import SEARCHED
from dialoguekb.index.search_texts import texts_of
from dialoguekb.index.spelling_rows import add_spellings, spellings_in
from dialoguekb.model.progress import Progress, ignore_progress
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Record
from dialoguekb.model.words import folded_text

_PROGRESS_STEP = 500
"""int, records between two reports of progress."""

_NUMBERED = "select number, kind, id from stored_records order by number"


def add_search(connection: sqlite3.Connection, records: RecordSet, progress: Progress = ignore_progress) -> None:
    """Create and fill the tables that are searched, where a record has a row under its own number in each."""
    connection.execute("begin")
    connection.execute(SEARCH_RECORDS.creation)
    connection.execute(SEARCH_WORDS.creation)
    connection.execute(SPELLINGS.creation)
    (count,) = connection.execute("select count(*) from stored_records").fetchone()
    writer, spellings = Writer(connection), set[str]()
    for done, (number, kind, record_id) in enumerate(connection.execute(_NUMBERED), 1):
        record = records.of_kind(kind)[record_id]
        texts = texts_of(record, records)
        writer.add(number, rows_of_search(record, texts, records))
        spellings |= spellings_in(record_id, texts)
        if done % _PROGRESS_STEP == 0 or done == count:
            progress("words", done, count)
    writer.flush()
    add_spellings(connection, spellings)
    connection.execute("commit")


def rows_of_search(record: Record, texts: Mapping[str, Sequence[str]], records: RecordSet) -> dict[str, Rows]:
    """Return the rows by which full text finds a record with these texts: table -> rows, as column -> value."""
    record_row = {
        "kind": record.kind_name,
        "id": record.id,
        "title": record.caption(records),
        "texts": json.dumps(texts, ensure_ascii=False),
    }
    words: dict[str, Any] = {field: " ".join(map(folded_text, texts.get(field, ()))) for field in SEARCHED}
    return {SEARCH_RECORDS.name: [record_row], SEARCH_WORDS.name: [words]}
