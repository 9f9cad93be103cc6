"""Time whole processes from outside."""

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
    """float, seconds until the first byte of output, or until the end where there is none."""
    peak: float
    """float, MB: its peak memory."""
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


def time_call(
    call: Sequence[str],
    environment: Mapping[str, str],
    *,
    runs: int,
    on_terminal: bool = False,
    before: Callable[[], None] | None = None,
    warm_up: bool = True,
) -> Timing | None:
    """Return the timing of a call over several runs; None if a run fails.

    `before` is called before each run. With `warm_up`, a first run is not counted.
    """
    results = []
    for _ in range(runs + warm_up):
        if before is not None:
            before()
        results.append(_run_on_terminal(call, environment) if on_terminal else _run_piped(call, environment))
        if results[-1].status != 0:
            sys.stderr.write(f"  failed with {results[-1].status}: {' '.join(call)}\n")
            return None
    counted = results[warm_up:]
    return Timing(
        statistics.median(run.seconds for run in counted),
        statistics.median(run.first for run in counted),
        max(run.peak for run in counted),
        runs,
    )


def _run_piped(call: Sequence[str], environment: Mapping[str, str]) -> Run:
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the calls are ours
        call, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None  # noqa: S101 -- piped above
        first = _read_all(process.stdout.fileno(), start)
        return _finish(process, start, first)


def _run_on_terminal(call: Sequence[str], environment: Mapping[str, str]) -> Run:
    master, slave = pty.openpty()
    terminal = {**environment, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the calls are ours
        call, env=terminal, stdout=slave, stderr=subprocess.DEVNULL, stdin=slave
    ) as process:
        os.close(slave)
        first = _read_all(master, start)
        os.close(master)
        return _finish(process, start, first)


def _read_all(descriptor: int, start: float) -> float:
    """Read to the end and return the seconds until the first byte, or 0 if there was none."""
    first = 0.0
    while True:
        try:
            part = os.read(descriptor, 1 << 16)
        except OSError:  # a terminal ends this way
            return first
        if not part:
            return first
        first = first or time.perf_counter() - start


def _finish(process: "subprocess.Popen[bytes]", start: float, first: float) -> Run:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    return Run(seconds, first or seconds, used.ru_maxrss / 1024, process.returncode)
