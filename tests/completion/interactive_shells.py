"""Real shells, driven through a pseudo-terminal as a person drives them."""

import shutil
from pathlib import Path
from typing import Self

import pexpect

from dialoguekb.completion.shell_scripts import SCRIPTS
from knowledge import clean_environment, installed_program

_STARTS = {
    "bash": ["--noprofile", "--norc", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
"""Shell -> the arguments with which it reads nothing of the user's own."""

_SETUP = {
    "bash": [
        "PS1='READY> '",
        "bind 'set bell-style none'",
        "bind 'set enable-bracketed-paste off'",
        "set +o history",
        "bind 'set completion-query-items 0'",
        "bind 'set page-completions off'",
    ],
    "zsh": ["PS1='READY> '", "autoload -Uz compinit; compinit -u -D", "unsetopt beep; setopt no_list_beep"],
    "fish": ["function fish_prompt; printf 'READY> '; end", "set -g fish_greeting"],
}

_SECONDS = 20

_QUIET = 0.4
"""float, seconds: a shell that runs no program answers a key sooner."""


class Shell:
    """An interactive shell with completion for dialoguekb loaded, in a folder."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        """Start the shell; the home folder holds nothing but the script."""
        self.name = name
        script = home / f"completion.{name}"
        script.write_text(SCRIPTS[name], encoding="utf-8")
        path = f"{installed_program().parent}:/usr/bin:/bin"
        environment = clean_environment(HOME=str(home), PATH=path, TERM="dumb" if name != "fish" else "xterm")
        self._process = pexpect.spawn(
            shutil.which(name) or name, _STARTS[name], cwd=str(folder), env=environment, encoding="utf-8",
            timeout=_SECONDS, dimensions=(50, 200),
        )  # fmt: skip
        for line in (*_SETUP[name], f"source {script}"):
            self._process.sendline(line)
        self.run("echo star''ted", "started")

    def __enter__(self) -> Self:
        """Return the shell."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._process.close(force=True)

    def run(self, line: str, expected: str) -> str:
        """Type a line and Enter; return what stands on the screen up to the text expected."""
        self._process.sendline(line)
        self._process.expect_exact(expected)
        return str(self._process.before)

    def press_tab(self, typed: str, *, times: int) -> None:
        """Type the beginning of a line and press Tab; wait until the shell answers."""
        self._process.send(typed)
        for _ in range(times):
            self._process.send("\t")
            self._wait_until_quiet()

    def _wait_until_quiet(self) -> None:
        """Read what the shell writes until it runs no program, such as that of a completion, and writes no more."""
        while True:
            is_idle = not self._runs_program()
            try:
                self._process.read_nonblocking(4096, timeout=_QUIET)
            except pexpect.TIMEOUT:
                if is_idle and not self._runs_program():
                    return

    def _runs_program(self) -> bool:
        """Return whether the shell has a process below it; False where the system does not say."""
        try:
            return bool(Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().strip())
        except OSError:
            return False

    def clear_line(self) -> None:
        """Give the line up without running it."""
        for _ in range(2):  # the first may only end the list of candidates
            self._process.send("\x03")
            self._wait_until_quiet()

    def arguments_after_tab(self, typed: str, *, tabs: int = 1) -> list[str]:
        """Type a line, press Tab, and return the words of which the line then consists, by the shell's own reading.

        The line is not run: `printf` is put before it, which prints each word between marks.
        """
        self._process.send(typed)
        for _ in range(tabs):
            self._process.send("\t")
        self._process.send("\x01printf '<%s>' \x05 'end of line'\r")
        self._process.expect_exact("<end of line>")
        words = str(self._process.before).rpartition("<dialoguekb>")[2]
        return words.removeprefix("<").removesuffix(">").split("><")
