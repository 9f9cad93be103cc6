"""The process behind `start_server.py`: it imports the program, then forks for each call.

A call is a line of JSON, the arguments, the folder and the environment, with two descriptors for stdout and stderr. The
answer is the exit status. The tests do not import this module: they start it with the number of a socket, and the
path of the program.
"""

import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
from pathlib import Path

import dialoguekb


def serve(requests: socket.socket, program: str) -> None:
    """Fork for each call; return in the new process only."""
    while True:
        call, streams, _, _ = socket.recv_fds(requests, 1 << 16, 2)
        if not call:
            os._exit(0)
        while not call.endswith(b"\n"):
            call += requests.recv(1 << 16)
        child = os.fork()
        if not child:
            requests.close()
            become(program, streams, call)
            return
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        requests.sendall(b"%d" % os.waitstatus_to_exitcode(status))


def become(program: str, streams: list[int], call: bytes) -> None:
    """Make this process what a new one would be for the call."""
    arguments, folder, environment = json.loads(call)
    for stream, number in zip(streams, (1, 2), strict=True):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[:] = [program, *arguments]


if __name__ == "__main__":
    for module in pkgutil.walk_packages(dialoguekb.__path__, "dialoguekb."):
        importlib.import_module(module.name)
    sys.path[0] = str(Path(sys.argv[2]).parent)
    gc.collect()
    gc.freeze()
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
    sys.exit(sys.modules["dialoguekb.__main__"].main())
