"""A line on the terminal that says how far the reading of a large knowledge base has come."""

import sys

from dialoguekb.current_time import monotonic_seconds

_PATIENCE = 0.5
"""float, seconds: shorter work needs no word."""

_PAUSE = 0.1
"""float, seconds between two changes of the line."""

_BAR = 30
"""int, cells."""


class ProgressLine:
    """Draws the line on stderr, once the work has taken long; the line goes when the work is done."""

    def __init__(self) -> None:
        """Start the clock."""
        self._next = monotonic_seconds() + _PATIENCE
        self._is_drawn = False

    def __call__(self, what: str, done: int, steps: int) -> None:
        """Take note of a step."""
        if done >= steps:
            self._clear()
        elif monotonic_seconds() >= self._next:
            full = _BAR * done // steps
            sys.stderr.write(f"\r{what:<9} [{'#' * full}{'.' * (_BAR - full)}] {done:,} of {steps:,}")
            sys.stderr.flush()
            self._is_drawn, self._next = True, monotonic_seconds() + _PAUSE

    def _clear(self) -> None:
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False
