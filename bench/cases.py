"""The calls to time, each with its goals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

BUNDLED = 0
"""int: the size that stands for the bundled data."""

Before = Literal["", "forget", "change"]
"""What happens before each run: nothing, the cache is cleared, a file is changed."""

QUERY = ("meetings", "--country", "JP", "--with", "IN")
"""A listing of about ten to fifty rows at every size."""


@dataclass(frozen=True, slots=True)
class Case:
    """A call to time."""

    arguments: tuple[str, ...]
    """What is typed; `{meeting}` stands for the id of a meeting."""
    goals: Mapping[int, float] = field(default_factory=dict)
    """Meetings -> the goal, as a ratio to `python -c pass`."""
    peak: float | None = None
    """float, the goal for peak memory in MB, at every size."""
    label: str = ""
    """str, what it is called where the arguments do not say it."""
    on_terminal: bool = False
    completes: bool = False
    """bool, whether the call is a shell completion."""
    before: Before = ""
    status: int = 0
    """int, the exit status of a run that went well."""
    is_slow: bool = False
    """bool, whether three runs are enough."""
    least: int = 0
    """int, meetings: it is not measured on fewer."""

    @property
    def name(self) -> str:
        """Return what it is called."""
        return (
            f"`{' '.join(self.arguments)}`{f', {self.label}' if self.label else ''}" if self.arguments else self.label
        )


_LISTING = {BUNDLED: 2.5, 240: 2.5, 10_000: 2.6, 100_000: 3.0, 1_000_000: 5.0}
_PAGE = {BUNDLED: 6.0, 100_000: 12.0}
_DOCUMENT = {BUNDLED: 10.0, 10_000: 25.0}
_TAB = dict.fromkeys((BUNDLED, 240, 10_000, 100_000, 1_000_000), 1.7)
_HELP = dict.fromkeys((BUNDLED, 240, 10_000, 100_000), 8.0)


def _listing(*arguments: str, status: int = 0) -> Case:
    return Case(arguments, _LISTING, 20, status=status)


def _page(*arguments: str) -> Case:
    return Case(arguments, _PAGE, 60)


CASES = (
    Case(QUERY, _LISTING, 20),
    Case(QUERY, _LISTING, 20, "on a terminal", on_terminal=True),
    *map(_listing, ("countries", "groupings", "offices", "officials", "dialogues", "agreements", "topics", "disputes")),
    _listing("sources", "--limit", "20"),
    _listing("partners", "India"),
    _listing("show", "{meeting}"),
    _listing("search", "exercise", "--limit", "20"),
    _listing("search", "exercise", "--country", "Japan"),
    _listing("search", "zzzz"),
    _listing("search", "exercize"),
    _listing("meetings", "--country", "Jpan", status=2),
    _listing("show", "Jpan", status=2),
    _page("brief", "India", "Japan"),
    _page("why", "{meeting}"),
    _page("timeline"),
    _page("stats"),
    _page("sql", "select 1"),
    Case(("export", "-", "--country", "Japan"), _DOCUMENT),
    Case((*QUERY, "--as-known-on", "2022-08-24"), _DOCUMENT, is_slow=True),
    Case((), _TAB, label="the Tab key after `--country Ja`", completes=True),
    Case(("--help",), _HELP),
    Case(("--version",), _HELP),
    Case((), {BUNDLED: 8.0}, label="the bare call"),
    Case(("meetings", "--limit", "10000"), {10_000: 5, 100_000: 5}, label="piped", least=10_000),
    Case(("meetings", "--limit", "10000"), {10_000: 6, 100_000: 6}, label="on a terminal", on_terminal=True,
         least=10_000),
    Case(("meetings", "--limit", "10000", "-o", "json"), least=10_000),
    Case(QUERY, {10_000: 11, 100_000: 15}, label="one file changed", before="change", is_slow=True, least=1),
    Case(QUERY, {BUNDLED: 28, 10_000: 230, 100_000: 2_600}, 350, "cold", before="forget", is_slow=True),
    Case(("check",), {BUNDLED: 18, 10_000: 110}, is_slow=True),
)  # fmt: skip
"""Every call, for every size."""


def preparation(case: Case, cache: Path, data: Path | None) -> Callable[[], None] | None:
    """Return the function to call before each run of a case, or None."""
    if case.before == "forget":

        def forget() -> None:
            for path in cache.rglob("*"):
                if path.is_file():
                    path.unlink()

        return forget
    if case.before == "change" and data is not None:
        changed = data / "meetings" / "00001.yaml"

        def append() -> None:
            with changed.open("a", encoding="utf-8") as stream:
                stream.write("# a remark\n")

        return append
    return None
