"""A process that has imported the program once and forks itself for each call.

A call takes a process of its own, with its own folder, environment, arguments and streams, and runs the code that the
installed program runs; it saves the tenth of a second that Python needs to start and to import. With `--deep` every
call starts the program itself.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

_WAIT = 60.0
"""float, seconds after which a call has failed."""

_NUMBER_BYTES = 4


class StartServer:
    """The process that forks for each call; `close` ends it."""

    def __init__(self) -> None:
        self._socket, other = socket.socketpair()
        self._socket.settimeout(_WAIT)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(other.fileno())],
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            )

    def call(self, arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> tuple[bytes, bytes, int]:
        """Run the program once to its end; return stdout, stderr and the exit status."""
        request = json.dumps([list(arguments), str(folder), environment]).encode()
        with ExitStack() as stack:
            streams = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(2)]
            head = len(request).to_bytes(_NUMBER_BYTES, "big")
            socket.send_fds(self._socket, [head], [stream.fileno() for stream in streams])
            self._socket.sendall(request)
            status = int.from_bytes(_receive(self._socket, _NUMBER_BYTES), "big", signed=True)
            for stream in streams:
                stream.seek(0)
            return streams[0].read(), streams[1].read(), status

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        self._process.wait(_WAIT)


def _receive(connection: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        part = connection.recv(size - len(received))
        if not part:
            raise EOFError
        received += part
    return received


def _serve(connection: socket.socket) -> None:
    while True:
        head, streams, _, _ = socket.recv_fds(connection, _NUMBER_BYTES, 2)
        if not head:
            return
        arguments, folder, environment = json.loads(_receive(connection, int.from_bytes(head, "big")))
        child = os.fork()
        if child == 0:
            connection.close()
            _run(arguments, folder, environment, streams)
        for stream in streams:
            os.close(stream)
        _, wait_status = os.waitpid(child, 0)
        connection.sendall(os.waitstatus_to_exitcode(wait_status).to_bytes(_NUMBER_BYTES, "big", signed=True))


def _run(arguments: list[str], folder: str, environment: dict[str, str], streams: list[int]) -> None:
    for number, stream in enumerate(streams, start=1):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    from dialoguekb.__main__ import main  # noqa: PLC0415 - it is imported already

    main()


def _import_program() -> None:
    import importlib  # noqa: PLC0415 - only the process itself needs it
    import pkgutil  # noqa: PLC0415

    import dialoguekb  # noqa: PLC0415

    for module in pkgutil.walk_packages(dialoguekb.__path__, "dialoguekb."):
        importlib.import_module(module.name)


if __name__ == "__main__":
    import gc

    _import_program()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as _connection:
        _serve(_connection)
