"""Measure every command: `python -m bench --sizes 240,10000,100000 --out figures.md`."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.cases import BUNDLED, CASES, QUERY, Case, preparation
from bench.generator import generate
from bench.peers import measure_peers
from bench.report import report
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

    def floor(self) -> Timing:
        """Return the timing of an empty Python program."""
        timing = time_call([sys.executable, "-c", "pass"], self.environment, runs=self.runs)
        if timing is None:
            raise SystemExit("an empty Python program fails")
        return timing

    def measure_size(self, size: int) -> dict[str, Timing | None]:
        """Return the timing of each case, by name, on a knowledge base of so many meetings."""
        sys.stderr.write(f"{size:,} meetings\n" if size else "bundled data\n")
        data = self.work / str(size) if size else None
        if data is not None:
            generate(data, size)
        self._settle(data)
        return {case.name: self._measure(case, size, data) for case in CASES if size >= case.least}

    def peers(self, size: int) -> dict[str, Timing]:
        """Return the timing of each peer that is installed, by name."""
        return measure_peers(self.program, self.work / str(size), self.work, self.environment, self.runs)

    def _settle(self, data: Path | None) -> None:
        """Fill the cache, wait until no file counts as recently changed, and ask again."""
        for seconds in (_RECENT, 0.0):
            time_call([self.program, *QUERY], self._on(data), runs=1, warm_up=False)
            time.sleep(seconds)

    def _measure(self, case: Case, size: int, data: Path | None) -> Timing | None:
        sys.stderr.write(f"  {case.name}\n")
        environment = self._on(data)
        if case.completes:
            line = {"COMP_WORDS": "dialoguekb meetings --country Ja", "COMP_CWORD": "3"}
            environment |= {"_DIALOGUEKB_COMPLETE": "complete_bash", **line}
        few = 1 if size > _LARGE else _FEW_RUNS
        return time_call(
            [self.program, *(self._meeting(data) if each == "{meeting}" else each for each in case.arguments)],
            environment,
            runs=min(self.runs, few) if case.is_slow else self.runs,
            warm_up=not (case.is_slow and size > _LARGE),
            on_terminal=case.on_terminal,
            before=preparation(case, self.cache, data),
            statuses=(case.status,),
        )

    def _on(self, data: Path | None) -> dict[str, str]:
        return {**self.environment, **({"DIALOGUEKB_DATA": str(data)} if data else {})}

    def _meeting(self, data: Path | None) -> str:
        """Return the id of a meeting with participants."""
        call = [self.program, *QUERY, "--limit", "1", "--columns", "id", "-o", "json"]
        answer = subprocess.run(call, env=self._on(data), capture_output=True, check=True).stdout  # noqa: S603 - ours
        return str(json.loads(answer)[0]["id"])


def main() -> None:
    """Run the benchmark and print or write the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="240,10000,100000", help="meetings of the generated knowledge bases")
    parser.add_argument("--runs", type=int, default=9, help="runs of a case; slow cases run three times")
    parser.add_argument("--program", default=shutil.which("dialoguekb", path=str(Path(sys.executable).parent)))
    parser.add_argument("--out", type=Path, help="write the table to this file instead of standard output")
    options = parser.parse_args()
    if not options.program:
        parser.error("install dialoguekb beside this Python, or name it with --program")
    sizes = [int(size) for size in options.sizes.split(",") if size]
    with tempfile.TemporaryDirectory(prefix="dialoguekb-bench-") as folder:
        bench = Bench(options.program, options.runs, Path(folder))
        floor = bench.floor()
        by_size = {size: bench.measure_size(size) for size in (BUNDLED, *sizes)}
        page = report(floor, by_size, {size: bench.peers(size) for size in sizes})
    if options.out:
        options.out.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
