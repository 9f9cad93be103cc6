"""Whole processes, timed from outside."""

import os
import pty
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One process, from its start to its end."""

    seconds: float
    first: float
    """float, seconds until the first byte of its answer; that of the end where it has none."""
    peak: float
    """float, MB: the most memory that it held."""
    status: int


@dataclass(frozen=True, slots=True)
class Timing:
    """Several runs of one call."""

    seconds: float
    """float, the median."""
    first: float
    """float, the median until the first byte."""
    peak: float
    """float, MB: the highest of the peaks."""
    runs: int


def timed(
    call: Sequence[str],
    environment: Mapping[str, str],
    *,
    runs: int,
    on_terminal: bool = False,
    before: Callable[[], None] | None = None,
    warm_up: bool = True,
) -> Timing | None:
    """Time a call, with `warm_up` after a run that is not counted; `before` comes before each. None where it fails."""
    found = []
    for _ in range(runs + warm_up):
        if before is not None:
            before()
        found.append(_on_terminal(call, environment) if on_terminal else _piped(call, environment))
        if found[-1].status != 0:
            sys.stderr.write(f"  failed with {found[-1].status}: {' '.join(call)}\n")
            return None
    counted = found[warm_up:]
    return Timing(
        statistics.median(one.seconds for one in counted),
        statistics.median(one.first for one in counted),
        max(one.peak for one in counted),
        runs,
    )


def _piped(call: Sequence[str], environment: Mapping[str, str]) -> Run:
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the calls are ours
        call, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None  # noqa: S101 -- piped above
        first = _drained(process.stdout.fileno(), start)
        return _ended(process, start, first)


def _on_terminal(call: Sequence[str], environment: Mapping[str, str]) -> Run:
    master, slave = pty.openpty()
    terminal = {**environment, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the calls are ours
        call, env=terminal, stdout=slave, stderr=subprocess.DEVNULL, stdin=slave
    ) as process:
        os.close(slave)
        first = _drained(master, start)
        os.close(master)
        return _ended(process, start, first)


def _drained(descriptor: int, start: float) -> float:
    """Read to the end; return the seconds until the first byte, 0 where there was none."""
    first = 0.0
    while True:
        try:
            part = os.read(descriptor, 1 << 16)
        except OSError:  # how a terminal ends
            return first
        if not part:
            return first
        first = first or time.perf_counter() - start


def _ended(process: "subprocess.Popen[bytes]", start: float, first: float) -> Run:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    return Run(seconds, first or seconds, used.ru_maxrss / 1024, process.returncode)
