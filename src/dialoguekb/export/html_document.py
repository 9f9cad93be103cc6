"""A document as a page of HTML; everything from the data is escaped here."""

import re
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

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; color: #1a1a1a; background: #fff; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid #999; } h3 { font-size: 1.05rem; }
ul, ol { padding-left: 1.4rem; } li { overflow-wrap: anywhere; break-inside: avoid; }
.table { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.9rem; }
th, td { border: 1px solid #bbb; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
.number { text-align: right; } .date { white-space: nowrap; } sup { line-height: 0; } .sources { font-size: 0.85rem; }
@media print {
  body { font-size: 9pt; line-height: 1.3; max-width: none; padding: 0; }
  .sources { columns: 2; font-size: 6.5pt; } a { color: inherit; text-decoration: none; }
}
"""

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){1,2}")

_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
)


def render_html_document(document: Document) -> str:
    """Return the page: its blocks, then the sources cited, to which the footnotes lead."""
    numbers = numbered_sources(document)
    titles = [block.line for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    parts = [_HEAD.format(title=_plain(titles[0]) if titles else "", style=_STYLE), *_blocks(document.blocks, numbers)]
    if numbers:
        parts.append('<h2>Sources</h2>\n<ol class="sources">\n')
        parts += (f'<li id="s{numbers[each]}">{_reference(document.references[each])}</li>\n' for each in numbers)
        parts.append("</ol>\n")
    parts.append("</body>\n</html>\n")
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
                yield '<div class="table" tabindex="0">\n<table>\n'
                yield _row("th", map(_text, block.headings), block.numbers)
                yield from (_row("td", (_line(cell, numbers) for cell in row), block.numbers) for row in block.rows)
                yield "</table>\n</div>\n"


def _below(lines: tuple[Line, ...], numbers: Mapping[str, int]) -> str:
    return f"\n{_list(_line(line, numbers) for line in lines)}" if lines else ""


def _list(entries: Iterable[str]) -> str:
    items = "".join(f"<li>{entry}</li>\n" for entry in entries)
    return f"<ul>\n{items}</ul>\n"


def _row(tag: str, cells: Iterable[str], numbers: frozenset[int]) -> str:
    row = "".join(
        f"<{tag}{_class(cell, is_number=place in numbers)}>{cell}</{tag}>" for place, cell in enumerate(cells)
    )
    return f"<tr>{row}</tr>\n"


def _class(cell: str, *, is_number: bool) -> str:
    """Return the class of a cell: a date does not break at its hyphens."""
    return ' class="number"' if is_number else ' class="date"' if _DATE.fullmatch(cell) else ""


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
