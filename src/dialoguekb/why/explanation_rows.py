"""Explanations in, rows out: why a record says what it says, in a form for a program."""

from collections.abc import Sequence
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.model.plain_values import plain
from dialoguekb.model.problems import Place
from dialoguekb.query.selection import Answer
from dialoguekb.why.explanations import Explanation, SupportingSource

_COLUMNS = (
    Column("record", "Record"),
    Column("kind", "Kind"),
    Column("field", "Field"),
    Column("value", "Value"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("inherited_from", "Inherited from"),
    Column("unsourced", "Unsourced", "items", "{field}< ({why})>"),
    Column("sources", "Sources", "items", "{id}"),
    Column("disputes", "Disputes", "items", "{field}: {kept}"),
    Column("not_established", "Not established", "list"),
    Column("announced", "Announced earlier", "items", "{value}< ({source})>"),
    Column("amendments", "Amendments", "items", "{file}:{line}"),
)


def explanation_answer(explanations: Sequence[tuple[Explanation, Place]]) -> Answer:
    """Return explanations, each with the place where its value stands, as a table."""
    return Answer(_COLUMNS, [_row(explanation, place) for explanation, place in explanations])


def _row(explanation: Explanation, place: Place) -> list[Any]:
    said_by = explanation.said_by
    return [
        explanation.record.id,
        explanation.record.kind_name,
        explanation.field,
        explanation.value,
        place.shown_file,
        place.line,
        {"kind": said_by.kind_name, "record": said_by.id, "field": explanation.said_at}
        if explanation.is_inherited
        else None,
        plain(explanation.unsourced),
        [_source(backing) for backing in explanation.backing],
        plain(explanation.disputes),
        list(explanation.missing),
        [{"source": said.source, "date": said.date, "value": said.value} for said in explanation.announced],
        [{"file": added.shown_file, "line": added.line} for added in explanation.added_at],
    ]


def _source(backing: SupportingSource) -> dict[str, Any]:
    source = backing.source
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": plain(source.published),
        "accessed": plain(source.accessed),
        "kind": source.kind,
        "url": source.url,
        "backs": backing.backs,
        "quotes": [{"quote": each.quote, "page": each.page} for each in backing.quotes],
    }
