"""How far long work has come, told to whoever wants to show it."""

from collections.abc import Callable

Watcher = Callable[[str, int, int], None]
"""What is being done (`reading`), how many steps of it are done, and how many there are."""


def _nobody(_what: str, _done: int, _steps: int) -> None:
    """Watch nothing."""


class _Watched:
    watcher: Watcher = staticmethod(_nobody)


def watched_by(watcher: Watcher) -> None:
    """Tell a watcher from now on, in place of the one before."""
    _Watched.watcher = staticmethod(watcher)


def step(what: str, done: int, steps: int) -> None:
    """Tell the watcher that so many of the steps are done."""
    _Watched.watcher(what, done, steps)
