"""A document as GitHub Flavored Markdown with footnotes.

Everything from the data is escaped here and nowhere else, so that no name or sentence of a record can
become a heading, a link, a footnote, a cell or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dialoguekb.export.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Reference,
    Strong,
    Table,
    numbered_sources,
)
from dialoguekb.output.safety import markdown_safe
from dialoguekb.output.web_address import address_link, encoded_address

_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_JOINS_WHAT_STANDS_BEFORE = ("(", "[", ":")
_SOURCES_HEADING = "## Sources\n"


def render_markdown_document(document: Document) -> str:
    """Return the text of a document: blocks with an empty line between, then the footnotes cited.

    The footnotes of a dense document have no empty lines between them.
    """
    numbers = numbered_sources(document)
    parts = [_block(block, numbers) for block in document.blocks]
    if numbers:
        footnotes = (_footnote(number, document.references[source]) for source, number in numbers.items())
        parts += [_SOURCES_HEADING, *(["".join(footnotes)] if document.is_dense else footnotes)]
    return "\n".join(parts)


def _block(block: Block, numbers: Mapping[str, int]) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_line(block.line, numbers)}\n"
        case Paragraph():
            return f"{_line(block.line, numbers)}\n"
        case Bullets():
            return "".join(_bullets(block, numbers))
        case Table():
            return "".join(_rows(block, numbers))


def _bullets(block: Bullets, numbers: Mapping[str, int]) -> Iterator[str]:
    for item in block.items:
        yield f"- {_line(item.line, numbers)}\n"
        for line in item.below:
            yield f"  - {_line(line, numbers)}\n"


def _rows(block: Table, numbers: Mapping[str, int]) -> Iterator[str]:
    yield _row(markdown_safe(heading) for heading in block.headings)
    yield _row("---:" if position in block.numbers else "---" for position in range(len(block.headings)))
    for row in block.rows:
        yield _row(_line(line, numbers) for line in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _footnote(number: int, reference: Reference) -> str:
    address = f" {_bare_address(reference.url)}" if reference.url else ""
    return f"[^{number}]: {_line(reference.line, {})}{address}\n"


def _line(line: Line, numbers: Mapping[str, int]) -> str:
    """Return the parts of a line as one text; a part never joins markup that stands before it."""
    written = ""
    marked = False
    for part in _merge_texts(line):
        if isinstance(part, str):
            text = _keep_spaces(part)
            written += f"\\{text}" if marked and text.startswith(_JOINS_WHAT_STANDS_BEFORE) else text
        else:
            before = written[:-1] + "\\!" if written.endswith("!") else written
            written = before + _mark_up(part, numbers)
        marked = not isinstance(part, str)
    return written.strip()


def _merge_texts(line: Line) -> Iterator[Inline]:
    """Yield the parts of a line with neighbouring texts as one, so that they are made safe as one."""
    text = ""
    for part in line:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        yield part
        text = ""
    if text:
        yield text


def _keep_spaces(text: str) -> str:
    """Return safe text that keeps a space at its ends, which parts the line's pieces."""
    safe = markdown_safe(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and safe else ""
    return f"{before}{safe}{after}"


def _mark_up(part: Strong | Link | Cite, numbers: Mapping[str, int]) -> str:
    match part:
        case Strong():
            return f"**{markdown_safe(part.text)}**"
        case Link():
            return _link(part)
        case Cite():
            return " ".join(f"[^{numbers[source]}]" for source in dict.fromkeys(part.sources))


def _link(link: Link) -> str:
    text = markdown_safe(link.text)
    address = encoded_address(link.url)
    if address is None:
        return f"{text} ({markdown_safe(link.url)})"
    address = _ENTITY.sub("&amp;", address)
    return f"[{text}](<{address}>)" if "(" in address or ")" in address else f"[{text}]({address})"


def _bare_address(url: str) -> str:
    return address_link(url) or markdown_safe(url)
