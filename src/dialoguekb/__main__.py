"""The entry of the program, also as `python -m dialoguekb`.

It imports nothing of weight before it can answer Ctrl-C, which a person may type while the program starts.
"""

import signal
import sys
from contextlib import suppress

INTERRUPTED = 130
"""int, the exit status after Ctrl-C, as shells count it."""

TERMINATED = 143
"""int, the exit status after a request to end, as shells count it."""


class _Terminated(BaseException):
    """A request to end: raised wherever the program stands, so that it tidies up behind itself."""


def _terminate(*_: object) -> None:
    raise _Terminated


def main() -> None:
    """Run the program and leave with its exit status."""
    with suppress(ValueError, AttributeError, OSError):  # not every system has every signal, nor every thread
        signal.signal(signal.SIGTERM, _terminate)
        signal.signal(signal.SIGHUP, _terminate)
    try:
        from dialoguekb.cli.main import run  # noqa: PLC0415 - inside the try, see above

        status = run()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except _Terminated:
        status = TERMINATED
    sys.exit(status)


if __name__ == "__main__":
    main()
