"""A record as a page: its facts with footnotes, its table of people, what is disputed, and what names it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dialoguekb.export.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Heading,
    Inline,
    Item,
    Line,
    Link,
    Paragraph,
    Reference,
    Strong,
    Table,
)
from dialoguekb.export.fact_text import labelled_item
from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, join_entries, plain_text
from dialoguekb.output.web_address import is_address
from dialoguekb.show.description import CitedSource, Description
from dialoguekb.show.description_text import LONGEST_IN_LINE, MOST_POINTERS, dispute_lines, doubt_marks

_PEOPLE = {"participants": "Participants", "signatories": "Signatories"}
"""Column of people with a country and a title -> the heading of their table."""

_ELSEWHERE = {"id", "sources", "disputes", *_PEOPLE}
"""Columns that are no fact of the list: they have a place of their own."""


def record_document(descriptions: Sequence[Description]) -> Document:
    """Return a document with a page for each record described."""
    blocks = [block for description in descriptions for block in _blocks(description)]
    cited = {cited.source: _reference(cited) for each in descriptions for cited in each.citations}
    return Document(tuple(blocks), cited)


def _blocks(description: Description) -> Iterator[Block]:
    values = dict(zip((column.name for column in description.facts.columns), description.facts.rows[0], strict=True))
    remarks = description.remarks
    yield Heading(1, (description.title,))
    places = ", added to at ".join(place.shown_line for place in (description.place, *description.amended_at))
    general = _cite(description, None)
    yield Paragraph((f"{description.kind.capitalize()} {description.id}, {places}", *general))
    yield Bullets(tuple(_facts(description)))
    for name, heading in _PEOPLE.items():
        if values.get(name):
            yield Heading(2, (heading, *_cite(description, name)))
            yield _people(values[name])
    if remarks.get("disputes"):
        yield Heading(2, ("Sources disagree",))
        yield Bullets(tuple(_item(field, lines) for field, lines in dispute_lines(remarks["disputes"])))
    if remarks.get("not_established"):
        yield Heading(2, ("Not established",))
        yield Bullets(tuple(Item((text,)) for text in remarks["not_established"]))
    if description.pointers:
        yield Heading(2, ("Named by",))
        yield Bullets(tuple(_pointers(description)))


def _facts(description: Description) -> Iterator[Item]:
    marks = doubt_marks(description)
    for column, value in zip(description.facts.columns, description.facts.rows[0], strict=True):
        if column.name in _ELSEWHERE or value in (None, []):
            continue
        entries = _entries(column, value)
        after = (" ".join(["", *marks.get(column.name, [])]), *_cite(description, column.name))
        if column.form == "items" or any(len(entry) > LONGEST_IN_LINE for entry in entries[1:]):
            yield Item((Strong(column.heading), *after), tuple(map(_line, entries)))
        elif is_address(text := join_entries(entries)):
            yield labelled_item(column.heading, Link(text, text), *after)
        else:
            yield labelled_item(column.heading, text, *after)
    if asides := description.remarks.get("asides"):
        yield Item((Strong("More exactly"),), tuple((f"{aside['of']}: {aside['remark']}",) for aside in asides))
    if note := description.remarks.get("note"):
        yield labelled_item("Note", note)


def _entries(column: Column, value: Any) -> list[str]:
    return cell_parts(column._replace(item=column.detail or column.item), value)


def _line(entry: str) -> Line:
    """Return an entry as a line; an address at its end is a link under what stands before it."""
    text, _, last = entry.rpartition(" ")
    return (Link(text or last, last),) if is_address(last) else (entry,)


def _people(people: Sequence[dict[str, Any]]) -> Table:
    rows = [tuple((plain_text(person.get(key)),) for key in ("name", "title", "country")) for person in people]
    return Table(("Name", "Title", "For"), tuple(rows))


def _item(label: str, lines: str | list[str]) -> Item:
    return Item((Strong(label),), tuple((line,) for line in ([lines] if isinstance(lines, str) else lines)))


def _pointers(description: Description) -> Iterator[Item]:
    for plural, group in groupby(description.pointers, key=lambda pointer: pointer.plural):
        named = list(group)
        lines: list[Line] = [(f"{pointer.title} ({pointer.id})",) for pointer in named[:MOST_POINTERS]]
        if len(named) > MOST_POINTERS:
            lines.append((f"and {len(named) - MOST_POINTERS} more",))
        yield Item((Strong(f"{plural.capitalize()} ({len(named)})"),), tuple(lines))


def _cite(description: Description, field: str | None) -> tuple[Inline, ...]:
    """Return the mark of the sources that back a field by name; with None, those of the record as a whole."""
    sources = [cited.source for cited in description.citations if (field in cited.backs if field else not cited.backs)]
    return (Cite(tuple(sources)),) if sources else ()


def _reference(cited: CitedSource) -> Reference:
    date = cited.published or (f"no date, read {cited.accessed}" if cited.accessed else "no date")
    return Reference((f"{cited.publisher}, “{cited.title}”, {date}.",), cited.url)
