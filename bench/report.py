"""The figures as a page of markdown."""

import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.cases import Case
from bench.measuring import Timing


@dataclass(frozen=True, slots=True)
class Measured:
    """A case and what came of it."""

    case: Case
    timing: Timing | None
    """None where the call failed or is not there."""


def report(floors: Mapping[str, Timing], by_size: Mapping[str, Sequence[Measured]], notes: Sequence[str]) -> str:
    """Return the page: the machine, the floors, a table for each size."""
    lines = [
        f"Measured on {datetime.now(tz=UTC).date()}: {_machine()}.",
        _programs(),
        "",
        "| floor | median ms | peak MB |",
        "|---|---|---|",
        *(f"| {name} | {timing.seconds * 1000:.1f} | {timing.peak:.0f} |" for name, timing in floors.items()),
    ]
    for size, measured in by_size.items():
        lines += ["", f"## {size}", "", *_table(floors, measured)]
    return "\n".join([*lines, "", *notes]) + "\n"


def _programs() -> str:
    named = {name: version(name) for name in ("typer", "rich", "dialoguekb")}
    told = ", ".join(f"{name} {number}" for name, number in named.items())
    return f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {told}."


def _table(floors: Mapping[str, Timing], measured: Sequence[Measured]) -> Iterator[str]:
    yield "| what | median ms | x python | goal | peak MB | met |"
    yield "|---|---|---|---|---|---|"
    python = next(iter(floors.values())).seconds
    for one in measured:
        if one.timing is None:
            yield f"| {one.case.name} | not available | | | | |"
            continue
        seconds = one.timing.first if one.case.first else one.timing.seconds
        goal, met = _against_goal(one.case, seconds, one.timing.peak, floors)
        figures = f"{seconds * 1000:.0f} | {seconds / python:.1f} | {goal} | {one.timing.peak:.0f}"
        yield f"| {one.case.name} | {figures} | {met} |"


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
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next((line.split(":")[1].strip() for line in told.splitlines() if line.startswith("model name")), "")
        memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
        room = f", {int(memory) // 1024 // 1024} GiB"
    except (OSError, ValueError, IndexError):
        model, room = platform.processor(), ""
    return f"{os.cpu_count()} cores {model or platform.machine()}{room}, {platform.system()}"
