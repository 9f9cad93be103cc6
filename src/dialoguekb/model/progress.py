"""How far long work has come, for whoever shows it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done (`reading`), how many steps are done, and how many there are."""


def ignore_progress(_what: str, _done: int, _steps: int) -> None:
    """Show nothing."""
