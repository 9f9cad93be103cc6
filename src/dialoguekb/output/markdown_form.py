"""A table in GitHub Flavored Markdown: one line per row, numbers aligned to the right."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_text
from dialoguekb.output.safety import markdown_safe


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the headings, the row of dashes and one line per row; data is escaped, never markup."""
    yield _line([markdown_safe(column.heading) for column in columns])
    yield _line(["---:" if column.form == "number" else "---" for column in columns])
    for row in rows:
        yield _line([markdown_safe(cell_text(column, value)) for column, value in zip(columns, row, strict=True)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
