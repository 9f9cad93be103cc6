"""Documents made shorter: fewer entries, shorter lines, no footnotes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

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
    Strong,
    Table,
)


def first_items(items: Iterable[Item], most: int | None) -> list[Item]:
    """Return the first entries, `most` at most, and how many more there are; all of them where it is None."""
    all_of_them = list(items)
    if most is None or len(all_of_them) <= most:
        return all_of_them
    return [*all_of_them[:most], Item((f"and {len(all_of_them) - most} more",))]


def without_citations(document: Document) -> Document:
    """Return the document without its footnotes."""
    blocks = tuple(_change_lines(block, _without_citations) for block in document.blocks)
    return replace(document, blocks=blocks, references={})


def clip_lines(document: Document, most: int) -> Document:
    """Return the document with no line longer than `most` characters; a line that was cut ends in an ellipsis."""

    def clip(line: Line) -> Line:
        return tuple(_clip(line, most))

    return replace(document, blocks=tuple(_change_lines(block, clip) for block in document.blocks))


def _without_citations(line: Line) -> Line:
    return tuple(part for part in line if not isinstance(part, Cite))


def _clip(line: Line, most: int) -> Iterator[Inline]:
    room = most
    for part in line:
        if isinstance(part, Cite):
            yield part
            continue
        text = part if isinstance(part, str) else part.text
        if len(text) <= room:
            room -= len(text)
            yield part
            continue
        cut = f"{text[: max(0, room - 1)].rstrip()}…"
        match part:
            case Strong():
                yield Strong(cut)
            case Link():
                yield replace(part, text=cut)
            case _:
                yield cut
        return


def _change_lines(block: Block, change: Callable[[Line], Line]) -> Block:
    match block:
        case Heading():
            return replace(block, line=change(block.line))
        case Paragraph():
            return replace(block, line=change(block.line))
        case Bullets():
            items = (Item(change(item.line), tuple(map(change, item.below))) for item in block.items)
            return Bullets(tuple(items))
        case Table():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
