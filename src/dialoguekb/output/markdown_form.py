"""A table in GitHub Flavored Markdown: one line per row, numbers aligned to the right.

A value or an entry of a list that is a web address is a link; all other data is shown literally.
"""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_parts, join_entries
from dialoguekb.output.safety import markdown_safe
from dialoguekb.output.web_address import address_link, is_address


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the headings, the row of dashes and one line per row; data is escaped, never markup."""
    yield _line([markdown_safe(column.heading) for column in columns])
    yield _line(["---:" if column.form == "number" else "---" for column in columns])
    for row in rows:
        yield _line([_cell(column, value) for column, value in zip(columns, row, strict=True)])


def _cell(column: Column, value: object) -> str:
    parts = cell_parts(column, value)
    if any(map(is_address, parts)):
        return join_entries([_entry(part) for part in parts])
    return markdown_safe(join_entries(parts))


def _entry(text: str) -> str:
    return (address_link(text) if is_address(text) else None) or markdown_safe(text)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
