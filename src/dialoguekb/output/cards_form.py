"""A card for each row: labelled lines, never cut, wrapped or coloured."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.cards import card_lines


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of the cards, with a blank line between two."""
    return card_lines(columns, rows, None, coloured=False)
