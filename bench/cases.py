"""The calls to time, each with its floor and its goal."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PYTHON, TYPER, TYPER_TABLE, LISTING = (
    "python -c pass",
    "empty Typer program",
    "empty Typer program, Rich table",
    "warm listing of the bundled data",
)
"""The floors: the least time that a program of the kind can take."""

EMPTY_TYPER = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main() -> None:
    pass
app()
"""

EMPTY_TYPER_WITH_TABLE = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main() -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("a", "b")
    table.add_row("1", "2")
    Console().print(table)
app()
"""

QUERY = ("meetings", "--country", "JP", "--with", "IN")
"""A listing of about ten to fifty rows at every size."""


@dataclass(frozen=True, slots=True)
class Case:
    """A call to time."""

    name: str
    arguments: tuple[str, ...]
    floor: str
    goal: float | None = None
    """float, the goal as a ratio to the floor."""
    peak: float | None = None
    """float, the goal for peak memory in MB."""
    on_terminal: bool = False
    first: bool = False
    """bool, whether the time to the first byte is measured instead of the total."""
    completes: bool = False
    """bool, whether the call is a shell completion."""
    before: str = ""
    """str, what happens before each run: `forget` clears the cache, `touch` changes a file."""
    is_slow: bool = False
    """bool, whether three runs are enough."""


BUNDLED = (
    Case("--version", ("--version",), PYTHON),
    Case("warm listing, piped", QUERY, TYPER, 1.25),
    Case("warm listing, on a terminal", QUERY, TYPER_TABLE, 1.25, on_terminal=True),
    Case("completion of a value", (), PYTHON, 2.5, completes=True),
    Case("search", ("search", "exercise", "--limit", "20"), LISTING, 2),
    Case("sql", ("sql", "select count(*) from meetings"), LISTING, 2),
    Case("first listing, empty cache", QUERY, PYTHON, before="forget"),
    Case("--no-cache listing", (*QUERY, "--no-cache"), PYTHON, is_slow=True),
    Case("check", ("check",), PYTHON, is_slow=True),
    Case("export", ("export", "-", "--country", "Japan"), PYTHON, is_slow=True),
)
"""The calls on the bundled data."""


def synthetic(meetings: int) -> tuple[Case, ...]:
    """Return the cases for a generated knowledge base with this number of meetings."""
    is_large = meetings >= 1_000_000
    cold = {10_000: 110.0, 100_000: 700.0}.get(meetings)
    cases = (
        Case("warm listing, piped", QUERY, LISTING, 1.5 if is_large else 1.25, 100 if is_large else 60),
        Case("completion of a value", (), PYTHON, 2.5, completes=True),
        Case("search, 20 of its matches", ("search", "coast guards", "--limit", "20"), LISTING, 2),
        Case("sql", ("sql", "select count(*) from sides where country = 'JP'"), LISTING, 2),
        Case("10,000 rows, piped", ("meetings", "--limit", "10000"), PYTHON, 8),
        Case("10,000 rows, piped: first byte", ("meetings", "--limit", "10000"), PYTHON, first=True),
        Case("10,000 rows, on a terminal", ("meetings", "--limit", "10000"), PYTHON, 15, on_terminal=True),
        Case("10,000 rows, on a terminal: first byte", ("meetings", "--limit", "10000"), PYTHON, on_terminal=True,
             first=True),
        Case("one file changed", QUERY, PYTHON, 60 if meetings == 100_000 else None, before="touch", is_slow=True),
        Case("cold listing", QUERY, PYTHON, cold, 300, before="forget", is_slow=True),
        Case("check", ("check", "{data}"), PYTHON, is_slow=True),
    )  # fmt: skip
    return cases if meetings >= 10_000 else tuple(case for case in cases if "rows" not in case.name)


def preparation(case: Case, cache: Path, data: Path | None) -> Callable[[], None] | None:
    """Return the function to call before each run of a case, or None."""
    if case.before == "forget":

        def forget() -> None:
            for path in cache.rglob("*"):
                if path.is_file():
                    path.unlink()

        return forget
    if case.before == "touch" and data is not None:
        changed = data / "meetings" / "00001.yaml"

        def append() -> None:
            with changed.open("a", encoding="utf-8") as stream:
                stream.write("# a remark\n")

        return append
    return None
