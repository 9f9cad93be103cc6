"""Run one call in a fresh process and print how long it took and how much memory it had, as JSON.

Linux counts the memory of the process that starts a call as the call's own peak, so this one imports little.
"""

import json
import os
import resource
import sys
import time


def main() -> None:
    """Run the call that the first argument holds as JSON; the second says whether its output is a terminal."""
    call, on_terminal = json.loads(sys.argv[1]), sys.argv[2] == "terminal"
    reader, writer = os.openpty() if on_terminal else os.pipe()
    nothing = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    redirections = [
        (os.POSIX_SPAWN_DUP2, writer if on_terminal else nothing, 0),
        (os.POSIX_SPAWN_DUP2, writer, 1),
        (os.POSIX_SPAWN_DUP2, nothing, 2),
    ]
    process = os.posix_spawnp(call[0], call, os.environ, file_actions=redirections)
    os.close(writer)
    first = _read_all(reader, start)
    _, status = os.waitpid(process, 0)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    run = {"seconds": seconds, "first": first or seconds, "peak": peak, "status": os.waitstatus_to_exitcode(status)}
    sys.stdout.write(json.dumps(run))


def _read_all(descriptor: int, start: float) -> float:
    """Read to the end and return the seconds until the first byte, or 0 if there was none."""
    first = 0.0
    while True:
        try:
            part = os.read(descriptor, 1 << 16)
        except OSError:  # a terminal ends this way
            return first
        if not part:
            return first
        first = first or time.perf_counter() - start


if __name__ == "__main__":
    main()
