"""The entry of the program, also as `python -m dialoguekb`.

It imports nothing of weight before it can answer the Tab key, and Ctrl-C, which a person may type while the
program starts.
"""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dialoguekb.completion.typed_line import TypedLine

_AFTER_SIGNAL = 128
"""int: the exit status after a signal is this and its number, as shells count it."""

_INTERRUPT = 2
"""int, the number of the signal of Ctrl-C."""


class _Ending:
    """Ends the program after a signal: raises KeyboardInterrupt wherever it stands, so that it tidies up."""

    number = 0
    """int, the number of the signal; 0 while there was none. What the program calls may swallow the exception."""

    def __call__(self, number: int, _frame: object) -> None:
        self.number = number
        raise KeyboardInterrupt

    def receive_signals(self) -> None:
        import signal  # noqa: PLC0415 - see above

        for name in ("SIGTERM", "SIGHUP"):
            try:
                signal.signal(getattr(signal, name), self)
            except (ValueError, AttributeError, OSError):  # not every system has every signal, nor every thread
                continue


_FEW_CYCLES = 100_000
"""int, objects made between two looks for cycles: hardly any are made, and looking takes a tenth of a short run."""


def main() -> None:
    """Run the program and leave with its exit status."""
    gc.set_threshold(_FEW_CYCLES, 50, 50)
    ending = _Ending()
    try:
        status = 0 if _answers_tab_key() else _run(ending)
    except KeyboardInterrupt:
        status = _AFTER_SIGNAL + _INTERRUPT
    if ending.number:
        status = _AFTER_SIGNAL + ending.number
    _leave(status)


def _leave(status: int) -> None:
    """End the process at once: what the interpreter would take down piece by piece, the system frees in one go."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # closed, or the reader is gone: `run` has dealt with it
            continue
    os._exit(status)


def _answers_tab_key() -> bool:
    """Answer a shell that asks for completions; return whether one does."""
    asked = os.environ.get("_DIALOGUEKB_COMPLETE", "")
    if not asked.startswith(("complete_", "source_")):
        return False
    try:
        from dialoguekb.completion.tab_key import complete  # noqa: PLC0415 - see above

        complete(_command_candidates)
    except Exception:  # noqa: BLE001, S110 - silence is the only good answer in the middle of a typed line
        pass
    return True


def _command_candidates(line: "TypedLine") -> list[str]:
    from dialoguekb.cli.command_candidates import command_candidates  # noqa: PLC0415 - see above

    return command_candidates(line)


def _run(ending: _Ending) -> int:
    ending.receive_signals()
    from dialoguekb.cli.main import run  # noqa: PLC0415 - see above

    return run()


if __name__ == "__main__":
    main()
