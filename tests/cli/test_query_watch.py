"""A query in the program ends: in time, and at a signal, even inside one step of SQLite that nothing interrupts."""

import signal
import subprocess
import time
from collections.abc import Iterator

import pytest

from knowledge import Program, clean_environment

ONE_STEP = "instr(hex(zeroblob(500000)), hex(zeroblob(250000)) || '1')"
"""str, SQL: an expression that takes SQLite many seconds in one step."""

STEPS = "select count(*) from names a, names b, names c, names d"
"""str, SQL: a query of many steps that does not end."""


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let a program that a test starts heed Ctrl-C: it ignores it where the tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_query_that_stays_in_one_step_is_ended(run: Program) -> None:
    outcome = run("sql", f"select {ONE_STEP}", "--timeout", "0.2")
    said = "dialoguekb: sql: stopped after 0.2 seconds; narrow it, or give it more with --timeout\n"
    assert (outcome.stdout, outcome.stderr, outcome.status) == ("", said, 2)


@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize(
    ("number", "status", "query"),
    [
        (signal.SIGINT, 130, STEPS),
        (signal.SIGTERM, 143, STEPS),
        (signal.SIGINT, 130, f"select {ONE_STEP}"),
        (signal.SIGTERM, 143, f"select {ONE_STEP}"),
    ],
)
def test_a_signal_in_a_query_ends_it(truly: Program, number: signal.Signals, status: int, query: str) -> None:
    begin = time.monotonic()
    truly("sql", "select 1")  # so that there is an index
    whole_call = time.monotonic() - begin
    running = subprocess.Popen(
        [str(truly.path), "sql", query, "--timeout", "60"],
        env=clean_environment(),
        cwd=truly.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(max(0.5, 2 * whole_call))  # by then the query is under way, however busy the machine
    running.send_signal(number)
    begin = time.monotonic()
    assert running.communicate(timeout=30) == (b"", b"")
    assert running.returncode == status
    assert time.monotonic() - begin < 20
