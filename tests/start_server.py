"""A quick way to start the program: a process that has imported it once, and forks for each call.

    with start_server(program, environment) as server:
        stdout, stderr, status = server.run(["meetings"], folder, environment)

Each call runs in a process of its own with its own arguments, folder, environment and streams, through the same
`main` as the installed program; only Python and the modules are there already (`server_process.py` forks). What
depends on how Python itself starts needs a true start: an interrupt, a terminal, the time taken, `READ_AT_START`.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from budget import is_deep

READ_AT_START = ("PYTHON", "LANG", "LC_", "TZ")
"""How the names of variables begin that Python reads only as it starts."""

_PROCESS = Path(__file__).with_name("server_process.py")

_SECONDS = 60
"""int: the longest that a call may take."""


def can_serve(environment: Mapping[str, str]) -> bool:
    """Return whether a call with these further variables can be forked."""
    return hasattr(os, "fork") and not any(name.startswith(READ_AT_START) for name in environment)


class StartServer:
    """The process that forks; it ends when it is closed, or with the process that started it."""

    def __init__(self, program: Path, environment: Mapping[str, str]) -> None:
        """Start it; `environment` is that of Python's start, `program` what the program calls itself."""
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(_SECONDS)
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, str(_PROCESS), str(theirs.fileno()), str(program)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[str, str, int]:
        """Run the program once to its end with nothing on stdin.

        Returns what it wrote to stdout and to stderr, and its exit status (negative after a signal).
        """
        call = json.dumps([arguments, str(folder), dict(environment)]).encode() + b"\n"
        with self._turn, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            socket.send_fds(self._socket, [call[:1]], [stdout.fileno(), stderr.fileno()])
            self._socket.sendall(call[1:])
            status = int(self._socket.recv(16))
            return _text_of(stdout), _text_of(stderr), status

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        self._process.wait(_SECONDS)


@contextmanager
def start_server(program: Path, environment: Mapping[str, str]) -> Iterator[StartServer | None]:
    """Yield a server for a while; None where each call shall be a true start."""
    if is_deep() or not can_serve({}):
        yield None
        return
    server = StartServer(program, environment)
    try:
        yield server
    finally:
        server.close()


def _text_of(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()
