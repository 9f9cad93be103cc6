"""The Tab key in real shells: names complete as people type them, and no text of a record ever runs.

`.ci/run` installs zsh and fish and sets DIALOGUEKB_NEEDS_SHELLS, so that a shell that is missing fails there.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from budget import budget, sample
from dialoguekb.completion.shell_output import shell_text
from dialoguekb.completion.typed_line import TypedLine
from dialoguekb.index.completion_table import is_offered
from knowledge import SOUND, write_files

from .interactive_shells import Shell

NEEDS_SHELLS = "DIALOGUEKB_NEEDS_SHELLS"

PAYLOADS = (
    "$(>RAN)", "`>RAN`", ";>RAN;", "&>RAN&", "|>RAN|", "\n>RAN\n", '">RAN;"', "'>RAN;'", "\\$(>RAN)", "\\`>RAN\\`",
    "$(touch RAN)", "${x:=$(>RAN)}", "(>RAN)", "{>RAN,}", "<(>RAN)", ">(>RAN)", "=(>RAN)", "))>RAN;((",
    '\\");>RAN;x=(\\"',
    "\"\"');>RAN;('\"\"", "*", "?", "[a-z]*", "~root", "!!", "!-1", "^a^b", "#>RAN", "%x", "=ls", "$HOME",
    "\\", "'", '"',
    "\x1b]0;t\x07", "\x07", "\r>RAN\r", "\t>RAN", " -o >RAN", "--data=/", "-o", "..", "/etc/passwd;>RAN", "a\u2028>RAN",
    "\u202e>RAN", "\u200b;>RAN", "x:>RAN", "x=$(>RAN)", "@(>RAN)", "$'\\x3e'RAN",
)  # fmt: skip
"""What a hostile record is called, in part."""

FORMS = ("{}", "Yxn{}", "Yxn {}", "{}Yxn")

HOSTILE_NAMES = [form.format(payload) for payload in PAYLOADS for form in FORMS]


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell_name(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if shutil.which(name) is None:
        if os.environ.get(NEEDS_SHELLS):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return name


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """Return a knowledge base whose people bear hostile names, beside harmless ones that begin alike."""
    names = "".join(
        f"  - {{id: hostile-{number}, name: Will Hostile{number}, family_name: {in_quotes(name)}, country: AU,"
        f" aliases: [{in_quotes('Zod' + name)}], sources: [dfat-2022]}}\n"
        for number, name in enumerate(HOSTILE_NAMES)
    )
    plain = "".join(
        f"  - {{id: {name}, name: Ann {family}, family_name: {family}, country: AU, sources: [dfat-2022]}}\n"
        for name, family in (("plain", "Yxnplain"), ("apostrophe", "O'Yxnbrien"))
    )
    return write_files(tmp_path / "kb", {**SOUND, "hostile.yaml": f"officials:\n{names}{plain}"})


def in_quotes(text: str) -> str:
    """Return a text in double quotes as YAML reads it."""
    escaped = "".join(
        sign if sign.isalnum() or sign in " .,:;()[]{}<>|&*?!$'`#%=~^@/+-" else f"\\U{ord(sign):08x}" for sign in text
    )
    return f'"{escaped}"'


LINES = {
    "dialoguekb meetings --country Jama": "Jamaica",
    "dialoguekb meetings --country=Jama": "--country=Jamaica",
    "dialoguekb meetings --country Jap": "Japan",
    "dialoguekb meetings --country Ja": "Ja",
    "dialoguekb partners Ind": "Ind",
    "dialoguekb meetings --country South\\ Kor": "South Korea",
    'dialoguekb meetings --country "South Kor': "South Korea",
    "dialoguekb meetings --country 'South Kor": "South Korea",
    "dialoguekb meetings --official 岸田文": "岸田文雄",
    "dialoguekb why in-jp-2plus2-2022.statu": "in-jp-2plus2-2022.status",
    "dialoguekb meetings --columns id,sta": "id,sta",
    "dialoguekb meetings --sort ordi": "ordinal",
    "dialoguekb partners --mat": "--matrix",
}
"""What is typed before Tab -> the last word of the line afterwards."""


@pytest.mark.deep
def test_the_tab_key_completes_what_people_type(shell_name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()  # a folder without a knowledge base: the bundled data completes
    with Shell(shell_name, tmp_path / "empty", tmp_path) as shell:
        words = {typed: shell.arguments_after_tab(typed)[-1] for typed in sample(list(LINES), 4)}
    assert words == {typed: LINES[typed] for typed in words}


HOSTILE_LINES = ("--official Yxn", "--official '", "--official Zod", "--official ", "--official=Yxn")


@pytest.mark.deep
def test_no_hostile_name_runs_or_is_inserted(shell_name: str, hostile_folder: Path, tmp_path: Path) -> None:
    before = sorted(hostile_folder.iterdir())
    with Shell(shell_name, hostile_folder, tmp_path) as shell:
        for number, typed in enumerate(HOSTILE_LINES[: budget(1, len(HOSTILE_LINES))]):
            shell.press_tab(f"dialoguekb meetings {typed}", times=3)
            shell.clear_line()
            shell.run(f"echo still''alive{number}", f"stillalive{number}")
    assert sorted(hostile_folder.iterdir()) == before


def test_a_harmless_name_among_hostile_ones_is_completed(shell_name: str, hostile_folder: Path, tmp_path: Path) -> None:
    with Shell(shell_name, hostile_folder, tmp_path) as shell:
        assert shell.arguments_after_tab("dialoguekb meetings --official Yxnp")[-1] == "Yxnplain"
        assert shell.arguments_after_tab("dialoguekb meetings --official O\\'Yx")[-1] == "O'Yxnbrien"


def test_two_hundred_hostile_names_are_not_offered_or_stay_one_literal_word(shell_name: str) -> None:
    assert len(HOSTILE_NAMES) >= 200
    offered = [name for name in HOSTILE_NAMES if is_offered(name)]
    assert not any(set(name) & set('$`;&|<>"\\*?[]{}()!~#\n\r\x1b') for name in offered)
    line = TypedLine(["dialoguekb", "meetings", "--official"], "")
    words = shell_text(shell_name, offered, line)
    if shell_name == "bash":
        script = f"printf '<%s>' {' '.join(words.splitlines())}"
    elif shell_name == "zsh":
        script = words.replace("compadd -U --", "printf '<%s>'")
    else:
        script = "while read -l name; printf '<%s>' (string escape -- $name | string unescape); end"
    done = subprocess.run(
        [shell_name, "-c", script],
        input=words if shell_name == "fish" else "",
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "".join(f"<{name}>" for name in offered)
