"""Write the figures as a Markdown page."""

import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.cases import Case
from bench.timing import Timing


@dataclass(frozen=True, slots=True)
class Measurement:
    """A case and its timing."""

    case: Case
    timing: Timing | None
    """The timing; None if the call failed."""


def report(floors: Mapping[str, Timing], by_size: Mapping[str, Sequence[Measurement]], notes: Sequence[str]) -> str:
    """Return the page: the machine, the floors, and a table for each size."""
    lines = [
        f"Measurement on {datetime.now(tz=UTC).date()}: {_machine()}.",
        _programs(),
        "",
        "| floor | median ms | peak MB |",
        "|---|---|---|",
        *(f"| {name} | {timing.seconds * 1000:.1f} | {timing.peak:.0f} |" for name, timing in floors.items()),
    ]
    for size, measurements in by_size.items():
        lines += ["", f"## {size}", "", *_table(floors, measurements)]
    return "\n".join([*lines, "", *notes]) + "\n"


def _programs() -> str:
    versions = {name: version(name) for name in ("typer", "rich", "dialoguekb")}
    listed = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {listed}."


def _table(floors: Mapping[str, Timing], measurements: Sequence[Measurement]) -> Iterator[str]:
    yield "| what | median ms | x python | goal | peak MB | met |"
    yield "|---|---|---|---|---|---|"
    python = next(iter(floors.values())).seconds
    for measurement in measurements:
        if measurement.timing is None:
            yield f"| {measurement.case.name} | not available | | | | |"
            continue
        seconds = measurement.timing.first if measurement.case.first else measurement.timing.seconds
        goal, met = _against_goal(measurement.case, seconds, measurement.timing.peak, floors)
        figures = f"{seconds * 1000:.0f} | {seconds / python:.1f} | {goal} | {measurement.timing.peak:.0f}"
        yield f"| {measurement.case.name} | {figures} | {met} |"


def _against_goal(case: Case, seconds: float, peak: float, floors: Mapping[str, Timing]) -> tuple[str, str]:
    floor = floors.get(case.floor)
    if floor is None or (case.goal is None and case.peak is None):
        return "", ""
    goals, met = [], []
    if case.goal is not None:
        ratio = seconds / floor.seconds
        goals.append(f"{case.goal:g} x {case.floor}")
        met.append("yes" if ratio <= case.goal else f"no: {ratio:.2f} x")
    if case.peak is not None:
        goals.append(f"{case.peak:g} MB")
        met.append("yes" if peak <= case.peak else f"no: {peak:.0f} MB")
    return ", ".join(goals), "; ".join(met)


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
