"""Ends the program where a query stays too long in one step of SQLite, which nothing inside it can interrupt."""

import _thread
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from dialoguekb.cli import streams
from dialoguekb.query.query_limits import limit_heap
from dialoguekb.query.sql_errors import too_slow

_GRACE = 1.0
"""float, seconds that a query has to end by itself after its time is over, or after a signal."""

_ENDING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""The signals that end the program."""

_AFTER_SIGNAL = 128
"""int: the exit status after a signal is this and its number, as shells count it."""


@contextmanager
def watch_query(what: str, timeout: float) -> Iterator[None]:
    """Watch the query inside the block: end the program if it overruns `timeout` seconds, or ignores a signal.

    `what` is where it was typed (`--where`). From then on, SQLite takes no more memory than a query may have.
    """
    limit_heap()
    is_over = _thread.allocate_lock()
    is_over.acquire()
    _thread.start_new_thread(_end_overrun, (is_over, what, timeout))
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    _thread.start_new_thread(_end_after_signal, (reader, is_over))
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        is_over.release()
        os.close(writer)


def _end_overrun(is_over: "_thread.LockType", what: str, timeout: float) -> None:
    if is_over.acquire(timeout=timeout + _GRACE):
        is_over.release()
        return
    error = too_slow(what, timeout)
    streams.say(f"dialoguekb: {error}")
    os._exit(error.exit_status)


def _end_after_signal(reader: int, is_over: "_thread.LockType") -> None:
    """Wait for a signal that ends the program, or for the end of the query, which closes the other end of the pipe."""
    while received := os.read(reader, 1):
        if received[0] not in _ENDING:
            continue
        if not is_over.acquire(timeout=_GRACE):
            os._exit(_AFTER_SIGNAL + received[0])
        is_over.release()
    os.close(reader)
