"""Time whole processes from outside."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_CHILD = Path(__file__).with_name("child.py")


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
    statuses: Collection[int] = (0,),
) -> Timing | None:
    """Return the timing of a call over several runs; None if one ends with another status than `statuses`.

    `before` is called before each run. With `warm_up`, a first run is not counted.
    """
    results = []
    for _ in range(runs + warm_up):
        if before is not None:
            before()
        results.append(_run(call, environment, "terminal" if on_terminal else "pipe"))
        if results[-1].status not in statuses:
            sys.stderr.write(f"  failed with {results[-1].status}: {' '.join(call)}\n")
            return None
    counted = results[warm_up:]
    return Timing(
        statistics.median(run.seconds for run in counted),
        statistics.median(run.first for run in counted),
        max(run.peak for run in counted),
        runs,
    )


def _run(call: Sequence[str], environment: Mapping[str, str], output: str) -> Run:
    terminal = {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"} if output == "terminal" else {}
    measured = subprocess.run(  # noqa: S603 -- the calls are ours
        [sys.executable, "-S", "-E", str(_CHILD), json.dumps(list(call)), output],
        env={**environment, **terminal}, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return Run(**json.loads(measured.stdout))
