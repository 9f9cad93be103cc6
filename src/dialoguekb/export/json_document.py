"""A document as JSON: its sections with their entries, each with the ids of its sources, and the sources cited."""

from collections.abc import Iterator
from typing import Any

from dialoguekb.export.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Heading,
    Item,
    Line,
    Paragraph,
    Table,
    numbered_sources,
    text_of,
)
from dialoguekb.output.json_text import json_text

_TITLE = 1


def render_json_document(document: Document) -> str:
    """Return the text of the object that `document_data` returns."""
    return f"{json_text(document_data(document))}\n"


def document_data(document: Document) -> dict[str, Any]:
    """Return an object with `title`, `sections` and `sources`.

    A section has `heading`, `level` and `entries`. An entry has `text`, `sources` (ids) and `below`, the entries
    under it; the row of a table has `cells` in place of `text`. A source has `id`, `text` and `url`.
    """
    title, *sections = _sections(document)
    cited = {source: document.references[source] for source in numbered_sources(document)}
    return {
        "title": title["heading"],
        "sections": [{**title, "heading": None}, *sections] if title["entries"] else sections,
        "sources": [{"id": name, "text": _text(cited[name].line), "url": cited[name].url} for name in cited],
    }


def _sections(document: Document) -> Iterator[dict[str, Any]]:
    section: dict[str, Any] = {"heading": None, "level": _TITLE, "entries": []}
    for block in document.blocks:
        if isinstance(block, Heading):
            if section["heading"] is not None or section["entries"]:
                yield section
            section = {"heading": _text(block.line), "level": block.level, "entries": []}
        else:
            section["entries"] += _entries(block)
    yield section


def _entries(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case Paragraph():
            yield _entry(Item(block.line))
        case Bullets():
            yield from map(_entry, block.items)
        case Table():
            for row in block.rows:
                sources = [source for cell in row for source in _sources(cell)]
                yield {
                    "cells": dict(zip(block.headings, map(_text, row), strict=True)),
                    "sources": list(dict.fromkeys(sources)),
                    "below": [],
                }
        case _:
            return


def _entry(item: Item) -> dict[str, Any]:
    return {
        "text": _text(item.line),
        "sources": _sources(item.line),
        "below": [_entry(Item(line)) for line in item.below],
    }


def _text(line: Line) -> str:
    return text_of(line).strip()


def _sources(line: Line) -> list[str]:
    cited = (source for part in line if isinstance(part, Cite) for source in part.sources)
    return list(dict.fromkeys(cited))
