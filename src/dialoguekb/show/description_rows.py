"""Turn descriptions of records into rows for a program."""

from collections.abc import Iterator, Sequence
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.query.selection import Answer
from dialoguekb.show.description import Description


def as_answer(descriptions: Sequence[Description]) -> Answer:
    """Return the descriptions as one table: the columns of all kinds described, in order, and a row for each."""
    columns: dict[str, Column] = {"record_type": Column("record_type", "Record")}
    rows = [dict(_fields(description, columns)) for description in descriptions]
    return Answer(tuple(columns.values()), [[row.get(name) for name in columns] for row in rows])


def _fields(description: Description, columns: dict[str, Column]) -> Iterator[tuple[str, Any]]:
    yield "record_type", description.kind
    for column, value in zip(description.facts.columns, description.facts.rows[0], strict=True):
        columns.setdefault(column.name, column)
        yield column.name, value
    for column, value in _surroundings(description):
        columns.setdefault(column.name, column)
        yield column.name, value


def _surroundings(description: Description) -> Iterator[tuple[Column, Any]]:
    remarks = description.remarks
    yield Column("unsourced", "Unsourced", "items", "{field}"), remarks.get("unsourced", [])
    yield Column("not_established", "Not established", "list"), remarks.get("not_established", [])
    yield Column("asides", "Asides", "items", "{of}: {remark}"), remarks.get("asides", [])
    yield Column("note", "Note"), remarks.get("note")
    yield (
        Column("citations", "Citations", "items", "{source}"),
        [
            {
                "source": cited.source,
                "backs": list(cited.backs),
                "quotes": [{"quote": each.quote, "page": each.page} for each in cited.quotes],
            }
            for cited in description.citations
        ],
    )
    yield (
        Column("named_by", "Named by", "items", "{id}"),
        [
            {"record_type": pointer.kind, "id": pointer.id, "title": pointer.title, "fields": list(pointer.fields)}
            for pointer in description.pointers
        ],
    )
    yield Column("file", "File"), description.place.shown_file
    yield Column("line", "Line", "number"), description.place.line
    yield (
        Column("amendments", "Amendments", "items", "{file}:{line}"),
        [{"file": place.shown_file, "line": place.line} for place in description.amended_at],
    )
