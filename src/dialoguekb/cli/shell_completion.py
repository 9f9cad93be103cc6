"""`--install-completion` and `--show-completion`: the Tab key for the shell in use."""

from pathlib import Path

import shellingham

from dialoguekb.cli import streams
from dialoguekb.completion.shell_scripts import SCRIPTS, install_script
from dialoguekb.errors import EnvironmentFailedError


def install() -> None:
    """Install the script of the shell in use; say on stderr where it is and what to do next."""
    shell = _shell_in_use()
    path = install_script(shell, Path.home())
    streams.say(f"{shell} completion installed in {path}", "Open a new terminal to use it.")


def show() -> None:
    """Print the script of the shell in use."""
    streams.print_text([SCRIPTS[_shell_in_use()]])


def _shell_in_use() -> str:
    """Return the shell that runs the program; raise EnvironmentFailedError for one without completion."""
    try:
        shell = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        shell = "unknown"
    if shell not in SCRIPTS:
        valid = ", ".join(SCRIPTS)
        raise EnvironmentFailedError(f"there is no completion for this shell ({shell}); run this in one of: {valid}")
    return shell
