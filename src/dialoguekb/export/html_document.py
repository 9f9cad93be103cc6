"""A document as a page of HTML; everything from the data is escaped here."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

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
    text_of,
)
from dialoguekb.output.safety import one_line
from dialoguekb.output.web_address import encoded_address

_HEAD = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n'


def render_html_document(document: Document) -> str:
    """Return the page: its blocks, then the sources cited, to which the footnotes lead."""
    numbers = numbered_sources(document)
    titles = [block.line for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    parts = [_HEAD.format(title=_plain(titles[0]) if titles else ""), *_blocks(document.blocks, numbers)]
    if numbers:
        parts.append("<h2>Sources</h2>\n<ol>\n")
        parts += (f'<li id="s{numbers[each]}">{_reference(document.references[each])}</li>\n' for each in numbers)
        parts.append("</ol>\n")
    return "".join(parts)


def _blocks(blocks: Iterable[Block], numbers: Mapping[str, int]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"<h{block.level}>{_line(block.line, numbers)}</h{block.level}>\n"
            case Paragraph():
                yield f"<p>{_line(block.line, numbers)}</p>\n"
            case Bullets():
                yield _list(_line(item.line, numbers) + _below(item.below, numbers) for item in block.items)
            case Table():
                yield f"<table>\n{_row('th', map(_text, block.headings))}"
                yield from (_row("td", (_line(cell, numbers) for cell in row)) for row in block.rows)
                yield "</table>\n"


def _below(lines: tuple[Line, ...], numbers: Mapping[str, int]) -> str:
    return f"\n{_list(_line(line, numbers) for line in lines)}" if lines else ""


def _list(entries: Iterable[str]) -> str:
    items = "".join(f"<li>{entry}</li>\n" for entry in entries)
    return f"<ul>\n{items}</ul>\n"


def _row(tag: str, cells: Iterable[str]) -> str:
    row = "".join(f"<{tag}>{cell}</{tag}>" for cell in cells)
    return f"<tr>{row}</tr>\n"


def _line(line: Line, numbers: Mapping[str, int]) -> str:
    return "".join(_part(part, numbers) for part in line)


def _part(part: Inline, numbers: Mapping[str, int]) -> str:
    match part:
        case str():
            return _text(part)
        case Strong():
            return f"<strong>{_text(part.text)}</strong>"
        case Link():
            return _link(part.text, part.url)
        case Cite():
            marks = (f'<a href="#s{numbers[source]}">[{numbers[source]}]</a>' for source in dict.fromkeys(part.sources))
            return f"<sup>{' '.join(marks)}</sup>"


def _link(text: str, url: str) -> str:
    address = encoded_address(url)
    return f"{_text(text)} ({_text(url)})" if address is None else f'<a href="{escape(address)}">{_text(text)}</a>'


def _reference(reference: Reference) -> str:
    address = f" {_link(reference.url, reference.url)}" if reference.url else ""
    return f"{_plain(reference.line)}{address}"


def _plain(line: Line) -> str:
    return _text(text_of(line))


def _text(text: str) -> str:
    return escape(one_line(text))
