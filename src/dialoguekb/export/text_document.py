"""A document as plain text for a terminal: headings underlined, lines wrapped, sources numbered at the end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dialoguekb.export.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Heading,
    Line,
    Link,
    Paragraph,
    Reference,
    Strong,
    Table,
    numbered_sources,
)
from dialoguekb.output.safety import one_line
from dialoguekb.output.widths import pad, text_width, wrap

_UNDERLINES = {1: "=", 2: "-"}
_PLAIN_LEVEL = 3
"""int: the first level of headings without a line under them."""


def render_plain_text(document: Document, width: int | None) -> Iterator[str]:
    """Yield the lines of a document, `width` cells wide at most; None wraps nothing.

    A dense document has an empty line before a heading only, and underlines its title alone.
    """
    numbers = numbered_sources(document)
    for place, block in enumerate(document.blocks):
        if place and (isinstance(block, Heading) or not document.is_dense):
            yield "\n"
        yield from _block(_plain(block) if document.is_dense else block, numbers, width)
    if numbers:
        yield "\n"
        yield from _heading("Sources", 2, width)
        for source, number in numbers.items():
            yield from _hanging_lines(f"[{number}] ", _reference(document.references[source]), width)


def _plain(block: Block) -> Block:
    """Return a heading below the title as one without a line under it."""
    return replace(block, level=_PLAIN_LEVEL) if isinstance(block, Heading) and block.level > 1 else block


def _block(block: Block, numbers: Mapping[str, int], width: int | None) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(_text(block.line, numbers), block.level, width)
        case Paragraph():
            yield from _hanging_lines("", _text(block.line, numbers), width)
        case Bullets():
            for item in block.items:
                yield from _hanging_lines("- ", _text(item.line, numbers), width)
                for line in item.below:
                    yield from _hanging_lines("  - ", _text(line, numbers), width)
        case Table():
            yield from _table(block, numbers)


def _heading(text: str, level: int, width: int | None) -> Iterator[str]:
    lines = wrap(text, width)
    yield from (f"{line}\n" for line in lines)
    if level in _UNDERLINES:
        yield _UNDERLINES[level] * max(map(text_width, lines)) + "\n"


def _hanging_lines(mark: str, text: str, width: int | None) -> Iterator[str]:
    room = None if width is None else max(1, width - len(mark))
    for place, line in enumerate(wrap(text, room)):
        yield f"{mark if not place else ' ' * len(mark)}{line}\n"


def _table(table: Table, numbers: Mapping[str, int]) -> Iterator[str]:
    rows = [list(table.headings), *([_text(cell, numbers) for cell in row] for row in table.rows)]
    widths = [max(map(text_width, cells)) for cells in zip(*rows, strict=True)]
    for place, row in enumerate(rows):
        yield _row(row, widths)
        if not place:
            yield _row(["-" * width for width in widths], widths)


def _row(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"


def _text(line: Line, numbers: Mapping[str, int]) -> str:
    """Return a line as text; data that could speak to the terminal is made visible."""
    parts = []
    for part in line:
        match part:
            case str():
                parts.append(one_line(part))
            case Strong():
                parts.append(one_line(part.text))
            case Link():
                parts.append(one_line(f"{part.text} <{part.url}>"))
            case Cite():
                parts.append("".join(f" [{numbers[source]}]" for source in part.sources))
    return "".join(parts).strip()


def _reference(reference: Reference) -> str:
    return _text(reference.line, {}) + (f" {one_line(reference.url)}" if reference.url else "")
