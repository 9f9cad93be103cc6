"""A document cut to fit a printed page of plain text."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from dialoguekb.export.document import Block, Document
from dialoguekb.export.limits import clip_lines, without_citations
from dialoguekb.export.text_document import render_plain_text

PAGE_LINES, PAGE_WIDTH = 60, 80
"""int, lines and cells: the size of the page."""

Section = Callable[[int], Iterable[Block]]
"""What yields the blocks of a section with so many entries at most."""

_MOST = 12
"""int: the most entries of a section."""

_LINE_LENGTHS = (240, 140)
"""int, characters: the longest line of an entry, and the longest where the page is full without."""


def page_of(opening: Sequence[Block], sections: Sequence[tuple[Section, int]]) -> Document:
    """Return a document without footnotes that fits the page, with as many entries of its sections as have room.

    Each section comes with the number of entries that it keeps as long as others can be shortened.
    """
    for length in _LINE_LENGTHS:
        parts, fits = _cut(opening, sections, length)
        if fits:
            break
    return Document(tuple(block for part in parts for block in part), {}, is_dense=True)


def _cut(
    opening: Sequence[Block], sections: Sequence[tuple[Section, int]], length: int
) -> tuple[list[tuple[Block, ...]], bool]:
    """Return the blocks of the opening and the sections, and whether they fit."""

    @cache
    def part(place: int, most: int) -> tuple[Block, ...]:
        return _short(sections[place][0](most), length)

    @cache
    def height(place: int, most: int) -> int:
        return _height(part(place, most))

    first = _short(opening, length)
    room = PAGE_LINES - _height(first)
    entries = [_MOST] * len(sections)
    least = [least for _, least in sections]
    # An empty line stands before each section.
    while sum(1 + height(*each) for each in enumerate(entries)) > room:
        place = _longest(entries, least)
        if place is None:
            return [first, *(part(*each) for each in enumerate(entries))], False
        entries[place] -= 1
    return [first, *(part(*each) for each in enumerate(entries))], True


def _longest(entries: Sequence[int], least: Sequence[int]) -> int | None:
    """Return the place of the section to shorten, the last of the longest; None where each has one entry."""
    for floors in (least, [1] * len(entries)):
        above = [place for place, count in enumerate(entries) if count > floors[place]]
        if above:
            return max(above, key=lambda place: (entries[place], place))
    return None


def _short(blocks: Iterable[Block], length: int) -> tuple[Block, ...]:
    return clip_lines(without_citations(Document(tuple(blocks), {})), length).blocks


def _height(blocks: tuple[Block, ...]) -> int:
    return sum(1 for _ in render_plain_text(Document(blocks, {}, is_dense=True), PAGE_WIDTH))
