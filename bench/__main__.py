"""Measure the program against its floors: `python -m bench --sizes 240,10000 --out figures.md`."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench import cases
from bench.cases import Case
from bench.generator import generate
from bench.peers import measure_peers
from bench.report import Measurement, report
from bench.timing import Timing, time_call

_FEW_RUNS = 3

_RECENT = 3.0
"""float, seconds after a change during which the cache compares the contents of files."""

_LARGE = 50_000
"""int, meetings: above this a slow case takes a minute, so it runs once."""


class Bench:
    """One run of the benchmark in a temporary folder."""

    def __init__(self, program: str, runs: int, work: Path) -> None:
        """Measure `program` with `runs` runs a case."""
        self.program = program
        self.runs = runs
        self.work = work
        self.cache = work / "cache"
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = {**inherited, "XDG_CACHE_HOME": str(self.cache)}
        self.floors: dict[str, Timing] = {}
        self.slow_runs = _FEW_RUNS
        """int, how often a slow case runs."""

    def settle(self, data: Path | None) -> None:
        """Fill the cache, wait until no file counts as recently changed, and ask again."""
        listing = Case("settling", cases.QUERY, cases.TYPER)
        self.measure(listing, data)
        time.sleep(_RECENT)
        self.measure(listing, data)

    def measure_floors(self) -> None:
        """Time the floors."""
        self.settle(None)
        for name, code in (
            (cases.PYTHON, "pass"),
            (cases.TYPER, cases.EMPTY_TYPER),
            (cases.TYPER_TABLE, cases.EMPTY_TYPER_WITH_TABLE),
        ):
            script = self.work / "floor.py"
            script.write_text(code, encoding="utf-8")
            call = [sys.executable, "-c", "pass"] if code == "pass" else [sys.executable, str(script)]
            self._record_floor(name, time_call(call, self.environment, runs=self.runs, on_terminal="rich" in code))
        listing = Case(cases.LISTING, cases.QUERY, cases.TYPER)
        self._record_floor(cases.LISTING, self.measure(listing, None).timing)

    def _record_floor(self, name: str, timing: Timing | None) -> None:
        if timing is None:
            raise SystemExit(f"the floor '{name}' cannot be measured")
        self.floors[name] = timing

    def measure(self, case: Case, data: Path | None) -> Measurement:
        """Time a case on a knowledge base; on the bundled one if `data` is None."""
        sys.stderr.write(f"  {case.name}\n")
        environment = dict(self.environment)
        if data is not None:
            environment["DIALOGUEKB_DATA"] = str(data)
        if case.completes:
            line = {"COMP_WORDS": "dialoguekb meetings --country Ja", "COMP_CWORD": "3"}
            environment |= {"_DIALOGUEKB_COMPLETE": "complete_bash", **line}
        arguments = [argument.replace("{data}", str(data)) for argument in case.arguments]
        timing = time_call(
            [self.program, *arguments],
            environment,
            runs=min(self.runs, self.slow_runs) if case.is_slow else self.runs,
            warm_up=not (case.is_slow and self.slow_runs == 1),
            on_terminal=case.on_terminal,
            before=cases.preparation(case, self.cache, data),
        )
        return Measurement(case, timing)


def main() -> None:
    """Run the benchmark and print or write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="240,10000", help="meetings of the generated knowledge bases")
    parser.add_argument("--runs", type=int, default=9, help="runs of a case; slow cases run three times")
    parser.add_argument("--program", default=shutil.which("dialoguekb", path=str(Path(sys.executable).parent)))
    parser.add_argument("--peers", action="store_true", help="measure other programs too, if they are installed")
    parser.add_argument("--out", type=Path, help="write the page to this file instead of standard output")
    options = parser.parse_args()
    if not options.program:
        parser.error("install dialoguekb beside this Python, or name it with --program")
    with tempfile.TemporaryDirectory(prefix="dialoguekb-bench-") as folder:
        sizes = [int(size) for size in options.sizes.split(",")]
        page = _page(Bench(options.program, options.runs, Path(folder)), sizes, with_peers=options.peers)
    if options.out:
        options.out.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


def _page(bench: Bench, sizes: list[int], *, with_peers: bool) -> str:
    bench.measure_floors()
    sys.stderr.write("bundled data\n")
    by_size = {"Bundled data": [bench.measure(case, None) for case in cases.BUNDLED]}
    notes: list[str] = []
    for size in sizes:
        sys.stderr.write(f"{size:,} meetings\n")
        data = bench.work / str(size)
        generate(data, size)
        bench.slow_runs = 1 if size > _LARGE else _FEW_RUNS
        bench.settle(data)
        by_size[f"{size:,} generated meetings"] = [bench.measure(case, data) for case in cases.synthetic(size)]
    # Peers come last: preparing their input takes memory that the system also counts for later child processes.
    for size in sizes if with_peers else ():
        notes += _peers(bench, bench.work / str(size), size)
    return report(bench.floors, by_size, notes)


def _peers(bench: Bench, data: Path, size: int) -> list[str]:
    timings, missing = measure_peers(bench.program, data, bench.work, bench.environment, bench.runs)
    python = bench.floors[cases.PYTHON].seconds
    figures = [
        f"{name} {timing.seconds * 1000:.0f} ms ({timing.seconds / python:.1f} x)" for name, timing in timings.items()
    ]
    return [f"Peers at {size:,}: {', '.join(figures) or 'none'}. Not installed here: {', '.join(missing)}.", ""]


if __name__ == "__main__":
    main()
