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
from bench.measuring import Timing, timed
from bench.peers import measure_peers
from bench.report import Measured, report

_FEW = 3

_YOUNG = 3.0
"""float, seconds after a change in which the contents of files are compared."""

_LARGE = 50_000
"""int, meetings: from here on a slow case takes a minute, and one run is enough."""


class Bench:
    """One run of the benchmark, in a folder that goes at its end."""

    def __init__(self, program: str, runs: int, work: Path) -> None:
        """Measure `program` so many times a case; the interpreter is the one that runs this."""
        self.program = program
        self.runs = runs
        self.work = work
        self.cache = work / "cache"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = {**kept, "XDG_CACHE_HOME": str(self.cache)}
        self.floors: dict[str, Timing] = {}
        self.few = _FEW
        """int, runs of a slow case."""

    def settle(self, data: Path | None) -> None:
        """Ask once, wait until nothing is so young that its content is compared, and ask again."""
        listing = Case("settling", cases.QUERY, cases.TYPER)
        self.measure(listing, data)
        time.sleep(_YOUNG)
        self.measure(listing, data)

    def measure_floors(self) -> None:
        """Time what nothing can be faster than."""
        self.settle(None)
        for name, code in (
            (cases.PYTHON, "pass"),
            (cases.TYPER, cases.EMPTY_TYPER),
            (cases.TYPER_TABLE, cases.EMPTY_TYPER_WITH_TABLE),
        ):
            script = self.work / "floor.py"
            script.write_text(code, encoding="utf-8")
            call = [sys.executable, "-c", "pass"] if code == "pass" else [sys.executable, str(script)]
            self._keep_floor(name, timed(call, self.environment, runs=self.runs, on_terminal="rich" in code))
        listing = Case(cases.LISTING, cases.QUERY, cases.TYPER)
        self._keep_floor(cases.LISTING, self.measure(listing, None).timing)

    def _keep_floor(self, name: str, timing: Timing | None) -> None:
        if timing is None:
            raise SystemExit(f"the floor '{name}' cannot be measured")
        self.floors[name] = timing

    def measure(self, case: Case, data: Path | None) -> Measured:
        """Time a case on a knowledge base, the bundled one where None."""
        sys.stderr.write(f"  {case.name}\n")
        environment = dict(self.environment)
        if data is not None:
            environment["DIALOGUEKB_DATA"] = str(data)
        if case.completes:
            asked = {"COMP_WORDS": "dialoguekb meetings --country Ja", "COMP_CWORD": "3"}
            environment |= {"_DIALOGUEKB_COMPLETE": "complete_bash", **asked}
        arguments = [argument.replace("{data}", str(data)) for argument in case.arguments]
        timing = timed(
            [self.program, *arguments],
            environment,
            runs=min(self.runs, self.few) if case.is_slow else self.runs,
            warm_up=not (case.is_slow and self.few == 1),
            on_terminal=case.on_terminal,
            before=cases.preparation(case, self.cache, data),
        )
        return Measured(case, timing)


def main() -> None:
    """Measure what the command line asks for, and print or write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="240,10000", help="meetings of the generated knowledge bases")
    parser.add_argument("--runs", type=int, default=9, help="runs of a case; slow ones take three")
    parser.add_argument("--program", default=shutil.which("dialoguekb", path=str(Path(sys.executable).parent)))
    parser.add_argument("--peers", action="store_true", help="other programs too, where they are installed")
    parser.add_argument("--out", type=Path, help="the file for the page, instead of standard output")
    asked = parser.parse_args()
    if not asked.program:
        parser.error("install dialoguekb beside this Python, or name it with --program")
    with tempfile.TemporaryDirectory(prefix="dialoguekb-bench-") as folder:
        page = _page(Bench(asked.program, asked.runs, Path(folder)), [int(size) for size in asked.sizes.split(",")],
                     with_peers=asked.peers)  # fmt: skip
    if asked.out:
        asked.out.write_text(page, encoding="utf-8")
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
        bench.few = 1 if size > _LARGE else _FEW
        bench.settle(data)
        by_size[f"{size:,} generated meetings"] = [bench.measure(case, data) for case in cases.synthetic(size)]
    # The last, as what they are given takes memory, which the system counts for every process started afterwards.
    for size in sizes if with_peers else ():
        notes += _peers(bench, bench.work / str(size), size)
    return report(bench.floors, by_size, notes)


def _peers(bench: Bench, data: Path, size: int) -> list[str]:
    found, missing = measure_peers(bench.program, data, bench.work, bench.environment, bench.runs)
    python = bench.floors[cases.PYTHON].seconds
    told = [
        f"{name} {timing.seconds * 1000:.0f} ms ({timing.seconds / python:.1f} x)" for name, timing in found.items()
    ]
    return [f"Peers at {size:,}: {', '.join(told) or 'none'}. Not installed here: {', '.join(missing)}.", ""]


if __name__ == "__main__":
    main()
