"""The entry of the program, also as `python -m dialoguekb`.

It imports nothing of weight before it can answer Ctrl-C, which a person may type while the program starts.
"""

import sys

INTERRUPTED = 130
"""int, the exit status after Ctrl-C, as shells count it."""


def main() -> None:
    """Run the program and leave with its exit status."""
    try:
        from dialoguekb.cli.main import run  # noqa: PLC0415 - inside the try, see above

        status = run()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    main()
