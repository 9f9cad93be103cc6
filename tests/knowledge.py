"""The installed program, and a complete sound little knowledge base for tests to spoil."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dialoguekb.cli.main import run as run_command_line
from dialoguekb.data_folder import bundled_folder
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.loading.full import check_folder
from dialoguekb.model.problems import Problem
from start_server import StartServer, can_serve

TODAY = "2026-11-23"
"""str: the day on which every run of the program takes place."""


def installed_program() -> Path:
    """Return the program that stands beside the running Python."""
    program = Path(sys.executable).with_name("dialoguekb")
    assert program.is_file(), f"install the package first: {program} is missing"
    return program


_CACHE_PREFIX = "dialoguekb-tests-"


def _cache_home() -> str:
    """Return the folder of caches of this run: that of the process that started this one, or a new one."""
    inherited = os.environ.get("XDG_CACHE_HOME", "")
    if Path(inherited).name.startswith(_CACHE_PREFIX):
        return inherited
    folder = tempfile.mkdtemp(prefix=_CACHE_PREFIX)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


CACHE_HOME = _cache_home()
"""str: the folder in which this run of the tests keeps its indexes; its workers share it."""

os.environ["XDG_CACHE_HOME"] = CACHE_HOME


def clean_environment(**more: str) -> dict[str, str]:
    """Return an environment with nothing of the tester's own in it."""
    kept = {"XDG_CACHE_HOME": CACHE_HOME}
    # A pager on a terminal of a test would wait for a key.
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "DIALOGUEKB_TODAY": TODAY, "PAGER": "cat", **kept, **more}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program came to."""

    stdout: str
    stderr: str
    status: int


@dataclass(frozen=True, slots=True)
class Program:
    """The installed program, run in a folder that is no knowledge base."""

    path: Path
    folder: Path
    server: StartServer | None = None
    """What starts it quickly; None if each call shall be a true start."""

    def __call__(self, *arguments: str, folder: Path | None = None, **environment: str) -> Outcome:
        """Run it once to its end; `environment` adds variables."""
        if self.server is None or not can_serve(environment):
            return self.start(*arguments, folder=folder, **environment)
        return Outcome(*self.server.run(arguments, folder or self.folder, clean_environment(**environment)))

    def start(self, *arguments: str, folder: Path | None = None, **environment: str) -> Outcome:
        """Start Python and the program truly, and run it once to its end."""
        done = subprocess.run(
            [str(self.path), *arguments],
            cwd=folder or self.folder,
            env=clean_environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Outcome(done.stdout.decode(), done.stderr.decode(), done.returncode)


def run_here(capture: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    """Run a command line in this process: the same code as the program's, many times quicker."""
    status = run_command_line(list(arguments))
    captured = capture.readouterr()
    return Outcome(captured.out, captured.err, status)


OpenBase = Callable[..., KnowledgeBase]
"""What opens a folder, as `open_knowledge_base` does, until the end of the test."""


@cache
def bundled_base() -> KnowledgeBase:
    """Return the bundled knowledge base, opened once; tests share it and leave it unchanged."""
    return open_knowledge_base(bundled_folder())


@cache
def known_by(base: KnowledgeBase, day: str) -> KnowledgeBase:
    """Return a knowledge base as it could be known on a day (ISO 8601), opened once."""
    return KnowledgeBase(base.folder, base.about, base.all_records, day)


SOUND: dict[str, str] = {
    "dialoguekb.yaml": "title: Little\nschema: 1\nhome_country: IN\n",
    "countries.yaml": """\
countries:
  - {id: AU, name: Australia}
  - {id: IN, name: India, native: भारत, aliases: [Bharat]}
  - {id: JP, alpha3: JPN, name: Japan, demonym: Japanese, native: 日本}
  - {id: CI, name: Côte d'Ivoire}
""",
    "groupings.yaml": """\
groupings:
  - id: quad
    short: Quad
    name: Quadrilateral Security Dialogue
    kind: dialogue
    members:
      - {country: IN, from: 2007}
      - {country: JP, from: 2007}
      - {country: AU, from: 2007, to: 2008}
      - {country: AU, from: 2017-11-12}
""",
    "offices.yaml": """\
offices:
  - {id: in-foreign-minister, country: IN, role: foreign-minister, title: Minister of External Affairs}
  - {id: in-defence-minister, country: IN, role: defence-minister, title: Minister of Defence}
  - {id: jp-foreign-minister, country: JP, role: foreign-minister, title: Minister for Foreign Affairs}
  - {id: jp-defence-minister, country: JP, role: defence-minister, title: Minister of Defense}
  - {id: au-foreign-minister, country: AU, role: foreign-minister, title: Minister for Foreign Affairs}
""",
    "officials.yaml": """\
officials:
  - id: rajnath-singh
    name: Rajnath Singh
    family_name: Singh
    country: IN
    tenures:
      - {office: in-defence-minister, from: 2019-05-31}
  - id: subrahmanyam-jaishankar
    name: Subrahmanyam Jaishankar
    family_name: Jaishankar
    country: IN
    aliases: [S. Jaishankar]
    tenures:
      - {office: in-foreign-minister, from: 2019-05-30}
  - id: nobuo-kishi
    name: Nobuo Kishi
    family_name: Kishi
    country: JP
    tenures:
      - {office: jp-defence-minister, from: 2020-09-16, to: 2022-08-10}
  - id: yasukazu-hamada
    name: Yasukazu Hamada
    family_name: Hamada
    country: JP
    tenures:
      - {office: jp-defence-minister, from: 2022-08-10, to: 2023-09-13}
  - id: yoshimasa-hayashi
    name: Yoshimasa Hayashi
    family_name: Hayashi
    country: JP
    native: 林芳正
    tenures:
      - {office: jp-foreign-minister, from: 2021-11-10, to: 2023-09-13}
  - id: penny-wong
    name: Penny Wong
    family_name: Wong
    country: AU
    tenures:
      - {office: au-foreign-minister, from: 2022-05-23}
""",
    "dialogues.yaml": """\
dialogues:
  - {id: in-jp-2plus2, name: India–Japan 2+2, format: 2+2, level: ministerial, sides: [IN, JP], sources: [herald]}
  - {id: quad-leaders, name: Quad Summit, format: leaders, level: leader, grouping: quad, sources: [herald]}
""",
    "meetings.yaml": """\
meetings:
  - id: in-jp-2plus2-2022
    dialogue: in-jp-2plus2
    status: held
    start: 2022-09-08
    end: 2022-09-09
    city: Tokyo
    country: JP
    participants: [rajnath-singh, subrahmanyam-jaishankar, yasukazu-hamada, yoshimasa-hayashi]
    topics: [joint-exercises]
    reports:
      - {source: herald, status: scheduled, start: 2022-09-08}
    sources: [herald]
  - {id: quad-leaders-2021, dialogue: quad-leaders, status: held, start: 2021-09-24, sources: [{id: herald}]}
""",
    "agreements.yaml": """\
agreements:
  - id: in-jp-acsa-2020
    short: ACSA
    title: Agreement on supplies and services
    kind: logistics
    parties: [IN, JP]
    signed: 2020-09-09
    in_force: 2021-07-11
    sources: [herald]
""",
    "topics.yaml": """\
topics:
  - {id: security, label: Security}
  - {id: exercises, label: Exercises, broader: [security]}
  - {id: joint-exercises, label: Joint exercises, broader: [exercises]}
""",
    "sources.yaml": """\
sources:
  - {id: herald, publisher: Herald, title: Ministers meet, kind: news, published: 2022-08-01}
""",
}
"""A knowledge base without a fault: file name -> text."""


def spoilt(file: str, old: str, new: str) -> dict[str, str]:
    """Return the sound files with the one place where `file` says `old` saying `new`."""
    text = SOUND[file]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return {**SOUND, file: text.replace(old, new)}


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files into the folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems_of(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """Return what a check of the files finds."""
    return check_folder(write_files(folder, files)).problems


def errors_of(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """Return the errors that a check of the strict profile finds: a spoilt file may well bring a warning besides."""
    strict = {"dialoguekb.yaml": f"{files['dialoguekb.yaml']}profile: strict\n"}
    return [problem for problem in problems_of(folder, {**files, **strict}) if problem.severity == "error"]


def place_of(problem: Problem) -> tuple[str, str, int, int]:
    """Return a problem's rule, file name, line and column."""
    return problem.rule, Path(problem.place.file).name, problem.place.line, problem.place.column


def position_of(text: str, piece: str) -> tuple[int, int]:
    """Return line and column, counted from 1, of the one place where the text has the piece."""
    assert text.count(piece) == 1, f"{piece!r} stands {text.count(piece)} times"
    before = text[: text.index(piece)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
