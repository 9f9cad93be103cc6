"""What a document is before it has a form: headings, paragraphs, lists and tables of plain text.

Text in here is data as it stands in the records; whoever writes a form makes it safe for that form. A
footnote is a list of the ids of the sources cited; its numbers are the writer's matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that stands out."""

    text: str
    """str, plain."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address."""

    text: str
    """str, plain."""
    url: str
    """str, as the data gives it; a writer shows it as a link only where it is http or https."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A footnote mark."""

    sources: tuple[str, ...]
    """The ids of the sources cited here, in order."""


Inline = str | Strong | Link | Cite
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    """int, 1 for the document's title."""
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with entries below it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: frozenset[int] = frozenset()
    """The positions of the columns that hold numbers, counted from 0."""


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as a footnote names it."""

    line: Line
    """Who published what, and when, in plain text."""
    url: str | None
    """str, where it can be read, or None."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the sources that it may cite."""

    blocks: tuple[Block, ...]
    references: Mapping[str, Reference]
    """Source id -> its reference, for each source that is cited."""
    is_dense: bool = False
    """bool, whether it is written with few empty lines."""


def text_of(line: Line) -> str:
    """Return the bare text of a line, without its footnotes."""
    return "".join(part if isinstance(part, str) else part.text for part in line if not isinstance(part, Cite))


def numbered_sources(document: Document) -> dict[str, int]:
    """Return source id -> its number, counted from 1 in the order of first citation."""
    return {source: number for number, source in enumerate(cited_sources(document.blocks), start=1)}


def cited_sources(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the ids of the sources that blocks cite, each once, in the order of first citation."""
    cited = (
        source
        for block in blocks
        for line in _lines(block)
        for part in line
        if isinstance(part, Cite)
        for source in part.sources
    )
    return tuple(dict.fromkeys(cited))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading() | Paragraph():
            yield block.line
        case Bullets():
            for item in block.items:
                yield item.line
                yield from item.below
        case Table():
            for row in block.rows:
                yield from row
