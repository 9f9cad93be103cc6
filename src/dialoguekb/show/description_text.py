"""A description as a person reads it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts
from dialoguekb.output.record_text import record_lines
from dialoguekb.show.description import Description, Pointer

MOST_POINTERS = 12
"""int, how many records of a kind are named before the rest is only counted."""

LONGEST_IN_LINE = 40
"""int, characters: a list with a longer entry has a line for each."""

Line = tuple[str, str | list[str]]
"""A label and its value, or values that stand one below the other."""


def description_lines(description: Description, width: int | None) -> Iterator[str]:
    """Yield the text of a description: its facts, its doubts, its sources, and what points to it."""
    doubted = doubt_marks(description)
    return record_lines(
        f"{description.title} ({description.kind} {description.id})",
        [
            ("", [*_facts(description, doubted), *_places(description)]),
            ("Sources disagree", list(dispute_lines(description.remarks.get("disputes", [])))),
            ("Not established", [("", text) for text in description.remarks.get("not_established", [])]),
            ("Rests on", list(_sources(description))),
            ("Named by", list(_pointers(description.pointers))),
        ],
        width=width,
    )


def _places(description: Description) -> Iterator[Line]:
    yield "Written at", description.place.shown_line
    if description.amended_at:
        yield "Added to at", [place.shown_line for place in description.amended_at]


def doubt_marks(description: Description) -> dict[str, list[str]]:
    """Return field -> the marks that stand behind its value."""
    marks: dict[str, list[str]] = {}
    for mark in description.remarks.get("unsourced", []):
        marks.setdefault(mark["field"], []).append(unsourced_mark(mark.get("why")))
    for field in dict.fromkeys(dispute["field"] for dispute in description.remarks.get("disputes", [])):
        marks.setdefault(field, []).append("[sources disagree]")
    return marks


def unsourced_mark(why: str | None) -> str:
    """Return the mark of a value that no source read confirms."""
    return f"[unsourced: {why}]" if why else "[unsourced]"


def _facts(description: Description, doubted: dict[str, list[str]]) -> Iterator[Line]:
    for column, value in zip(description.facts.columns, description.facts.rows[0], strict=True):
        if column.name in {"id", "sources", "disputes"} or value in (None, []):
            continue
        yield column.heading, _in_short(_entries(column, value), doubted.get(column.name, []))
    if asides := description.remarks.get("asides"):
        yield "More exactly", [f"{aside['of']}: {aside['remark']}" for aside in asides]
    if note := description.remarks.get("note"):
        yield "Note", note


def _entries(column: Column, value: Any) -> list[str]:
    entries = cell_parts(column._replace(item=column.detail or column.item), value)
    is_short = column.form == "list" and all(len(entry) <= LONGEST_IN_LINE for entry in entries)
    return [", ".join(entries)] if is_short else entries


def add_marks(entries: list[str], marks: list[str]) -> list[str]:
    """Return the lines of a value with its marks: behind it, or below a list, as none is of the last entry alone."""
    return [" ".join([*entries, *marks])] if len(entries) == 1 else [*entries, *marks]


def _in_short(entries: list[str], marks: list[str]) -> str | list[str]:
    lines = add_marks(entries, marks)
    return lines[0] if len(lines) == 1 else lines


def dispute_lines(disputes: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Yield a field and its lines for each dispute: the value kept, those not kept, who says so, and why."""
    for dispute in disputes:
        kept = f"kept: {dispute['kept']}" if dispute["kept"] else "no value kept"
        lines = [kept + _said_by(dispute["sources"])]
        lines += [f"not kept: {other['value']}{_said_by(other['sources'])}" for other in dispute["not_kept"]]
        yield dispute["field"], lines + ([f"why: {dispute['why']}"] if dispute["why"] else [])


def _said_by(sources: list[str]) -> str:
    return f" ({', '.join(sources)})" if sources else ""


def _sources(description: Description) -> Iterator[Line]:
    for cited in description.citations:
        backs = f" (for {', '.join(cited.backs)})" if cited.backs else ""
        date = cited.published or (f"read {cited.accessed}" if cited.accessed else "no date")
        entry = f"{cited.publisher}, {cited.title}, {date}{backs}"
        lines = [quote_text(each.quote, each.page) for each in cited.quotes]
        lines += [cited.url] if cited.url else []
        lines += [f"copy: {cited.archived}"] if cited.archived else []
        yield "", [entry, *(f"  {line}" for line in (*lines, cited.source))]


def quote_text(quote: str | None, page: str | None) -> str:
    """Return what a citation takes from its source as a line: the words in quotation marks, and the page."""
    words = f"“{quote}”" if quote else ""
    return " ".join(part for part in (words, f"(page {page})" if page else "") if part)


def _pointers(pointers: tuple[Pointer, ...]) -> Iterator[Line]:
    for plural, group in groupby(pointers, key=lambda pointer: pointer.plural):
        named = list(group)
        lines = [f"{pointer.id}  {pointer.title} ({', '.join(pointer.fields)})" for pointer in named[:MOST_POINTERS]]
        if len(named) > MOST_POINTERS:
            lines.append(f"and {len(named) - MOST_POINTERS} more")
        yield plural.capitalize(), lines
