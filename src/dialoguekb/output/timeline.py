"""Meetings over time as plain text: a mark for each meeting, or a bar for each year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialoguekb.output.safety import visible
from dialoguekb.output.widths import pad, text_width

MARKS = {"held": "●", "scheduled": "○", "expected": "?", "postponed": "~", "cancelled": "×"}
"""Status to its mark; a cell with several meetings shows their number instead."""

_LABEL_FRACTION = 2
"""int: labels take at most half of the width."""

_LEAST_CELLS = 10
_GAP = "  "
_MOST_IN_CELL = 9
_BAR, _OTHER_BAR = "█", "░"


@dataclass(frozen=True, slots=True)
class Point:
    """A meeting in the timeline."""

    row: str
    """str: the label of its row."""
    day: date
    """Its first day."""
    status: str
    """str: a key of MARKS."""


def draw_rows(points: Sequence[Point], width: int) -> Iterator[str]:
    """Yield the lines of a timeline: an axis of years, a row for each label, a mark for each meeting, a legend.

    Rows are in the order in which their labels first occur in `points`. `width` is in terminal cells; if there is
    little room, several years share a cell.
    """
    labels = {point.row: visible(point.row) for point in points}
    widest = max(map(text_width, labels.values()))
    label_width = min(widest, max(_LEAST_CELLS, width // _LABEL_FRACTION))
    years = range(min(point.day.year for point in points), max(point.day.year for point in points) + 1)
    scale = _Scale(years.start, len(years), max(_LEAST_CELLS, width - label_width - len(_GAP)))
    yield f"{' ' * label_width}{_GAP}{scale.axis()}".rstrip() + "\n"
    cells: dict[str, dict[int, list[str]]] = {row: {} for row in labels}
    for point in points:
        cells[point.row].setdefault(scale.cell(point.day), []).append(point.status)
    for row, marks in cells.items():
        line = "".join(_mark(marks.get(at, ())) for at in range(scale.cells))
        yield f"{pad(_cut(labels[row], label_width), label_width)}{_GAP}{line}".rstrip() + "\n"
    yield "\n"
    yield _legend(points, several=any(len(statuses) > 1 for marks in cells.values() for statuses in marks.values()))


def draw_years(points: Sequence[Point], width: int) -> Iterator[str]:
    """Yield a bar for each year: first meetings held, then meetings not held, and their total."""
    counts: dict[int, list[int]] = {}
    for point in points:
        counts.setdefault(point.day.year, [0, 0])[point.status != "held"] += 1
    most = max(map(sum, counts.values()))
    room = max(_LEAST_CELLS, width - len("2022") - 2 * len(_GAP) - len(str(most)))
    unit = min(1.0, room / most)
    for year in range(min(counts), max(counts) + 1):
        held, others = counts.get(year, [0, 0])
        bar = _BAR * _length(held, unit) + _OTHER_BAR * _length(others, unit)
        yield f"{year:04}{_GAP}{bar}{_GAP if bar else ''}{held + others}\n"
    if any(others for _, others in counts.values()):
        yield f"\n{_BAR} held  {_OTHER_BAR} not held\n"


def _length(count: int, unit: float) -> int:
    return max(1, round(count * unit)) if count else 0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps days to cells."""

    first_year: int
    years: int
    room: int

    @property
    def cells_per_year(self) -> float:
        whole = self.room // self.years
        return float(min(whole, 12)) if whole else self.room / self.years

    @property
    def cells(self) -> int:
        return max(1, round(self.cells_per_year * self.years))

    def cell(self, day: date) -> int:
        months = (day.year - self.first_year) * 12 + day.month - 1
        return min(self.cells - 1, int(months * self.cells_per_year / 12))

    def axis(self) -> str:
        """Return the years above their first cells, as many as there is room for."""
        line = ""
        for year in range(self.first_year, self.first_year + self.years):
            at = int((year - self.first_year) * self.cells_per_year)
            text = f"{year:04}"
            if at >= len(line) + (1 if line else 0) and at + len(text) <= max(self.cells, len(text)):
                line = line.ljust(at) + text
        return line


def _mark(statuses: Sequence[str]) -> str:
    if not statuses:
        return "·"
    if len(statuses) == 1:
        return MARKS[statuses[0]]
    return str(len(statuses)) if len(statuses) <= _MOST_IN_CELL else "+"


def _cut(label: str, width: int) -> str:
    if text_width(label) <= width:
        return label
    while text_width(label) > width - 1:
        label = label[:-1]
    return f"{label}…"


def _legend(points: Sequence[Point], *, several: bool) -> str:
    present: Mapping[str, None] = dict.fromkeys(point.status for point in points)
    marks = [f"{mark} {status}" for status, mark in MARKS.items() if status in present]
    return "  ".join([*marks, *(["2 two meetings"] if several else [])]) + "\n"
