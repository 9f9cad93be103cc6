"""Write the figures as Markdown: a row for each call, a column for each size."""

import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.cases import BUNDLED, CASES, Case
from bench.timing import Timing

Figures = Mapping[str, Timing | None]
"""Name of a call -> its timing; None if it failed."""


def report(floor: Timing, by_size: Mapping[int, Figures], peers: Mapping[int, Mapping[str, Timing]]) -> str:
    """Return the page: the machine, a table of the calls, and one of the peers.

    `floor` is the timing of an empty Python program; `by_size` and `peers` have the number of meetings as keys.
    """
    figures = (
        f"`python -c pass` takes {floor.seconds * 1000:.1f} ms and {floor.peak:.0f} MB. A figure is how many times as"
        " long a call takes, with the goal where it is missed. The last column is the highest peak."
    )
    lines = [
        f"Measured on {datetime.now(tz=UTC).date()}: {_machine()}.",
        _programs(),
        figures,
        "",
        *_table(floor, by_size),
        "",
        "Peers, asked for the meetings of two countries:",
        "",
        *_peers(floor, peers),
    ]
    return "\n".join(lines) + "\n"


def _table(floor: Timing, by_size: Mapping[int, Figures]) -> Iterator[str]:
    yield _row("call", *("bundled" if size == BUNDLED else f"{size:,}" for size in by_size), "peak MB")
    yield _row(*["---"] * (len(by_size) + 2))
    for case in CASES:
        timings = {size: figures[case.name] for size, figures in by_size.items() if case.name in figures}
        peaks = [timing.peak for timing in timings.values() if timing]
        ratios = (_ratio(case, size, timings, floor) for size in by_size)
        yield _row(case.name, *ratios, _against(max(peaks, default=0.0), case.peak, "{:.0f}"))


def _ratio(case: Case, size: int, timings: Mapping[int, Timing | None], floor: Timing) -> str:
    if size not in timings:
        return ""
    timing = timings[size]
    return _against(timing.seconds / floor.seconds, case.goals.get(size), "{:.1f}") if timing else "failed"


def _against(figure: float, goal: float | None, form: str) -> str:
    """Return a figure, with the goal where it is missed."""
    written = form.format(figure)
    return written if goal is None or float(written) <= goal else f"**{written}** (goal {goal:g})"


def _peers(floor: Timing, peers: Mapping[int, Mapping[str, Timing]]) -> Iterator[str]:
    yield _row("peer", *(f"{size:,}" for size in peers))
    yield _row(*["---"] * (len(peers) + 1))
    for name in dict.fromkeys(name for of_size in peers.values() for name in of_size):
        timings = (of_size.get(name) for of_size in peers.values())
        yield _row(name, *(f"{timing.seconds / floor.seconds:.1f}" if timing else "" for timing in timings))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _programs() -> str:
    versions = {name: version(name) for name in ("typer", "rich", "dialoguekb")}
    listed = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {listed}."


def _machine() -> str:
    try:
        processor = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next(
            (line.split(":")[1].strip() for line in processor.splitlines() if line.startswith("model name")), ""
        )
        memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
        size = f", {int(memory) // 1024 // 1024} GiB"
    except (OSError, ValueError, IndexError):
        model, size = platform.processor(), ""
    return f"{os.cpu_count()} cores {model or platform.machine()}{size}, {platform.system()}"
