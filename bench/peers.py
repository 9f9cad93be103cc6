"""Ask other programs the same question of the same content: the meetings of two countries.

Each program gets the content in its own format, once, before the clock starts.
"""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.timing import Timing, time_call


def measure_peers(program: str, data: Path, work: Path, environment: Mapping[str, str], runs: int) -> dict[str, Timing]:
    """Return the timing of each peer that is installed, by name."""
    output = subprocess.run(  # noqa: S603 -- the measured program
        [program, "meetings", "--data", str(data), "-o", "json"],
        env=dict(environment), capture_output=True, check=True,
    ).stdout  # fmt: skip
    meetings = json.loads(output)
    timings: dict[str, Timing] = {}
    for name, prepare in _PREPARE.items():
        if shutil.which(name):
            timing = time_call(prepare(meetings, work, data), environment, runs=runs)
            if timing is not None:
                timings[name] = timing
    return timings


def _jq(meetings: Sequence[dict[str, object]], work: Path, _data: Path) -> list[str]:
    file = work / "meetings.json"
    file.write_text(json.dumps(meetings), encoding="utf-8")
    both = '[.[] | select((.sides | index("JP")) and (.sides | index("IN"))) | .id]'
    return ["jq", both, str(file)]


def _recsel(meetings: Sequence[dict[str, object]], work: Path, _data: Path) -> list[str]:
    file = work / "meetings.rec"
    with file.open("w", encoding="utf-8") as stream:
        for meeting in meetings:
            stream.write(f"id: {meeting['id']}\nstart: {meeting['start']}\nsides: {meeting['sides']}\n\n")
    return ["recsel", "-e", "sides ~ 'JP' && sides ~ 'IN'", "-p", "id,start", str(file)]


def _sqlite_utils(meetings: Sequence[dict[str, object]], work: Path, _data: Path) -> list[str]:
    file = work / "meetings.db"
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as connection:
        connection.execute("create table sides (meeting text, country text, start text)")
        rows = [(meeting["id"], side, meeting["start"]) for meeting in meetings for side in meeting["sides"]]  # type: ignore[attr-defined]
        connection.executemany("insert into sides values (?, ?, ?)", rows)
        connection.execute("create index by_country on sides (country, meeting)")
    question = (
        "select a.meeting, a.start from sides a join sides b using (meeting) where a.country='JP' and b.country='IN'"
    )
    return ["sqlite-utils", "query", str(file), question]


def _ripgrep(_meetings: Sequence[dict[str, object]], _work: Path, data: Path) -> list[str]:
    return ["rg", "-c", "dialogue: in-jp-2plus2", str(data / "meetings")]


_PREPARE: dict[str, Callable[[Sequence[dict[str, object]], Path, Path], list[str]]] = {
    "jq": _jq,
    "recsel": _recsel,
    "sqlite-utils": _sqlite_utils,
    "rg": _ripgrep,
}
