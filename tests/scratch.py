"""A scratch copy of the project, to which a test applies a recipe of CONTRIBUTING.md and then asks the program.

A step of a recipe names a file and the text that goes into it, in one of three sentences:

    Create `PATH`                     the file is new
    Append to `PATH`                  the text goes to its end
    In `PATH`, above `LINE`, add      the text goes before the one line that reads so
"""

import compileall
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from documents import TOP, text_of
from knowledge import CACHE_HOME, Outcome, clean_environment
from start_server import StartServer, can_serve, start_server

_BLOCK = re.compile(r"^ {3}(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^ {3}(?P=fence)$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"(?:(?P<create>Create) |(?P<append>Append to )|In )`(?P<path>[^`]+)`(?:, above `(?P<line>[^`]+)`)?")


@dataclass(frozen=True, slots=True)
class Step:
    """A file of a recipe, and the text that goes into it."""

    path: str
    """str, the file, below the top of the project."""
    text: str
    """str, what is written."""
    new: bool
    """Whether the file is new."""
    above: str = ""
    """str, the line before which the text goes; empty where it goes to the end."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A section of CONTRIBUTING.md."""

    steps: tuple[Step, ...]
    """The files that it makes or changes, in order."""
    answers: tuple[tuple[str, str], ...]
    """The commands that it ends in, and the answer of each."""


def recipe(title: str) -> Recipe:
    """Return the recipe under a heading of CONTRIBUTING.md (`Add a rule`)."""
    (section,) = re.findall(rf"^### {title}\n(.*?)(?=^##|\Z)", text_of("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    steps, answers = [], []
    end = 0
    for block in _BLOCK.finditer(section):
        introduction = section[end : block.start()].strip().rpartition("\n\n")[2]
        end = block.end()
        text = re.sub(r"^ {3}", "", block["text"], flags=re.MULTILINE)
        if block["language"] == "console":
            command, _, answer = text.removeprefix("$ ").partition("\n")
            answers.append((command, answer))
        elif step := _STEP.search(introduction):
            steps.append(Step(step["path"], text, new=bool(step["create"]), above=step["line"] or ""))
    return Recipe(tuple(steps), tuple(answers))


@dataclass(frozen=True, slots=True)
class Scratch:
    """A copy of the project in a folder of its own."""

    folder: Path
    """The folder with `src`, `data`, `docs` and `tests`."""
    server: StartServer | None = None
    """What starts its program quickly; None if each call shall be a true start."""

    def apply(self, step: Step) -> None:
        """Write the text of a step into its file; raise AssertionError where the file is not as the step says."""
        path = self.folder / step.path
        assert path.exists() != step.new, f"{step.path}: {'exists already' if step.new else 'does not exist'}"
        before = "" if step.new else path.read_text(encoding="utf-8")
        if step.above:
            lines = before.split("\n")
            assert lines.count(step.above) == 1, f"{step.path} has no one line that reads {step.above!r}"
            place = lines.index(step.above)
            after = "\n".join([*lines[:place], *step.text.rstrip("\n").split("\n"), *lines[place:]])
        else:
            after = before + step.text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, encoding="utf-8")

    def __call__(self, *arguments: str, folder: Path | None = None, **environment: str) -> Outcome:
        """Run the program of the copy once, in its folder above or another one."""
        if self.server is None or not can_serve(environment):
            return self.run_python("-m", "dialoguekb", *arguments, folder=folder, **environment)
        return Outcome(*self.server.run(arguments, folder or self.folder, self._environment(**environment)))

    @contextmanager
    def served(self) -> Iterator["Scratch"]:
        """Yield the copy as it is now, with its program started quickly: it heeds no later change of its files."""
        with start_server(self.folder / "src/dialoguekb/__main__.py", self._environment()) as server:
            yield replace(self, server=server)

    def _environment(self, **more: str) -> dict[str, str]:
        """Return an environment in which Python finds the copy, and the program the data of the copy."""
        places = {"PYTHONPATH": str(self.folder / "src"), "DIALOGUEKB_DATA": str(self.folder / "data")}
        return clean_environment(**places, **more)

    def pytest(self, *arguments: str) -> Outcome:
        """Run tests of the copy."""
        return self.run_python("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments)

    def run_python(self, *arguments: str, folder: Path | None = None, **environment: str) -> Outcome:
        """Run Python once with the copy, in its folder above or another one."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=folder or self.folder,
            env=self._environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Outcome(done.stdout.decode(), done.stderr.decode(), done.returncode)


@cache
def _compiled_source() -> Path:
    """Copy `src` once, and compile it, so that no copy of the copy needs to."""
    folder = Path(tempfile.mkdtemp(dir=CACHE_HOME), "src")
    shutil.copytree(TOP / "src", folder)
    compileall.compile_dir(folder, quiet=1)
    return folder


def copy_source(folder: Path) -> None:
    """Copy the package as `src` into a folder."""
    shutil.copytree(_compiled_source(), folder / "src")


def copy_project(folder: Path) -> Scratch:
    """Copy what a recipe changes and asks into a folder, and return the copy."""
    copy_source(folder)
    for name in ("data", "docs", "tests"):
        shutil.copytree(TOP / name, folder / name)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy2(TOP / name, folder)
    return Scratch(folder)
