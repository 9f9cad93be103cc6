"""A table in GitHub Flavored Markdown: a line a row, numbers to the right."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cells import cell_text
from dialoguekb.output.safety import markdown_safe


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the headings, the row of dashes and a line a row; all data is shown literally."""
    yield _line([markdown_safe(column.heading) for column in columns])
    yield _line(["---:" if column.form == "number" else "---" for column in columns])
    for row in rows:
        yield _line([markdown_safe(cell_text(column, value)) for column, value in zip(columns, row, strict=True)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
